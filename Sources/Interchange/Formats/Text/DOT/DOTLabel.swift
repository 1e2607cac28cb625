internal import Graphviz

/// What a label says, without what only shapes it ("The DOT Language" and "escString", graphviz.org).
struct DOTLabel {
  let graph: DOTGraph
  /// The name of the node or, of an edge, of its ends.
  var node = ""
  var tail = ""
  var head = ""

  /// The text of a label.
  func text(of value: Diagram.Value) -> String {
    switch value {
    case .text(let text): text
    case .raw(let text): Self.withoutEntities(unescaped(text))
    case .html(let label): Self.withoutEntities(Self.withoutTags(label.markup))
    }
  }

  /// `\N`, `\G`, `\E`, `\T` and `\H` are names, `\n`, `\l` and `\r` ends of lines; other characters stand for themselves.
  private func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
    var result = ""
    var isEscaped = false
    for scalar in text.unicodeScalars {
      guard isEscaped else {
        if scalar == "\\" { isEscaped = true } else { result.unicodeScalars.append(scalar) }
        continue
      }
      isEscaped = false
      switch scalar {
      case "N" where !node.isEmpty: result += node
      case "G": result += graph.name ?? ""
      case "E" where !tail.isEmpty: result += tail + (graph.isDirected ? "->" : "--") + head
      case "T" where !tail.isEmpty: result += tail
      case "H" where !tail.isEmpty: result += head
      case "n", "l", "r": result += "\n"
      default: result.unicodeScalars.append(scalar)
      }
    }
    if isEscaped { result += "\\" }
    // The escape at the end only says to which side the last line is set.
    if text.hasSuffix("\\l") || text.hasSuffix("\\r") || text.hasSuffix("\\n"), result.hasSuffix("\n") {
      result.removeLast()
    }
    return result
  }

  /// The words of markup; a line end for each break.
  private static func withoutTags(_ markup: String) -> String {
    var result = ""
    var tag: String?
    for character in markup {
      switch (character, tag) {
      case ("<", _): tag = ""
      case (">", let name?):
        if ["br", "/tr"].contains(where: { name.lowercased().hasPrefix($0) }) { result += "\n" }
        if name.lowercased().hasPrefix("/td") { result += " " }
        tag = nil
      case (_, let name?): if name.utf8.count < 8 { tag = name + String(character) }
      default: result.append(character)
      }
    }
    let lines = result.split(separator: "\n").map { line in
      line.split { $0 == " " || $0 == "\t" || $0 == "\r" }.joined(separator: " ")
    }
    return lines.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private static func withoutEntities(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    let bytes = Array(text.utf8)
    return CharacterEntities.decoded(bytes.span, bytes.indices)
  }
}
