import Atlas
import Graphviz
import Interchange

/// A figure in the making: entities and ties are added, and legend, caption, tooltips, ids and the long description
/// follow from what was added.
struct Sketch {
  /// Which way layers follow each other.
  enum Direction: String {
    case leftToRight = "LR"
    case topToBottom = "TB"
  }

  /// A cue that an entity stands out, with the words the legend explains it by.
  enum Mark: Hashable {
    /// A heavy outline.
    case heavy(String)
    /// A double outline.
    case double(String)
    /// A dashed outline.
    case dashed(String)
    /// A sign before the name and an outline in its colour.
    case change(Theme.Change)
  }

  /// What stands on a node.
  enum Label {
    /// The name of the entity, broken into lines.
    case name
    /// Other words, broken into lines.
    case words(String)
    /// A heading in bold and small lines below.
    case list(String, [String])
  }

  let atlas: Atlas
  let theme: Theme
  /// The layout engine.
  let engine: String
  /// Attributes of the whole that an engine or a figure needs.
  var graphAttributes: [String: Diagram.Value] = [:]
  /// How many characters a line of a name may have.
  var labelWidth = 16
  /// Whether nodes are set close, in the small type: for figures of many.
  var isCompact = false
  /// The titles of frames that have them at the right, as lines come in from the left.
  var framesTitledAtRight: Set<String> = []
  /// What was drawn.
  private(set) var legend = Legend()
  /// All that the drawn things rest on.
  private(set) var citations: [Citation] = []
  /// The short names drawn in place of long ones; the caption spells them out.
  private var abbreviations: [(short: String, name: String)] = []

  private let direction: Direction
  private var frames: [Frame] = []
  private var loose: [Diagram.Node] = []
  private var edges: [Diagram.Edge] = []
  private var description = LongDescription()
  private var identifiers = IdentifierPool()
  private var ranks: [[String]] = []

  init(_ atlas: Atlas, _ theme: Theme, direction: Direction = .leftToRight, engine: String = "dot") {
    self.atlas = atlas
    self.theme = theme
    self.direction = direction
    self.engine = engine
  }
}

/// Adding.
extension Sketch {
  /// The name of the node that stands for an entity.
  func node(of entity: Int) -> String { atlas.entities[entity].id }

  /// Adds an entity as a node.
  ///
  /// - Parameters:
  ///   - path: the titles of the frames it stands in, the outermost first; frames come into being.
  ///   - position: where its middle is pinned, in points, for engines that take positions.
  ///   - note: what else its tooltip and the long description say.
  mutating func add(
    _ entity: Int, in path: [String] = [], label: Label = .name, marks: [Mark] = [],
    position: (x: Double, y: Double)? = nil, note: String? = nil, attributes: [String: Diagram.Value] = [:]
  ) {
    let known = atlas.entities[entity]
    guard let kind = atlas.vocabulary.kind(known.kind) else { return }
    legend.add(kind: kind.name)
    var drawn = NodeStyle.attributes(of: kind, isDashed: marks.contains(where: \.isDashed), theme: theme)
    if isCompact { drawn.merge(Self.compact(theme)) { $1 } }
    drawn["label"] = value(of: label, name: known.name, marks, width: labelWidth + Self.room(in: kind.shape))
    drawn["tooltip"] = .text("\(known.name) (\(known.kind))\(note.map { ": \($0)" } ?? "")")
    drawn["id"] = .raw(identifiers.unique("entity-\(known.id)"))
    drawn["class"] = .raw(
      "entity \(IdentifierPool.word("kind-\(known.kind)")) \(IdentifierPool.word("entity-\(known.id)"))")
    if let page = theme.entityPages {
      drawn["URL"] = .text("\(page)#\(IdentifierPool.word("entity-\(known.id)"))")
    }
    if let position {
      drawn["pos"] = Self.pinned(position)
    }
    for mark in marks {
      legend.add(mark: mark)
      drawn.merge(mark.cue(theme)) { $1 }
    }
    drawn.merge(attributes) { $1 }
    description.add(entity: known.name, kind: kind, note: note)
    add(Diagram.Node(id: known.id, attributes: drawn), in: path)
  }

  /// Adds a node that stands for no entity: a heading, an action, a date.
  ///
  /// - Parameter words: what the long description says of it; nil where it says nothing new.
  mutating func add(
    node id: String, in path: [String] = [], words: String? = nil, attributes: [String: Diagram.Value]
  ) {
    if let words { description.add(sentence: words) }
    add(Diagram.Node(id: id, attributes: attributes), in: path)
  }

