import Atlas
import Graphviz

/// What a figure has drawn, gathered while it is drawn, so that the legend shows that and nothing else.
struct Legend {
  private(set) var kinds: Set<String> = []
  private(set) var tieClasses: Set<String> = []
  private(set) var grades: Set<String> = []
  private(set) var hasAssumed = false

  mutating func add(kind: String) { kinds.insert(kind) }

  mutating func add(tieClass: String, grade: String?, isAssumed: Bool) {
    tieClasses.insert(tieClass)
    if let grade { grades.insert(grade) }
    if isAssumed { hasAssumed = true }
  }

  /// Draws the legend as a part of its own below the figure: a row of kinds, then rows of lines.
  func draw(into diagram: inout Diagram, vocabulary: Vocabulary, theme: Theme) {
    var legend = Diagram.Cluster(
      "legend",
      attributes: [
        "label": .text("Legend"), "labeljust": .raw("l"), "style": .raw("rounded"), "color": .raw("#BBBBBB"),
        "fontsize": .raw(Theme.written(theme.fontSize)),
      ])
    drawKinds(into: &legend, vocabulary: vocabulary, theme: theme)
    drawLines(into: &legend, vocabulary: vocabulary, theme: theme)
    diagram.add(legend)
  }

  private func drawKinds(into legend: inout Diagram.Cluster, vocabulary: Vocabulary, theme: Theme) {
    let shown = vocabulary.kinds.filter { kinds.contains($0.name) }
    for (index, kind) in shown.enumerated() {
      var attributes = NodeStyle.attributes(of: kind, theme: theme)
      attributes["label"] = .text(kind.name)
      legend.addNode("legend kind \(index)", attributes: attributes)
    }
    for row in stride(from: 0, to: shown.count, by: 4) {
      for index in row..<min(row + 4, shown.count) - 1 {
        legend.addEdge("legend kind \(index)", "legend kind \(index + 1)", attributes: ["style": .raw("invis")])
      }
    }
  }

  private func drawLines(into legend: inout Diagram.Cluster, vocabulary: Vocabulary, theme: Theme) {
    var samples: [(label: String, attributes: [String: Diagram.Value])] = []
    for tieClass in vocabulary.tieClasses where tieClasses.contains(tieClass.name) {
      samples.append((tieClass.label, EdgeStyle.attributes(of: tieClass, strength: 0.5, isAssumed: false, theme: theme)))
    }
    for grade in vocabulary.grades where grades.contains(grade.name) {
      let width = Theme.written(theme.lineWidth(strength: grade.chance))
      samples.append(
        ("\(grade.name) (\(Theme.written(grade.chance)))", ["penwidth": .raw(width), "arrowhead": .raw("none")]))
    }
    if hasAssumed { samples.append(("assumed", ["style": .raw("dotted"), "penwidth": .raw("2")])) }
    let point: [String: Diagram.Value] = [
      "shape": .raw("point"), "style": .raw("invis"), "width": .raw("0.01"), "label": .text(""),
    ]
    for (index, sample) in samples.enumerated() {
      legend.addNode("legend line \(index) from", attributes: point)
      legend.addNode("legend line \(index) to", attributes: point)
      var attributes = sample.attributes
      attributes["label"] = .text(sample.label)
      attributes["minlen"] = .raw("1")
      legend.addEdge("legend line \(index) from", "legend line \(index) to", attributes: attributes)
    }
  }
}
