/// Pajek's names of colours (those of the LaTeX package `color` with dvips names), as far as they are plain.
enum PajekColours {
  private static let codes: [String: String] = [
    "black": "#000000", "white": "#ffffff", "red": "#ff0000", "green": "#00ff00", "blue": "#0000ff",
    "yellow": "#ffff00", "cyan": "#00ffff", "magenta": "#ff00ff", "gray": "#808080", "orange": "#ff6321",
  ]

  /// A colour as `#rrggbb`: by its name, or as `RGBrrggbb`. Others are left to the reader.
  static func code(of name: String) -> String? {
    let lowered = name.lowercased()
    let digits = lowered.dropFirst(3)
    if lowered.hasPrefix("rgb"), digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit) {
      return "#\(digits)"
    }
    return codes[lowered]
  }
}
