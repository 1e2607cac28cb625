/// How figures look: the page they are made for, type, line widths and colours.
///
/// Kinds and classes of ties bring their own colours from the vocabulary; a theme turns them into those of its
/// variant. No figure names a colour itself.
public struct Theme: Sendable, Hashable {
  /// What a figure is printed on.
  public enum Page: String, Sendable, Hashable, CaseIterable {
    /// The text width of an A4 page between usual margins.
    case text
    /// A whole A4 page, upright or on its side.
    case a4
    /// A whole A3 page, upright or on its side.
    case a3
    /// A slide of 16 to 9, read from afar: larger type.
    case slide
  }

  /// Which colours are used.
  public enum Variant: String, Sendable, Hashable, CaseIterable {
    /// Colours on white.
    case colour
    /// For a printer without colours: the same with their lightness alone.
    case grayscale
    /// Light type on a dark ground.
    case dark
  }

  /// A way something differs between two atlases.
  enum Change: String, Sendable, Hashable, CaseIterable {
    case added, removed, changed

    /// The second cue beside the colour.
    var sign: String {
      switch self {
      case .added: "+"
      case .removed: "−"
      case .changed: "~"
      }
    }
  }

  /// What figures are printed on.
  public let page: Page
  /// Whether they must be printed on that page; otherwise one that is too large for it takes the next larger one.
  public let isPageFixed: Bool
  /// Which colours are used.
  public let variant: Variant
  /// The page that tells of entities, which drawn entities link to: 'index.html'; nil for no links.
  public let entityPages: String?

  /// A theme; by default colours at the width of text on A4, or a larger page where that is needed, without links.
  public init(page: Page? = nil, variant: Variant = .colour, entityPages: String? = nil) {
    self.page = page ?? .text
    isPageFixed = page != nil
    self.variant = variant
    self.entityPages = entityPages
  }

  /// Colours at the width of text on A4.
  public static let standard = Theme()
}

/// Type and lines.
extension Theme {
  /// The typeface; Graphviz's own installation brings it.
  var fontName: String { "DejaVu Sans" }
  /// Points, at the size the figure is printed in.
  var fontSize: Double { page == .slide ? 14 : 9 }
  /// For lists inside nodes, labels of lines, tables, legends and captions, in points; whole, since Graphviz cuts off
  /// what follows the point of a size in a table.
  var smallFontSize: Double { page == .slide ? 11 : 8 }
  /// Nothing is set smaller than this, in points.
  static let smallestFontSize = 7.0

  /// How wide the legend and the caption are at least, in points: the page without its margins.
  var contentWidth: Double {
    switch page {
    case .text: 453
    case .a4: 523
    case .a3: 770
    case .slide: 900
    }
  }

  /// The width that a drawing which breaks its own lines may take, in points: what its margins leave.
  var tableWidth: Double { contentWidth - 13 }

  /// A text in lines of the small type, no wider than so many points.
  func lines(_ text: String, within width: Double) -> [String] {
    TextWidth.lines(text, within: width, size: smallFontSize)
  }

  /// The width of a line that carries a message with this chance, in points.
  func lineWidth(strength: Double) -> Double { 0.6 + 3.4 * strength }

  /// A number as Graphviz reads it: two decimals, a point.
  static func written(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    let sign = hundredths < 0 ? "-" : ""
    let digits = String(abs(hundredths) % 100)
    return "\(sign)\(abs(hundredths) / 100).\(digits.utf8.count == 1 ? "0" + digits : digits)"
  }
}

extension Theme {
  /// A length in points as Graphviz takes it: inches, to a thousandth of a point's order.
  static func inches(_ points: Double) -> String {
    let tenThousandths = Int((abs(points) / 72 * 10_000).rounded())
    let digits = String(tenThousandths % 10_000)
    return "\(tenThousandths / 10_000)." + String(repeating: "0", count: 4 - digits.utf8.count) + digits
  }
}

/// Colours.
extension Theme {
  private var isDark: Bool { variant == .dark }

  /// The ground.
  var paper: String { isDark ? "#1B1D21" : "#FFFFFF" }
  /// Lines and text on the ground.
  var ink: String { isDark ? "#F2F2F2" : "#1A1A1A" }
  /// Captions and minor lines on the ground.
  var faintInk: String { isDark ? "#BDBDBD" : "#555555" }
  /// Text on the fill of a node, which is light in every variant.
  var nodeInk: String { "#1A1A1A" }
  /// The band of a banded box.
  var band: String { "#4D4D4D" }
  /// The ground of frames, by how deep they are nested.
  func panel(depth: Int) -> String {
    let shades = isDark ? ["#25282E", "#2F333A", "#3A3F47"] : ["#F7F7F7", "#EDEDED", "#E2E2E2"]
    return shades[min(max(depth, 0), shades.count - 1)]
  }
  /// The ground of every second row of a table.
  var stripe: String { isDark ? "#25282E" : "#F3F3F3" }
  /// Rules of tables and frames.
  var hairline: String { isDark ? "#70757E" : "#BBBBBB" }

  /// A day after which it is too late; its thickness is the second cue.
  var deadline: String { line("#B34700") }
  /// Bars of counts.
  var bar: String { variant == .grayscale ? "#6E6E6E" : isDark ? "#7FC4EE" : "#3B82B0" }

  /// The fill of a node whose kind has that colour.
  func fill(_ colour: String) -> String {
    guard variant == .grayscale, let known = Colour(colour) else { return colour }
    return known.gray.hexadecimal
  }

  /// A line or its label in that colour, dark or light enough to be read on the ground.
  func line(_ colour: String) -> String {
    // A label may stand on the ground of a frame, where contrast is least.
    guard let known = Colour(colour), let ground = Colour(panel(depth: .max)) else { return colour }
    switch variant {
    case .colour: return known.readable(on: ground).hexadecimal
    case .grayscale: return known.gray.readable(on: ground).hexadecimal
    case .dark: return known.readable(on: ground).hexadecimal
    }
  }

  /// The colour of a change; its sign and its dashes are the second cue.
  func line(_ change: Change) -> String {
    switch change {
    case .added: line("#00785A")
    case .removed: line("#B34700")
    case .changed: line("#7B4E9E")
    }
  }

  /// A cell of a heat map: the ground and the text on it.
  ///
  /// - Parameter share: from 0, nothing, to 1, the most.
  func heat(_ share: Double) -> (fill: String, ink: String) {
    let low = Colour(paper) ?? .white
    let high = Colour(variant == .grayscale ? "#4A4A4A" : isDark ? "#7FC4EE" : "#00568A") ?? .black
    let fill = low.mixed(with: high, share: min(max(share, 0), 1))
    let inks = [Colour.black, Colour.white]
    let ink = inks.max { $0.contrast(with: fill) < $1.contrast(with: fill) } ?? .black
    return (fill.hexadecimal, ink.hexadecimal)
  }
}
