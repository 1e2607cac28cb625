import Atlas
import Graphviz

/// What a figure has drawn, gathered while it is drawn, so that the legend shows that and nothing else.
struct Legend {
  private var kinds: Set<String> = []
  private var tieClasses: Set<String> = []
  private var grades: Set<String> = []
  private var hasAssumed = false
  private var hasPotential = false
  private var marks: Set<Sketch.Mark> = []
  private var changes: Set<Theme.Change> = []
  private var samples: [(sample: String, words: String)] = []

  mutating func add(kind: String) { kinds.insert(kind) }

  mutating func add(_ line: Line) {
    if let change = line.change { changes.insert(change) } else { tieClasses.insert(line.tieClass) }
    if let grade = line.grade { grades.insert(grade) }
    if line.isPotential { hasPotential = true } else if line.basis == .assumed { hasAssumed = true }
  }

  mutating func add(mark: Sketch.Mark) {
    if case .change(let change) = mark { changes.insert(change) } else { marks.insert(mark) }
  }

  mutating func add(sample: String, words: String) { samples.append((sample, words)) }

  private var isEmpty: Bool {
    kinds.isEmpty && tieClasses.isEmpty && changes.isEmpty && marks.isEmpty && samples.isEmpty
  }

  /// Draws the legend as a cluster of its own: every kind in its shape, and a table of the lines.
  func draw(into diagram: inout Diagram, vocabulary: Vocabulary, theme: Theme) {
    guard !isEmpty else { return }
    var cluster = Diagram.Cluster(
      "legend",
      attributes: [
        "label": .text("Legend"), "labelloc": .raw("t"), "labeljust": .raw("l"), "style": .raw("rounded"),
        "color": .raw(theme.hairline), "fontsize": .raw(Theme.written(theme.fontSize)), "margin": .raw("6"),
      ])
    for (index, kind) in vocabulary.kinds.filter({ kinds.contains($0.name) }).enumerated() {
      var attributes = NodeStyle.attributes(of: kind, theme: theme)
      attributes["label"] = .text(kind.name)
      attributes["fontsize"] = .raw(Theme.written(theme.smallFontSize))
      attributes["height"] = .raw("0.22")
      cluster.addNode("legend kind \(index)", attributes: attributes)
    }
    let lines = rows(vocabulary, theme)
    if !lines.isEmpty {
      let table = MarkupTable(rows: lines, padding: 1).label(theme)
      cluster.addNode("legend lines", attributes: ["shape": .raw("plain"), "label": .html(table)])
    }
    diagram.add(cluster)
  }

  /// The legend as a table, for engines that would scatter the nodes of a cluster: shapes stand as characters.
  func table(vocabulary: Vocabulary, theme: Theme) -> MarkupTable? {
    guard !isEmpty else { return nil }
    let shapes = vocabulary.kinds.filter { kinds.contains($0.name) }.map { kind in
      [
        MarkupTable.Cell([Self.glyph(ofShape: kind.shape)], ink: theme.line(kind.colour)),
        MarkupTable.Cell([kind.name], align: "LEFT"),
      ]
    }
    return MarkupTable(rows: shapes + rows(vocabulary, theme), padding: 1)
  }

  /// One row a class of ties, in its colour and with its arrowhead; then one a width; then one a further cue.
  private func rows(_ vocabulary: Vocabulary, _ theme: Theme) -> [[MarkupTable.Cell]] {
    var rows: [[MarkupTable.Cell]] = []
    func row(_ sample: String, _ ink: String, _ words: String) {
      rows.append([MarkupTable.Cell([sample], ink: ink), MarkupTable.Cell([words], align: "LEFT")])
    }
    for tieClass in vocabulary.tieClasses where tieClasses.contains(tieClass.name) {
      row("━━" + Self.glyph(ofArrow: tieClass.arrow), theme.line(tieClass.colour), tieClass.label)
    }
    for grade in vocabulary.grades where grades.contains(grade.name) {
      let height = max(1, Int(theme.lineWidth(strength: grade.chance).rounded()))
      rows.append([
        MarkupTable.Cell([], height: height + 6, bar: height),
        MarkupTable.Cell(["\(grade.name), \(Theme.written(grade.chance))"], align: "LEFT"),
      ])
    }
    if hasAssumed { row("· · ·", theme.ink, "dotted: assumed") }
    if hasPotential { row("- - -", theme.ink, "dashed: to be joined first") }
    for change in Theme.Change.allCases where changes.contains(change) {
      row(change.sign, theme.line(change), change == .removed ? "removed, dashed" : change.rawValue)
    }
    for (sample, words) in marks.map(Self.words).sorted(by: { $0.words < $1.words }) {
      row(sample, theme.ink, words)
    }
    for (sample, words) in samples { row(sample, theme.ink, words) }
    return rows
  }

  private static func words(_ mark: Sketch.Mark) -> (sample: String, words: String) {
    switch mark {
    case .heavy(let words): ("▣", "heavy outline: \(words)")
    case .double(let words): ("◎", "double outline: \(words)")
    case .dashed(let words): ("┄", "dashed outline: \(words)")
    case .change(let change): (change.sign, change.rawValue)
    }
  }

  /// A character like an arrowhead of Graphviz.
  private static func glyph(ofArrow arrow: String) -> String {
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

  /// A character like a shape of Graphviz.
  private static func glyph(ofShape shape: String) -> String {
    switch shape {
    case "ellipse", "circle", "point": "●"
    case "hexagon", "octagon": "⬢"
    case "house": "▲"
    case "invhouse": "▼"
    case "cylinder": "⛁"
    case "trapezium": "⏢"
    case "note", "folder", "tab", "component", "box3d": "▤"
    case "plain", "plaintext": "T"
    default: "■"
    }
  }
}
