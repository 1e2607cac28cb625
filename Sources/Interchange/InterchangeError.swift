/// What is wrong in a file of another program, where, and what would put it right.
public struct InterchangeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of trouble it was.
  public enum Reason: Hashable, Sendable {
    /// The file does not exist or cannot be read.
    case unreadable
    /// The content is wrong.
    case invalid
    /// The format is not known, or cannot be read or written.
    case unsupported
  }

  /// What kind of trouble it was.
  public let kind: Reason
  /// The path of the file, as it was given.
  public let path: String
  /// The line, from 1; 0 if the fault is not in a line.
  public let line: Int
  /// The column in bytes, from 1.
  public let column: Int
  /// What is wrong and what would put it right.
  public let reason: String

  /// Makes an error.
  public init(_ kind: Reason = .invalid, path: String, line: Int = 0, column: Int = 0, reason: String) {
    self.kind = kind
    self.path = path
    self.line = line
    self.column = column
    self.reason = reason
  }

  /// `path:line:column: reason`.
  public var description: String {
    if line == 0 { return "\(path): \(reason)" }
    return column == 0 ? "\(path):\(line): \(reason)" : "\(path):\(line):\(column): \(reason)"
  }
}
