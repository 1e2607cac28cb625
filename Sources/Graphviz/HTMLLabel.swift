/// A label in Graphviz's HTML-like markup.
///
/// Markup is checked by the library when it is drawn; a fault there is an error of the render.
public struct HTMLLabel: Sendable, Hashable, Encodable {
  /// The markup, without the outer angle brackets.
  public let markup: String

  /// An invisible character (U+2060, word joiner) that stands behind a backslash, and behind an ampersand which begins no
  /// reference but looks as if it did; a reader of what is drawn may take it out again.
  public static let guardCharacter = "\u{2060}"

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
      case _ where scalar.isUnfit || scalar.value == 0x7F: result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