  /// Adds a tie. Both its ends must have been added.
  mutating func add(_ line: Line, attributes: [String: Diagram.Value] = [:]) {
    guard let tieClass = atlas.vocabulary.tieClass(line.tieClass) else { return }
    legend.add(line)
    citations += line.citations
    let state = line.change?.rawValue ?? (line.isPast ? "past" : nil)
    description.add(sentence: (state.map { "\($0): " } ?? "") + line.words)
    var drawn = EdgeStyle.attributes(
      of: tieClass, strength: line.strength, isAssumed: line.basis == .assumed, isPotential: line.isPotential,
      theme: theme)
    drawn["tooltip"] = .text(line.words)
    let (from, to) = (atlas.entities[line.from].id, atlas.entities[line.to].id)
    let type = line.types.first ?? line.tieClass
    drawn["id"] = .raw(identifiers.unique("tie-\(from)-\(type)-\(to)"))
    let classes = ["class-\(line.tieClass)", "from-\(from)", "to-\(to)"] + line.types.map { "tie-\($0)" }
    drawn["class"] = .raw((["tie"] + classes.map(IdentifierPool.word)).joined(separator: " "))
    if let change = line.change {
      drawn["color"] = .raw(theme.line(change))
      drawn["fontcolor"] = .raw(theme.line(change))
      if change == .removed { drawn["style"] = .raw("dashed") }
    }
    if line.isPast {
      drawn["color"] = .raw(theme.hairline)
      drawn["fontcolor"] = .raw(theme.faintInk)
    }
    let label = [line.change?.sign, line.label.isEmpty ? nil : line.label].compactMap(\.self)
    if !label.isEmpty { drawn["label"] = .html(Markup.onGround(label.joined(separator: " "), theme)) }
    if !line.constrains { drawn["constraint"] = .raw("false") }
    if line.leadsBack {
      drawn["dir"] = .raw("back")
      drawn["arrowtail"] = drawn.removeValue(forKey: "arrowhead")
    }
    drawn.merge(attributes) { $1 }
    let (tail, head) = line.leadsBack ? (to, from) : (from, to)
    edges.append(Diagram.Edge(tail: tail, head: head, attributes: drawn))
  }

  /// Adds an edge that stands for no tie: the order of actions, an invisible spring.
  ///
  /// - Parameter words: what the long description says of it; nil for what only shapes the drawing.
  mutating func addEdge(
    _ tail: String, _ head: String, words: String? = nil, attributes: [String: Diagram.Value]
  ) {
    if let words { description.add(sentence: words) }
    edges.append(Diagram.Edge(tail: tail, head: head, attributes: attributes))
  }

  /// Sets nodes outside frames in layers, one after the other in the direction of the drawing, whatever ties lead
  /// where. The ties between them must not constrain, or the layers drift apart.
  ///
  /// - Parameter headings: what stands at the head of each layer.
  mutating func layer(_ layers: [(heading: String, nodes: [String])]) {
    for (index, layer) in layers.enumerated() {
      let heading = "layer \(index)"
      add(
        node: heading,
        attributes: [
          "shape": .raw("plain"), "label": .text(layer.heading), "group": .raw("headings"),
          "fontsize": .raw(Theme.written(theme.fontSize + 1)), "fontcolor": .raw(theme.faintInk),
        ])
      if index > 0 {
        addEdge(
          "layer \(index - 1)", heading, attributes: ["style": .raw("invis"), "weight": .raw("100")])
      }
      ranks.append([heading] + layer.nodes)
    }
  }

  /// Adds a table as a node of its own.
  ///
  /// - Parameter position: where its middle is pinned, in points, for engines that take positions.
  mutating func add(_ table: MarkupTable, named id: String, position: (x: Double, y: Double)? = nil) {
    var attributes: [String: Diagram.Value] = [
      "shape": .raw("plain"), "margin": .raw("0"), "height": .raw("0"), "label": .html(table.label(theme)),
    ]
    if let position { attributes["pos"] = Self.pinned(position) }
    add(node: id, attributes: attributes)
  }

  /// A position that engines keep.
  static func pinned(_ position: (x: Double, y: Double)) -> Diagram.Value {
    .raw("\(Theme.written(position.x)),\(Theme.written(position.y))!")
  }

