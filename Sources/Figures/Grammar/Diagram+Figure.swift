import Graphviz

extension Diagram {
  /// An empty diagram in the type and the colours of a theme.
  static func figure(direction: Sketch.Direction, theme: Theme) -> Diagram {
    let font: [String: Value] = [
      "fontname": .raw(theme.fontName), "fontsize": .raw(Theme.written(theme.fontSize)),
      "fontcolor": .raw(theme.ink),
    ]
    var diagram = Diagram(isDirected: true)
    diagram.graphAttributes = font.merging([
      "rankdir": .raw(direction.rawValue), "labelloc": .raw("b"), "labeljust": .raw("l"),
      "nodesep": .raw("0.18"),
      "ranksep": .raw("0.32"), "bgcolor": .raw(theme.paper), "margin": .raw("0.1"),
    ]) { $1 }
    diagram.nodeAttributes = font.merging([
      "margin": .raw("0.08,0.04"), "height": .raw("0.3"), "color": .raw(theme.ink),
    ]) { $1 }
    diagram.edgeAttributes = font.merging([
      "fontsize": .raw(Theme.written(theme.smallFontSize)), "color": .raw(theme.ink),
    ]) { $1 }
    return diagram
  }
}
