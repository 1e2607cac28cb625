import CGraphviz

extension Diagram {
  /// Reads a diagram in the DOT language.
  ///
  /// - Throws: `GraphvizError.syntax` with the line of the first fault; `.refused` for a text the library cannot
  ///   take.
  /// - Complexity: O(characters)
  public init(dot text: String) throws(GraphvizError) {
    try DOTCheck.check(text)
    self = try GraphvizRenderer.read(text)
  }
}

/// Looks through DOT text before the library's scanner sees it.
enum DOTCheck {
  /// A longer quoted string overflows the scanner's buffer.
  static let longestString = 16_384
  /// Deeper braces overflow the parser's stack.
  static let deepest = 200

  static func check(_ text: String) throws(GraphvizError) {
    if text.utf8.contains(0) { throw .refused("the text holds a NUL character") }
    var line = 1
    var depth = 0
    var stringLength: Int?
    var isEscaped = false
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\n") { line += 1 }
      if let length = stringLength {
        if byte == UInt8(ascii: "\""), !isEscaped {
          stringLength = nil
        } else {
          guard length < longestString else {
            throw .syntax(line: line, message: "a quoted string is longer than \(longestString) bytes")
          }
          stringLength = length + 1
        }
        isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): stringLength = 0
      case UInt8(ascii: "{"):
        depth += 1
        if depth > deepest {
          throw .syntax(line: line, message: "braces are nested more than \(deepest) deep")
        }
      case UInt8(ascii: "}"): depth -= 1
      default: break
      }
    }
  }
}

extension GraphvizContext {
  /// Parses DOT text into a diagram.
  func read(_ text: String) throws(GraphvizError) -> Diagram {
    _ = GraphvizDiagnostics.take()
    let graph = CGraph(parsing: text)
    let found = GraphvizDiagnostics.take()
    guard let graph, found.errors.isEmpty else { throw Self.syntaxError(found.errors, in: text) }
    return graph.diagram
  }

  /// 'syntax error in line 3 near ...' as a place and a message.
  private static func syntaxError(_ messages: [String], in text: String) -> GraphvizError {
    let message = messages.first ?? "no graph is found; expected 'graph' or 'digraph'"
    var line = messages.isEmpty ? 1 : text.utf8.count { $0 == UInt8(ascii: "\n") } + 1
    if let range = message.firstRange(of: "line ") {
      line = Int(message[range.upperBound...].prefix { $0.isNumber }) ?? line
    }
    return .syntax(line: line, message: message)
  }
}
