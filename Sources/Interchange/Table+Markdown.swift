extension Table {
  /// The table in Markdown (GitHub's table syntax), markup in cells escaped.
  ///
  /// - Complexity: O(characters)
  public var markdown: String {
    var lines = ["| " + columns.map { Self.escaped($0.title) }.joined(separator: " | ") + " |"]
    lines.append("| " + columns.map { $0.isNumeric ? "---:" : "---" }.joined(separator: " | ") + " |")
    for row in rows { lines.append("| " + row.map { Self.escaped($0.text) }.joined(separator: " | ") + " |") }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "|", "\\", "*", "_", "`", "[", "]": result += "\\\(character)"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case _ where character.isNewline: result += "<br>"
      default: result.append(character)
      }
    }
    return result
  }
}
