import Graphviz

/// Graphviz's HTML-like markup, written from values; all text is escaped here and nowhere else.
enum Markup {
  /// A name takes this many lines and no more, so that one very long name leaves room for the others.
  static let mostLinesOfName = 7
  /// Characters of a line in a list.
  private static let longestLine = 72

  /// A heading in bold and small lines below.
  static func list(heading: String, _ lines: [String], width: Int, _ theme: Theme) -> HTMLLabel {
    let title = brokenLabel(heading, width: width, mostLines: mostLinesOfName).map(HTMLLabel.escaped).joined(
      separator: "<BR/>")
    let below = lines.map { HTMLLabel.escaped(shortened($0, to: longestLine)) }.joined(separator: "<BR/>")
    let list = below.isEmpty ? "" : "<BR/>" + font(below, size: theme.smallFontSize)
    return HTMLLabel(markup: "<B>\(title)</B>\(list)")
  }

  /// A text on the ground of the paper, so that no line runs through it.
  static func onGround(_ text: String, _ theme: Theme) -> HTMLLabel {
    HTMLLabel(
      markup:
        "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\"><TR><TD BGCOLOR=\"\(theme.paper)\">"
        + text.split(separator: "\n").map { HTMLLabel.escaped(String($0)) }.joined(separator: "<BR/>")
        + "</TD></TR></TABLE>")
  }

  /// Markup in another size or colour.
  static func font(_ markup: String, size: Double? = nil, colour: String? = nil) -> String {
    let size = size.map { " POINT-SIZE=\"\(Theme.written($0))\"" } ?? ""
    let colour = colour.map { " COLOR=\"\($0)\"" } ?? ""
    return "<FONT\(size)\(colour)>\(markup)</FONT>"
  }
}

/// A table inside a drawing: a heat map, a matrix, a list of lines.
struct MarkupTable: Sendable {
  /// One cell.
  struct Cell: Sendable {
    /// Its lines, plain text.
    var lines: [String]
    /// The ground, `#rrggbb`; nil for none.
    var fill: String?
    /// The text; nil for the theme's.
    var ink: String?
    /// Whether it is set in bold.
    var isBold = false
    /// Where its text stands: LEFT, CENTER or RIGHT.
    var align = "CENTER"
    /// How many columns it spans.
    var columns = 1
    /// Which of its sides have a rule: any of L, T, R and B.
    var sides = ""
    /// The least width and height, in points.
    var width: Int?
    var height: Int?
    /// The words shown when pointed at.
    var tooltip: String?
    /// Where it leads: a fragment or the page of an entity.
    var link: String?
    /// Its identifier in the drawing.
    var id: String?
    /// The size of its type, in points; nil for the table's.
    var size: Double?
    /// A table that fills it instead of text.
    var content: [MarkupTable] = []

    init(
      _ lines: [String], fill: String? = nil, ink: String? = nil, isBold: Bool = false,
      align: String = "CENTER",
      columns: Int = 1, sides: String = "", width: Int? = nil, height: Int? = nil, tooltip: String? = nil,
      size: Double? = nil, content: MarkupTable? = nil
    ) {
      self.lines = lines
      self.fill = fill
      self.ink = ink
      self.isBold = isBold
      self.align = align
      self.columns = columns
      self.sides = sides
      self.width = width
      self.height = height
      self.tooltip = tooltip
      self.size = size
      self.content = content.map { [$0] } ?? []
    }
  }

  /// Rows of cells, from the top.
  var rows: [[Cell]] = []
  /// The room around a cell's text, in points.
  var padding = 3
  /// The room between cells, in points.
  var spacing = 0

  /// The table as a label, in the small type of a theme.
  func label(_ theme: Theme) -> HTMLLabel { HTMLLabel(markup: markup(theme)) }

  /// The table as markup, to stand in a label or in a cell.
  func markup(_ theme: Theme) -> String {
    let body = rows.map { row in "<TR>\(row.map { Self.markup($0, theme) }.joined())</TR>" }.joined()
    guard !body.isEmpty else { return " " }
    let table =
      "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"\(spacing)\" CELLPADDING=\"\(padding)\">\(body)</TABLE>"
    return Markup.font(table, size: theme.smallFontSize, colour: theme.ink)
  }

  private static func markup(_ cell: Cell, _ theme: Theme) -> String {
    var attributes = " ALIGN=\"\(cell.align)\""
    if let fill = cell.fill { attributes += " BGCOLOR=\"\(fill)\"" }
    if cell.columns > 1 { attributes += " COLSPAN=\"\(cell.columns)\"" }
    if !cell.sides.isEmpty {
      attributes += " SIDES=\"\(cell.sides)\" BORDER=\"1\" COLOR=\"\(theme.hairline)\""
    }
    if let width = cell.width { attributes += " WIDTH=\"\(width)\"" }
    if let height = cell.height { attributes += " HEIGHT=\"\(height)\"" }
    // A tooltip is drawn only where there is an address; '#' leads nowhere.
    if let link = cell.link ?? cell.tooltip.map({ _ in "#" }) {
      attributes += " HREF=\"\(HTMLLabel.escaped(link))\""
    }
    if let id = cell.id { attributes += " ID=\"\(HTMLLabel.escaped(id))\"" }
    if let tooltip = cell.tooltip { attributes += " TOOLTIP=\"\(HTMLLabel.escaped(tooltip))\"" }
    if let content = cell.content.first {
      return "<TD\(attributes) CELLPADDING=\"0\">\(content.markup(theme))</TD>"
    }
    var text = cell.lines.map(HTMLLabel.escaped).joined(separator: "<BR ALIGN=\"\(cell.align)\"/>")
    if cell.align != "CENTER", cell.lines.count > 1 { text += "<BR ALIGN=\"\(cell.align)\"/>" }
    // A space has a width of its own, which is too much for a narrow cell.
    if text.isEmpty, cell.width == nil { text = " " }
    if cell.isBold, !text.isEmpty { text = "<B>\(text)</B>" }
    if !text.isEmpty, cell.ink != nil || cell.size != nil {
      text = Markup.font(text, size: cell.size, colour: cell.ink)
    }
    return "<TD\(attributes)>\(text)</TD>"
  }
}
