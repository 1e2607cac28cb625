/// One thing found wrong, or worth a word, in the data: where, what, what was expected, and the remedy.
public struct Diagnostic: Error, Sendable, Hashable, Codable {
  /// How bad it is.
  public enum Severity: String, Sendable, Hashable, Codable {
    /// The atlas cannot be used.
    case error
    /// The atlas can be used; its author should look.
    case warning
  }

  /// How bad it is.
  public let severity: Severity
  /// Where it stands; nil when it concerns no single place.
  public let position: SourcePosition?
  /// What is wrong.
  public let message: String
  /// What was expected, or what to do.
  public let expected: String?
  /// Known names near an unknown one, nearest first.
  public let nearest: [String]
  /// The line concerned, cut to a readable length, and a caret under the column.
  public internal(set) var excerpt: String?

  /// Makes a diagnostic.
  public init(
    _ severity: Severity, at position: SourcePosition?, _ message: String, expected: String? = nil,
    nearest: [String] = []
  ) {
    self.severity = severity
    self.position = position
    self.message = message
    self.expected = expected
    self.nearest = nearest
  }
}

extension Diagnostic: CustomStringConvertible {
  /// `file:line:column: error: message; expected ...; did you mean ...?`, then the line with a caret.
  public var description: String {
    var text = position.map { "\($0): " } ?? ""
    text += "\(severity.rawValue): \(message)"
    if let expected { text += "; \(expected)" }
    if !nearest.isEmpty {
      text += "; did you mean " + nearest.map { "'\($0)'" }.joined(separator: " or ") + "?"
    }
    if let excerpt { text += "\n" + excerpt }
    return text
  }
}

extension Diagnostic {
  /// The line at a position with a caret under it. A very long line is cut around the column.
  static func excerpt(of lines: [Substring], at position: SourcePosition) -> String? {
    guard position.line >= 1, position.line <= lines.count else { return nil }
    let width = 96
    let line = lines[position.line - 1].unicodeScalars
    var start = 0
    if position.column > width { start = position.column - width / 2 }
    let shown = line.dropFirst(start).prefix(width).map { $0.properties.isWhitespace ? " " : $0 }
    guard !shown.isEmpty else { return nil }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: shown)
    let caret = String(repeating: " ", count: max(0, position.column - 1 - start)) + "^"
    return "    \(String(text))\n    \(caret)"
  }
}

/// Why an atlas could not be loaded: every diagnostic, not just the first.
public struct AtlasError: Error, Sendable, CustomStringConvertible {
  /// What kind of trouble it was.
  public enum Reason: Sendable {
    /// A file or folder does not exist or cannot be read.
    case unreadable
    /// The content is wrong.
    case invalid
  }

  /// What kind of trouble it was.
  public let reason: Reason
  /// Everything found, in the order of the files.
  public let diagnostics: [Diagnostic]

  /// All diagnostics, one after the other.
  public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}
