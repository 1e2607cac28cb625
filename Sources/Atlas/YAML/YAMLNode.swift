/// A place in a file: line and column counted from one, columns in Unicode scalars.
public struct SourcePosition: Sendable, Hashable, Codable, CustomStringConvertible {
  /// The path of the file as the user gave it.
  public let file: String
  /// The line, counted from one.
  public let line: Int
  /// The column, counted from one.
  public let column: Int

  /// Makes a position.
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// `file:line:column`, as editors understand it.
  public var description: String { "\(file):\(line):\(column)" }
}

/// One value of a YAML document with its place. Scalars stay text: whether `no` is a country or a
/// truth value is for the reader of the field to say.
struct YAMLNode: Sendable {
  enum Content: Sendable {
    case scalar(String)
    case sequence([YAMLNode])
    case mapping([Entry])
  }

  struct Entry: Sendable {
    let key: YAMLNode
    let value: YAMLNode
  }

  let content: Content
  let line: Int32
  let column: Int32
  /// False for a scalar in quotes, which is text even when empty.
  let isPlain: Bool

  /// The text of a scalar.
  var text: String? {
    if case .scalar(let text) = content { return text }
    return nil
  }

  /// An empty plain scalar: the key was written and no value.
  var isEmpty: Bool {
    if case .scalar(let text) = content { return isPlain && (text.isEmpty || text == "~") }
    return false
  }

  /// What a reader of the file would call this: 'a text', 'a list', 'a mapping'.
  var form: String {
    switch content {
    case .scalar: isEmpty ? "nothing" : "a text"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}
