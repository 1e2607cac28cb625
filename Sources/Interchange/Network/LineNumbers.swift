/// The lines of a file that some records stand on, as far as they are known.
public struct LineNumbers: Sendable, Hashable {
  private let first: Int
  /// Nil where each record has the line after the one before it; 0 where the line is not known.
  private var lines: [UInt32]?
  private var count: Int

  /// Records on lines that follow one another.
  init(from first: Int, count: Int) {
    self.first = first
    self.count = count
    lines = nil
  }

  /// Records on any lines.
  init(_ lines: [UInt32] = []) {
    first = 1
    count = lines.count
    self.lines = lines
  }

  /// Notes the line of a record that has none yet. - Complexity: O(1), amortised where records come in their order
  mutating func note(_ line: Int, of record: Int) {
    while lines != nil, count <= record {
      lines?.append(0)
      count += 1
    }
    if lines?[record] == 0 { lines?[record] = UInt32(truncatingIfNeeded: line) }
  }

  /// The line of a record, from 1; nil if it is not known. - Complexity: O(1)
  public func line(of record: Int) -> Int? {
    guard (0..<count).contains(record) else { return nil }
    guard let lines else { return first + record }
    return lines[record] == 0 ? nil : Int(lines[record])
  }
}
