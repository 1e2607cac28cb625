/// Markdown (GitHub's), written from values.
public enum Markdown {
  /// Text in which nothing is markup; a line end is a line break.
  ///
  /// - Complexity: O(characters)
  public static func text(_ text: String) -> String {
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
