/// Reads GEXF 1.1, 1.2 and 1.3, whatever namespace a file names.
///
/// - Source: the GEXF working group, 'GEXF File Format', primer and schema, gexf.net.
enum GEXFReader: NetworkReader {
  static func read(_ file: NetworkFile) throws(InterchangeError) -> NetworkDocument {
    var handler = GEXFHandler()
    handler.scope.text = file.bytes
    try file.readXML(&handler)
    return handler.finish()
  }
}

/// Makes a document of the tags of a GEXF file.
struct GEXFHandler: XMLHandler {
  enum Word: String, CaseIterable {
    case gexf, meta, creator, keywords, description, title, lastmodifieddate
    case graph, defaultedgetype, timezone
    case attributes, attribute, `default`, mode
    case elementClass = "class"
    case nodes, node, edges, edge, attvalues, attvalue, spells, spell, parents, parent
    case color, position, size, shape, thickness
    case id, type, value, label, pid, source, target, weight, kind
    case reference = "for"
    case start, end, startopen, endopen, timestamp, timestamps, intervals
    case x, y, z, r, g, b, a, hex
  }

  static let withText: [Word] = [.creator, .keywords, .description, .title, .default]

  /// A node or an edge, by its number.
  enum Owner: Equatable {
    case node(Int)
    case edge(Int)
  }

  /// An element that is open.
  enum Place: Equatable {
    case file
    case meta
    case metaText(Word)
    case graph
    case attributes
    case attribute
    case attributeDefault
    case nodes, edges
    case owner(Owner)
    case values(Owner)
    case spells(Owner)
    case parents(Int)
    /// What is of no interest, with all in it.
    case other
  }

  var scope = NodeScope()
  var position = 0
  var values = GEXFValues()
  var times = GEXFTimes()
  let words = Word.allCases
  private var places: [Place] = []
  private var defaultType: EdgeType = .undirected
  private var mutualCount = 0
  private var furtherParentCount = 0

  private enum EdgeType: String {
    case directed, undirected, mutual
  }

  // MARK: Tags

  mutating func start(
    _ word: Word?, _ attributes: Range<Int>, _ events: borrowing XMLEvents
  ) throws(XMLFault) {
    guard let place = places.last else {
      guard word == .gexf else { throw XMLFault("the outermost element is not <gexf>") }
      scope.edit { $0.isDirectedByDefault = false }
      places.append(.file)
      return
    }
    guard let word, place != .other else {
      places.append(.other)
      return
    }
    places.append(try open(word, attributes, events, in: place))
  }

  private mutating func open(
    _ word: Word, _ attributes: Range<Int>, _ events: borrowing XMLEvents, in place: Place
  ) throws(XMLFault) -> Place {
    switch (word, place) {
    case (.attvalue, .values(let owner)), (.attvalue, .owner(let owner)):
      values.append(attributes, events, to: owner, words)
      return .other
    case (.attvalues, .owner(let owner)): return .values(owner)
    case (.node, .nodes), (.node, .graph): return .owner(.node(try startNode(attributes, events)))
    case (.edge, .edges), (.edge, .graph): return .owner(.edge(try startEdge(attributes, events)))
    case (.color, .owner(let owner)), (.position, .owner(let owner)), (.size, .owner(let owner)),
      (.shape, .owner(let owner)), (.thickness, .owner(let owner)):
      values.draw(word, attributes, events, owner, words)
      return .other
    case (.spells, .owner(let owner)): return .spells(owner)
    case (.spell, .spells):
      times.addSpell(attributes, events, words)
      return .other
    case (.nodes, .graph), (.nodes, .owner): return .nodes
    case (.edges, .graph), (.edges, .owner): return .edges
    case (.parents, .owner(.node(let node))): return .parents(node)
    case (.parent, .parents(let node)):
      addParent(attributes, events, of: node)
      return .other
    default: return openHead(word, attributes, events, in: place)
    }
  }

  private mutating func openHead(
    _ word: Word, _ attributes: Range<Int>, _ events: borrowing XMLEvents, in place: Place
  ) -> Place {
    switch (word, place) {
    case (.graph, .file):
      startGraph(attributes, events)
      return .graph
    case (.meta, .file):
      for index in attributes where words[Int(events.attributes[index].word)] == .lastmodifieddate {
        setMeta(.lastmodifieddate, ByteText.string(events.bytes.span, events.attributes[index].range))
      }
      return .meta
    case (_, .meta): return .metaText(word)
    case (.attributes, .graph):
      values.beginClass(attributes, events, words)
      return .attributes
    case (.attribute, .attributes):
      values.beginAttribute(attributes, events, words)
      return .attribute
    case (.default, .attribute): return .attributeDefault
    default: return .other
    }
  }

  mutating func end(_ text: Range<Int>, _ events: borrowing XMLEvents) throws(XMLFault) {
    switch places.popLast() {
    case .spells(let owner): times.endSpells(of: owner, &values)
    case .attribute: values.endAttribute()
    case .attributeDefault: values.setDefault(ByteText.string(events.bytes.span, text))
    case .metaText(let word): setMeta(word, ByteText.string(events.bytes.span, text))
    default: break
    }
  }

  // MARK: Elements

