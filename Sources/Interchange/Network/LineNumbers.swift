#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The lines of a file that some records stand on, as far as they are known.
public struct LineNumbers: Sendable, Hashable {
  private let first: Int
  /// Nil where each record has the line after the one before it; 0 where the line is not known.
  private var lines: [UInt32]?
  private var count: Int
  /// Where records begin in the text, as long as their lines were not asked for.
  private var offsets: RecordOffsets?

  /// Records on lines that follow one another.
  init(from first: Int, count: Int) {
    self.first = first
    self.count = count
  }

  /// Records on any lines.
  init(_ lines: [UInt32] = []) {
    first = 1
    count = lines.count
    self.lines = lines
  }

  /// Records by where they begin. Their lines are counted when `resolved()` asks for them, as most never are.
  init(_ offsets: RecordOffsets) {
    self.init()
    self.offsets = offsets
    count = offsets.values.count
  }

  /// Notes the line of a record that has none yet. - Complexity: O(1), amortised where records come in their order
  mutating func note(_ line: Int, of record: Int) {
    while lines != nil, count <= record {
      lines?.append(0)
      count += 1
    }
    if lines?[record] == 0 { lines?[record] = UInt32(truncatingIfNeeded: line) }
  }

  /// The same with the lines at hand; none where all records stand on one line, which then tells nothing.
  ///
  /// - Complexity: O(bytes of the file) the first time, then O(1)
  public func resolved() -> LineNumbers {
    guard let offsets else { return self }
    let lines = offsets.lines()
    let tellsNothing = lines.allSatisfy { $0 <= 1 } || (lines.count > 1 && Set(lines).count == 1)
    return LineNumbers(tellsNothing ? [] : lines)
  }

  /// The line of a record, from 1; nil if it is not known. - Complexity: O(1) once `resolved()`
  public func line(of record: Int) -> Int? {
    guard (0..<count).contains(record) else { return nil }
    if offsets != nil { return resolved().line(of: record) }
    guard let lines else { return first + record }
    return lines[record] == 0 ? nil : Int(lines[record])
  }
}

/// Where records begin in a text.
struct RecordOffsets: Sendable, Hashable {
  /// For each record the byte it begins with; the largest number where that is not known.
  private(set) var values: [UInt32] = []
  /// The text.
  var text = Data()

  /// Notes where a record begins that has no place yet.
  mutating func note(_ position: Int, of record: Int) {
    while values.count <= record { values.append(.max) }
    if values[record] == .max { values[record] = UInt32(clamping: position) }
  }

  /// The line of each record; 0 where it is not known. - Complexity: O(bytes + records log records)
  func lines() -> [UInt32] {
    var lines = [UInt32](repeating: 0, count: values.count)
    let span = text.span
    // In UTF-16 a line end is two bytes of which one is 0.
    let isWide = span.count >= 2 && (span[0] == 0xFE && span[1] == 0xFF || span[0] == 0xFF && span[1] == 0xFE)
    var (line, position) = (UInt32(1), 0)
    for record in values.indices.sorted(by: { values[$0] < values[$1] }) where values[record] < .max {
      while position < min(Int(values[record]), span.count) {
        if span[position] == 10, !isWide || (position ^ 1 < span.count && span[position ^ 1] == 0) {
          line += 1
        }
        position += 1
      }
      lines[record] = line
    }
    return lines
  }
}
