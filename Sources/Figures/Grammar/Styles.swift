import Atlas
import Graphviz

/// How a kind of entity is drawn: a shape and a fill, so that neither colour nor shape alone carries the meaning.
enum NodeStyle {
  static func attributes(of kind: Vocabulary.Kind, theme: Theme) -> [String: Diagram.Value] {
    [
      "shape": .raw(kind.shape), "style": .raw("filled"), "fillcolor": .raw(theme.fill(kind.colour)),
      "color": .raw(theme.ink), "fontcolor": .raw(theme.nodeInk), "penwidth": .raw("0.8"),
    ]
  }
}

/// How a class of ties is drawn: a colour and an arrowhead; the width is the strength, dots mean assumed, dashes that
/// the tie would have to be made first.
enum EdgeStyle {
  static func attributes(
    of tieClass: Vocabulary.TieClass, strength: Double, isAssumed: Bool = false, isPotential: Bool = false,
    theme: Theme
  ) -> [String: Diagram.Value] {
    let colour = theme.line(tieClass.colour)
    var attributes: [String: Diagram.Value] = [
      "color": .raw(colour), "fontcolor": .raw(colour), "arrowhead": .raw(tieClass.arrow),
      "penwidth": .raw(Theme.written(theme.lineWidth(strength: strength))), "arrowsize": .raw("0.7"),
    ]
    if isAssumed { attributes["style"] = .raw("dotted") }
    if isPotential { attributes["style"] = .raw("dashed") }
    return attributes
  }
}
