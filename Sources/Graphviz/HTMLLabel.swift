/// A label in Graphviz's HTML-like markup.
///
/// Markup is checked by the library when it is drawn; a fault there is an error of the render.
public struct HTMLLabel: Sendable, Hashable {
  /// The markup, without the outer angle brackets.
  public let markup: String

  /// Takes markup as it is. Text within it must be escaped.
  public init(markup: String) { self.markup = markup }

  /// Text made safe to stand in markup.
  ///
  /// - Complexity: O(characters)
  public static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result += " "
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