  private mutating func startGraph(_ attributes: Range<Int>, _ events: borrowing XMLEvents) {
    for index in attributes {
      let attribute = events.attributes[index]
      let text = ByteText.string(events.bytes.span, attribute.range)
      switch words[Int(attribute.word)] {
      case .defaultedgetype: defaultType = EdgeType(rawValue: text.lowercased()) ?? .undirected
      // How times are written shows in themselves, so `timeformat` is not kept.
      case .timezone: setMeta(words[Int(attribute.word)], text)
      default: break
      }
    }
    if scope.graphs.isEmpty {
      let isDirected = defaultType == .directed
      scope.edit { $0.isDirectedByDefault = isDirected }
    }
    scope.beginGraph(nil)
  }

  private mutating func setMeta(_ word: Word, _ text: String) {
    guard !text.isEmpty else { return }
    scope.edit { document in
      if word == .title, document.title == nil {
        document.title = text
      } else {
        document.attributes.append((word.rawValue, .text(text)))
      }
    }
  }

  private mutating func startNode(
    _ attributes: Range<Int>, _ events: borrowing XMLEvents
  ) throws(XMLFault) -> Int {
    var (identifier, label, parent): (Range<Int>?, Range<Int>?, Range<Int>?) = (nil, nil, nil)
    var hasTimes = false
    for index in attributes {
      let attribute = events.attributes[index]
      switch words[Int(attribute.word)] {
      case .id: identifier = attribute.range
      case .label: label = attribute.range
      case .pid: parent = attribute.range
      case .start, .end, .startopen, .endopen, .timestamp, .timestamps, .intervals: hasTimes = true
      default: break
      }
    }
    guard let identifier else { throw XMLFault("a <node> without an id: give it one") }
    let node = scope.declare(events.bytes.span, identifier, at: position)
    if let label { values.set(.label, label, events, .node(node)) }
    if let parent {
      values.set(.parent, parent, events, .node(node))
    } else if case .node(let outer) = enclosingNode {
      values.nodes.append(scope.document.nodes[UInt32(outer)], row: node, named: NetworkDocument.Name.parent)
    }
    if hasTimes { times.read(attributes, events, words, of: .node(node), &values) }
    return node
  }

  /// The node that the open `<nodes>` lies in.
  private var enclosingNode: Owner? {
    guard places.count >= 2, case .owner(let owner) = places[places.count - 2] else { return nil }
    return owner
  }

  private mutating func addParent(_ attributes: Range<Int>, _ events: borrowing XMLEvents, of node: Int) {
    for index in attributes where words[Int(events.attributes[index].word)] == .reference {
      if values.hasParent(node) {
        furtherParentCount += 1
      } else {
        values.set(.parent, events.attributes[index].range, events, .node(node))
      }
    }
  }

  private mutating func startEdge(
    _ attributes: Range<Int>, _ events: borrowing XMLEvents
  ) throws(XMLFault) -> Int {
    var (source, target): (Range<Int>?, Range<Int>?) = (nil, nil)
    var (type, hasTimes) = (defaultType, false)
    for index in attributes {
      let attribute = events.attributes[index]
      switch words[Int(attribute.word)] {
      case .source: source = attribute.range
      case .target: target = attribute.range
      case .type:
        type = EdgeType(rawValue: ByteText.string(events.bytes.span, attribute.range).lowercased()) ?? type
      case .start, .end, .startopen, .endopen, .timestamp, .timestamps, .intervals: hasTimes = true
      default: break
      }
    }
    guard let source else { throw XMLFault("an <edge> without a source: name the node it starts from") }
    guard let target else { throw XMLFault("an <edge> without a target: name the node it leads to") }
    let ends = (scope.refer(events.bytes.span, source), scope.refer(events.bytes.span, target))
    let edge = scope.addEdge(from: ends.0, to: ends.1, isDirected: type == .directed, at: position)
    if type == .mutual { mutualCount += 1 }
    for index in attributes { try setEdge(events.attributes[index], events, edge) }
    if hasTimes { times.read(attributes, events, words, of: .edge(edge), &values) }
    return edge
  }

  private mutating func setEdge(
    _ attribute: XMLEvents.Attribute, _ events: borrowing XMLEvents, _ edge: Int
  ) throws(XMLFault) {
    switch words[Int(attribute.word)] {
    case .id: values.set(.identifier, attribute.range, events, .edge(edge))
    case .label: values.set(.label, attribute.range, events, .edge(edge))
    case .kind: values.set(.kind, attribute.range, events, .edge(edge))
    case .weight:
      let range = ByteText.trimmed(events.bytes.span, attribute.range)
      guard range.isEmpty || ByteText.number(events.bytes.span, range) != nil else {
        throw XMLFault("the weight '\(ByteText.string(events.bytes.span, range))' is no number")
      }
      values.set(.weight, range, events, .edge(edge))
    default: break
    }
  }

  // MARK: The end

  mutating func finish() -> NetworkDocument {
    values.settle()
    var document = scope.finish(nodes: &values.nodes, edges: &values.edges)
    (values.remarks + times.remarks).forEach { document.remark($0) }
    if mutualCount > 0 {
      document.remark("\(mutualCount) edges of type mutual go both ways: they were read as undirected")
    }
    if furtherParentCount > 0 {
      document.remark("\(furtherParentCount) further parents of nodes were left out: a node here has one")
    }
    return document
  }
}
