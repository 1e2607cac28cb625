import Atlas
import Graphviz

/// How a kind of entity is drawn: a shape and a fill, so that neither colour nor shape alone carries the meaning.
///
/// Beside Graphviz's own shapes there are three that hold words as closely as a box: 'rounded box', 'cut box' and
/// 'banded box', with a dark band at its left.
enum NodeStyle {
  static func attributes(
    of kind: Vocabulary.Kind, isDashed: Bool = false, theme: Theme
  ) -> [String: Diagram.Value] {
    let outline = outline(kind.shape)
    let fill = theme.fill(kind.colour)
    let isBanded = outline.style == "striped"
    let style = [isBanded ? nil : "filled", outline.style, isDashed ? "dashed" : nil].compactMap(\.self)
    return [
      "shape": .raw(outline.shape), "style": .raw(style.joined(separator: ",")),
      "margin": .raw(outline.margin), "fillcolor": .raw(isBanded ? "\(theme.band);0.06:\(fill)" : fill),
      "color": .raw(theme.ink), "fontcolor": .raw(theme.nodeInk), "penwidth": .raw("0.8"),
    ]
  }

  /// A character like a shape, for lists of entities.
  static func glyph(_ shape: String) -> String {
    switch shape {
    case "ellipse", "circle": "●"
    case "octagon": "⬢"
    case "rounded box": "▢"
    case "cut box": "◆"
    case "banded box": "▌"
    case "house": "▲"
    case "cylinder": "⛁"
    case "trapezium": "⏢"
    case "note", "folder", "tab", "component", "box3d": "▤"
    case "plain", "plaintext": "T"
    default: "■"
    }
  }

  /// Graphviz's shape, what its style needs beside the fill, and room for words where the outline takes some.
  private static func outline(_ shape: String) -> (shape: String, style: String?, margin: String) {
    switch shape {
    case "rounded box": ("box", "rounded", "0.08,0.04")
    case "cut box": ("box", "diagonals", "0.15,0.06")
    case "banded box": ("box", "striped", "0.15,0.04")
    case "component": ("component", nil, "0.14,0.04")
    case "ellipse", "octagon": (shape, nil, "0.04,0.02")
    // Its lid takes room from the words.
    case "cylinder": (shape, nil, "0.08,0.08")
    default: (shape, nil, "0.08,0.04")
    }
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
