/// The lines of a file that some records stand on, one after the other.
public struct LineNumbers: Sendable, Hashable {
  private let first: Int
  /// Nil where each record has the line after the one before it.
  private let lines: [UInt32]?
  private let count: Int

  /// Records on lines that follow one another.
  init(from first: Int, count: Int) {
    self.first = first
    self.count = count
    lines = nil
  }

  /// Records on any lines.
  init(_ lines: [UInt32]) {
    first = 1
    count = lines.count
    self.lines = lines
  }

  /// The line of a record, from 1; nil if there is no such record. - Complexity: O(1)
  public func line(of record: Int) -> Int? {
    guard (0..<count).contains(record) else { return nil }
    return lines.map { Int($0[record]) } ?? first + record
  }
}
