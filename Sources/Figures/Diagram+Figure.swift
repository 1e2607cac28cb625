import Graphviz

extension Diagram {
  /// An empty diagram with a caption below.
  static func figure(title: String, caption: String, direction: String, theme: Theme) -> Diagram {
    let font: [String: Value] = [
      "fontname": .raw(theme.fontName), "fontsize": .raw(Theme.written(theme.fontSize)),
      "fontcolor": .raw(theme.ink),
    ]
    var diagram = Diagram(isDirected: true)
    diagram.graphAttributes = font.merging([
      "rankdir": .raw(direction), "label": .html(caption: caption, theme: theme), "labelloc": .raw("b"),
      "labeljust": .raw("l"), "nodesep": .raw("0.18"),
      "ranksep": .raw("0.32"), "bgcolor": .raw("white"), "margin": .raw("0.1"),
    ]) { $1 }
    diagram.nodeAttributes = font.merging(["margin": .raw("0.08,0.04"), "height": .raw("0.3")]) { $1 }
    diagram.edgeAttributes = font.merging(["fontsize": .raw(Theme.written(theme.smallestFontSize + 0.5))]) {
      $1
    }
    return diagram
  }
}

extension Diagram.Value {
  /// The caption in small type, broken to the width of a page.
  static func html(caption: String, theme: Theme) -> Diagram.Value {
    let lines = brokenLabel(caption, width: 105).map { HTMLLabel.escaped($0) + "<BR ALIGN=\"LEFT\"/>" }
    let size = Theme.written(theme.smallestFontSize + 0.5)
    return .html(
      HTMLLabel(markup: "<FONT POINT-SIZE=\"\(size)\" COLOR=\"\(theme.faintInk)\">\(lines.joined())</FONT>"))
  }
}
