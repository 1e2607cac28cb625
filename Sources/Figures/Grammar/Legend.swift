import Atlas
import Graphviz

/// What a figure has drawn, gathered while it is drawn, so that the legend shows that and nothing else.
struct Legend {
  /// One sample with its words.
  enum Entry {
    /// A node as it is drawn, with the words inside.
    case node(attributes: [String: Diagram.Value], words: String)
    /// A line as it is drawn, with the words beside it.
    case line(attributes: [String: Diagram.Value], words: String)
    /// A sign, with the words beside it.
    case sign(String, ink: String, words: String)

    /// What it explains.
    var words: String {
      switch self {
      case .node(_, let words), .line(_, let words): words
      case .sign(let sign, _, let words): "\(sign) \(words)"
      }
    }
  }

  private var kinds: Set<String> = []
  private var tieClasses: Set<String> = []
  private var grades: Set<String> = []
  private var hasAssumed = false
  private var hasPotential = false
  private var hasPast = false
  private var marks: Set<Sketch.Mark> = []
  private var changes: Set<Theme.Change> = []
  private var samples: [(sample: String, words: String)] = []

  mutating func add(kind: String) { kinds.insert(kind) }

  mutating func add(_ line: Line) {
    if line.isPast { hasPast = true }
    if let change = line.change { changes.insert(change) } else { tieClasses.insert(line.tieClass) }
    if let grade = line.grade { grades.insert(grade) }
    if line.isPotential { hasPotential = true } else if line.basis == .assumed { hasAssumed = true }
  }

  mutating func add(mark: Sketch.Mark) {
    if case .change(let change) = mark { changes.insert(change) } else { marks.insert(mark) }
  }

  mutating func add(sample: String, words: String) { samples.append((sample, words)) }

  /// The samples in the order of the vocabulary: kinds in their shapes, classes of ties, widths, further cues.
  func entries(_ vocabulary: Vocabulary, _ theme: Theme) -> [Entry] {
    var entries = vocabulary.kinds.filter { kinds.contains($0.name) }.map { kind in
      Entry.node(attributes: NodeStyle.attributes(of: kind, theme: theme), words: kind.name)
    }
    for mark in marks.sorted(by: { $0.words < $1.words }) {
      var attributes = plainNode(theme).merging(mark.cue(theme)) { $1 }
      if mark.isDashed { attributes["style"] = .raw("filled,dashed") }
      entries.append(.node(attributes: attributes, words: mark.words))
    }
    for tieClass in vocabulary.tieClasses where tieClasses.contains(tieClass.name) {
      let attributes = EdgeStyle.attributes(of: tieClass, strength: 0.3, theme: theme)
      entries.append(.line(attributes: attributes, words: tieClass.label))
    }
    for grade in vocabulary.grades where grades.contains(grade.name) {
      let width = Theme.written(theme.lineWidth(strength: grade.chance))
      entries.append(
        .line(
          attributes: plainLine(theme, ["penwidth": .raw(width)]),
          words: "\(grade.name), \(Theme.written(grade.chance))"))
    }
    if hasAssumed {
      entries.append(.line(attributes: plainLine(theme, ["style": .raw("dotted")]), words: "assumed"))
    }
    if hasPotential {
      let dashed = plainLine(theme, ["style": .raw("dashed")])
      entries.append(.line(attributes: dashed, words: "to be joined first"))
    }
    if hasPast {
      let pale = plainLine(theme, ["color": .raw(theme.hairline)])
      entries.append(.line(attributes: pale, words: "past, with its years"))
    }
    for change in Theme.Change.allCases where changes.contains(change) {
      var attributes = plainLine(theme, ["color": .raw(theme.line(change)), "penwidth": .raw("2")])
      if change == .removed { attributes["style"] = .raw("dashed") }
      entries.append(.line(attributes: attributes, words: "\(change.sign) \(change.rawValue)"))
    }
    return entries + samples.map { .sign($0.sample, ink: theme.ink, words: $0.words) }
  }

  private func plainNode(_ theme: Theme) -> [String: Diagram.Value] {
    [
      "shape": .raw("box"), "style": .raw("filled"), "fillcolor": .raw(theme.paper), "color": .raw(theme.ink),
      "penwidth": .raw("0.8"),
    ]
  }

  private func plainLine(_ theme: Theme, _ more: [String: Diagram.Value]) -> [String: Diagram.Value] {
    ["color": .raw(theme.ink), "arrowhead": .raw("none"), "penwidth": .raw("1.4")].merging(more) { $1 }
  }
}

extension Sketch.Mark {
  /// What it means.
  var words: String {
    switch self {
    case .heavy(let words), .double(let words), .dashed(let words): words
    case .change(let change): change.rawValue
    }
  }

  /// Whether the outline of a node that bears it is dashed.
  var isDashed: Bool {
    switch self {
    case .dashed, .change(.removed): true
    case .heavy, .double, .change: false
    }
  }

  /// How else a node that bears it differs.
  func cue(_ theme: Theme) -> [String: Diagram.Value] {
    switch self {
    case .heavy: ["penwidth": .raw("2.2")]
    case .double: ["peripheries": .raw("2")]
    case .dashed: [:]
    case .change(let change): ["penwidth": .raw("2.0"), "color": .raw(theme.line(change))]
    }
  }
}
