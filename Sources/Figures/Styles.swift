import Atlas
import Graphviz

/// How a kind of entity is drawn: a shape and a fill, so that neither colour nor shape alone carries the meaning.
enum NodeStyle {
  static func attributes(of kind: Vocabulary.Kind, theme: Theme) -> [String: Diagram.Value] {
    [
      "shape": .raw(kind.shape), "style": .raw("filled"), "fillcolor": .raw(kind.colour),
      "color": .raw(theme.ink),
      "penwidth": .raw("0.8"),
    ]
  }
}

/// How a class of ties is drawn: a colour and an arrowhead; the width is the strength, dots mean assumed.
enum EdgeStyle {
  static func attributes(of tieClass: Vocabulary.TieClass, strength: Double, isAssumed: Bool, theme: Theme)
    -> [String: Diagram.Value]
  {
    var attributes: [String: Diagram.Value] = [
      "color": .raw(tieClass.colour), "fontcolor": .raw(tieClass.colour), "arrowhead": .raw(tieClass.arrow),
      "penwidth": .raw(Theme.written(theme.lineWidth(strength: strength))), "arrowsize": .raw("0.8"),
    ]
    if isAssumed { attributes["style"] = .raw("dotted") }
    return attributes
  }
}
