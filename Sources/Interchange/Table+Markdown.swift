extension Table {
  /// The table in Markdown (GitHub's table syntax), markup in cells escaped.
  ///
  /// - Complexity: O(characters)
  public var markdown: String {
    var lines = ["| " + columns.map { Markdown.text($0.title) }.joined(separator: " | ") + " |"]
    lines.append("| " + columns.map { $0.isNumeric ? "---:" : "---" }.joined(separator: " | ") + " |")
    for row in rows {
      lines.append("| " + row.map { Markdown.text($0.text) }.joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
