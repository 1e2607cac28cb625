/// How figures look: type, sizes, line widths and the neutral colours. Kinds and classes of ties bring their own
/// colours from the vocabulary.
struct Theme: Sendable {
  /// The typeface; Graphviz's own installation brings it.
  let fontName = "DejaVu Sans"
  /// Points, at the size the figure is printed in.
  let fontSize = 9.0
  /// Nothing is set smaller than this, in points.
  let smallestFontSize = 7.0
  /// Lines and text.
  let ink = "#1A1A1A"
  /// Captions and minor lines.
  let faintInk = "#555555"
  /// The width of A4 paper between usual margins, in inches.
  let textWidth = 6.5

  /// The width of a line that carries a message with this chance, in points.
  func lineWidth(strength: Double) -> Double { 0.6 + 3.4 * strength }

  /// A number as Graphviz reads it: two decimals, a point.
  static func written(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    let sign = hundredths < 0 ? "-" : ""
    let digits = String(abs(hundredths) % 100)
    return "\(sign)\(abs(hundredths) / 100).\(digits.utf8.count == 1 ? "0" + digits : digits)"
  }

  static let standard = Theme()
}