  /// A cell of a table that stands for an entity: it leads to its page, says its kind when pointed at, and can be found
  /// by its identifier. All else of the cell stays as it is.
  ///
  /// - Parameter note: what else its tooltip says.
  mutating func cell(
    _ cell: MarkupTable.Cell, of entity: Int, note: String? = nil
  ) -> MarkupTable.Cell {
    let known = atlas.entities[entity]
    let word = IdentifierPool.word("entity-\(known.id)")
    var cell = cell
    cell.link = (theme.entityPages ?? "") + "#" + word
    cell.id = identifiers.unique(word)
    cell.tooltip = "\(known.name) (\(known.kind))\(note.map { ": \($0)" } ?? "")"
    return cell
  }

  /// The name of an entity, or where that is long its first short other name, which the caption then spells out.
  mutating func abbreviation(of entity: Int, longest: Int) -> String {
    let known = atlas.entities[entity]
    guard known.name.count > longest, let short = known.aliases.first(where: { $0.count <= longest / 2 })
    else {
      return known.name
    }
    if !abbreviations.contains(where: { $0.name == known.name }) { abbreviations.append((short, known.name)) }
    return short
  }

  /// A cell with the sign of an entity's kind in its colour, for a list of entities.
  mutating func swatch(of entity: Int) -> MarkupTable.Cell {
    guard let kind = atlas.vocabulary.kind(atlas.entities[entity].kind) else { return MarkupTable.Cell([]) }
    legend.add(kind: kind.name)
    return MarkupTable.Cell(
      [NodeStyle.glyph(kind.shape)], fill: theme.fill(kind.colour), ink: theme.nodeInk, width: 13)
  }

  /// Adds a sentence to the long description: what a table of the figure says.
  mutating func describe(_ sentence: String) { description.add(sentence: sentence) }

  /// Adds places that something drawn rests on, other than a line.
  mutating func cite(_ more: [Citation]) { citations += more }

  /// Adds a line of words to the legend.
  mutating func explain(_ sample: String, _ words: String) { legend.add(sample: sample, words: words) }
}

/// Finishing.
extension Sketch {
  /// The figure.
  ///
  /// - Parameters:
  ///   - text: what is shown and what was left out: the first sentences of the caption.
  ///   - date: the date the ties hold on.
  ///   - table: the numbers behind it.
  func figure(
    _ name: String, title: String, saying text: String, on date: PartialDate, table: Table
  ) -> Figure {
    var diagram = Diagram.figure(direction: direction, theme: theme)
    diagram.graphAttributes.merge(graphAttributes) { $1 }
    for frame in frames { diagram.add(frame.cluster(depth: 0, theme, titledAtRight: framesTitledAtRight)) }
    for node in loose { diagram.addNode(node.id, attributes: node.attributes) }
    for edge in edges { diagram.addEdge(edge.tail, edge.head, attributes: edge.attributes) }
    diagram.ranks = ranks
    let caption = Caption(text: text + spelledOut, date: date, atlas: atlas, citations: citations)
    return Figure(
      name: name, title: title, caption: caption.paragraph, author: caption.author,
      description: description.text, diagram: diagram, engine: engine, theme: theme, table: table,
      citations: citations.uniqued, entries: legend.entries(atlas.vocabulary, theme))
  }

  /// What the short names stand for, as a sentence to follow others.
  private var spelledOut: String {
    let words = abbreviations.sorted { $0.short < $1.short }.map { "\($0.short): \($0.name)" }
    return words.isEmpty ? "" : " " + words.joined(separator: "; ") + "."
  }

  private mutating func add(_ node: Diagram.Node, in path: [String]) {
    if path.isEmpty { loose.append(node) } else { Frame.add(node, to: &frames, path[...], name: "frame") }
  }

  /// How many characters more a line may have in a shape that grows wider with every line.
  private static func room(in shape: String) -> Int { ["ellipse", "octagon"].contains(shape) ? 4 : 0 }

  private func value(of label: Label, name: String, _ marks: [Mark], width: Int) -> Diagram.Value {
    let sign = marks.compactMap { mark -> String? in
      if case .change(let change) = mark { return change.sign + " " }
      return nil
    }.joined()
    switch label {
    case .name:
      let lines = brokenLabel(name, width: width, mostLines: Markup.mostLinesOfName)
      return .text(sign + lines.joined(separator: "\n"))
    case .words(let words): return .text(sign + brokenLabel(words, width: width).joined(separator: "\n"))
    case .list(let heading, let lines):
      return .html(Markup.list(heading: sign + heading, lines, width: width + 2, theme))
    }
  }

  private static func compact(_ theme: Theme) -> [String: Diagram.Value] {
    ["fontsize": .raw(Theme.written(theme.smallFontSize)), "height": .raw("0.2"), "width": .raw("0.3")]
  }
}
