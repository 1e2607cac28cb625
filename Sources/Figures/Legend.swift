import Atlas
import Graphviz

/// What a figure has drawn, gathered while it is drawn, so that the legend shows that and nothing else.
struct Legend {
  private(set) var kinds: Set<String> = []
  private(set) var tieClasses: Set<String> = []
  private(set) var grades: Set<String> = []
  private(set) var hasAssumed = false
  private(set) var hasPotential = false

  mutating func add(kind: String) { kinds.insert(kind) }

  mutating func add(tieClass: String, grade: String?, isAssumed: Bool) {
    tieClasses.insert(tieClass)
    if let grade { grades.insert(grade) }
    if isAssumed { hasAssumed = true }
  }

  /// Notes that a tie is drawn that is not held yet.
  mutating func addPotential() { hasPotential = true }

  /// Draws the legend as a cluster of its own: every kind in its shape, and a table of the lines.
  func draw(into diagram: inout Diagram, vocabulary: Vocabulary, theme: Theme) {
    var legend = Diagram.Cluster(
      "legend",
      attributes: [
        "label": .text("Legend"), "labelloc": .raw("t"), "labeljust": .raw("l"), "style": .raw("rounded"),
        "color": .raw("#BBBBBB"), "fontsize": .raw(Theme.written(theme.fontSize)), "margin": .raw("6"),
      ])
    for (index, kind) in vocabulary.kinds.filter({ kinds.contains($0.name) }).enumerated() {
      var attributes = NodeStyle.attributes(of: kind, theme: theme)
      attributes["label"] = .text(kind.name)
      attributes["fontsize"] = .raw(Theme.written(theme.smallestFontSize + 0.5))
      attributes["height"] = .raw("0.22")
      legend.addNode("legend kind \(index)", attributes: attributes)
    }
    legend.addNode(
      "legend lines", attributes: ["shape": .raw("plain"), "label": .html(lines(vocabulary, theme))])
    diagram.add(legend)
  }

  /// One row a class of ties, in its colour and with its arrowhead, then one row a width.
  private func lines(_ vocabulary: Vocabulary, _ theme: Theme) -> HTMLLabel {
    var rows: [String] = []
    for tieClass in vocabulary.tieClasses where tieClasses.contains(tieClass.name) {
      rows.append(row(colour: tieClass.colour, height: 2, tip: Self.tip(of: tieClass.arrow), tieClass.label))
    }
    for grade in vocabulary.grades where grades.contains(grade.name) {
      let height = max(1, Int(theme.lineWidth(strength: grade.chance).rounded()))
      rows.append(
        row(colour: theme.ink, height: height, tip: "", "\(grade.name), \(Theme.written(grade.chance))"))
    }
    for (isDrawn, tip, label) in [
      (hasAssumed, "····", "dotted: assumed"), (hasPotential, "- - -", "dashed: to be joined first"),
    ] where isDrawn {
      rows.append(row(colour: "#FFFFFF", tipColour: theme.ink, height: 1, tip: tip, label))
    }
    let size = Theme.written(theme.smallestFontSize + 0.5)
    return HTMLLabel(
      markup:
        "<FONT POINT-SIZE=\"\(size)\"><TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\">"
        + rows.joined() + "</TABLE></FONT>")
  }

  private func row(
    colour: String, tipColour: String? = nil, height: Int, tip: String, _ label: String
  ) -> String {
    let line =
      "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\"><TR><TD WIDTH=\"22\" HEIGHT=\"\(height)\" "
      + "FIXEDSIZE=\"TRUE\" BGCOLOR=\"\(colour)\"></TD></TR></TABLE>"
    return
      "<TR><TD>\(line)</TD><TD><FONT COLOR=\"\(tipColour ?? colour)\">\(tip.isEmpty ? " " : tip)</FONT></TD>"
      + "<TD ALIGN=\"LEFT\">\(HTMLLabel.escaped(label))</TD></TR>"
  }

  /// A character like an arrowhead of Graphviz.
  private static func tip(of arrow: String) -> String {
    switch arrow {
    case "normal": "▶"
    case "diamond": "◆"
    case "box": "■"
    case "vee": "➤"
    case "dot": "●"
    case "empty": "▷"
    case "crow": "⋔"
    case "inv": "◀"
    default: " "
    }
  }
}
