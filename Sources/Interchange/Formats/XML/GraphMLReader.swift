/// Reads GraphML, with what yEd, Neo4j, TinkerPop, Gephi, igraph and NetworkX add to it.
///
/// - Source: U. Brandes, M. Eiglsperger, J. Lerner and C. Pich, 'Graph Markup Language (GraphML)', in R. Tamassia (ed.),
///   Handbook of Graph Drawing and Visualization, 2013; the schema at graphml.graphdrawing.org.
enum GraphMLReader: NetworkReader {
  static func read(_ file: NetworkFile) throws(InterchangeError) -> NetworkDocument {
    var handler = GraphMLHandler()
    handler.scope.text = file.bytes
    try file.readXML(&handler)
    return handler.finish()
  }
}

/// Makes a document of the tags of a GraphML file.
struct GraphMLHandler: XMLHandler {
  enum Word: String, CaseIterable {
    case graphml, key, `default`, graph, node, edge, hyperedge, port, data, desc
    case id, source, target, directed, edgedefault, labels, label, sourceport, targetport
    case keyDomain = "for"
    case keyName = "attr.name"
    case keyType = "attr.type"
    case keyList = "attr.list"
    case graphics = "yfiles.type"
    case nodeLabel = "NodeLabel"
    case edgeLabel = "EdgeLabel"
    case geometry = "Geometry"
    case fill = "Fill"
    case lineStyle = "LineStyle"
    case shape = "Shape"
    case x, y, color, type
  }

  static let withText: [Word] = [.data, .default, .desc, .nodeLabel, .edgeLabel]

  /// An element that is open.
  enum Place: Equatable {
    case file
    case key
    case keyDefault
    case graph(isDirected: Bool, isOuter: Bool)
    case node(Int)
    case edge(Int)
    /// A value for the place that holds it.
    case data(GraphMLKeys.Target)
    case drawing
    case drawingLabel
    case description
    /// What is of no interest, with all in it.
    case other
  }

  var scope = NodeScope()
  var position = 0
  var keys = GraphMLKeys()
  var drawing = YEdDrawing()
  private var places: [Place] = []
  private let words = Word.allCases
  private var edgeLabelsAreTypes = false
  private var hyperedgeCount = 0
  private var portCount = 0
  private var lostDefaultCount = 0

  // MARK: Tags

  mutating func start(
    _ word: Word?, _ attributes: Range<Int>, _ events: borrowing XMLEvents
  ) throws(XMLFault) {
    guard let place = places.last else {
      guard word == .graphml else { throw XMLFault("the outermost element is not <graphml>") }
      places.append(.file)
      return
    }
    let next: Place
    switch (word, place) {
    case (.data, .node), (.data, .edge), (.data, .graph), (.data, .file):
      next = startData(attributes, events, in: place)
    case (.node, .graph): next = try startNode(attributes, events)
    case (.edge, .graph(let isDirected, _)): next = try startEdge(attributes, events, isDirected)
    case (.graph, .file), (.graph, .node), (.graph, .edge): next = startGraph(attributes, events, in: place)
    case (.key, .file), (.key, .graph):
      keys.begin(attributes, events)
      next = .key
    case (.default, .key): next = .keyDefault
    case (.desc, .node), (.desc, .edge), (.desc, .graph): next = .description
    case (_, .data(.graphics)), (_, .drawing): next = drawing.start(word, attributes, events)
    default:
      if word == .hyperedge { hyperedgeCount += 1 }
      if word == .port, case .node = place { portCount += 1 }
      next = .other
    }
    places.append(next)
  }

  mutating func end(_ text: Range<Int>, _ events: borrowing XMLEvents) throws(XMLFault) {
    guard let place = places.popLast(), let outer = places.last else { return }
    switch place {
    case .data(let target): endData(target, text, events, in: outer)
    case .key: keys.end()
    case .keyDefault: keys.setDefault(ByteText.string(events.bytes.span, text))
    case .drawingLabel: drawing.setLabel(ByteText.string(events.bytes.span, text))
    case .description: describe(outer, ByteText.string(events.bytes.span, text))
    default: break
    }
  }

  // MARK: Elements

  private mutating func startGraph(
    _ attributes: Range<Int>, _ events: borrowing XMLEvents, in place: Place
  ) -> Place {
    var (name, isDirected): (String?, Bool?) = (nil, nil)
    for index in attributes {
      let attribute = events.attributes[index]
      switch words[Int(attribute.word)] {
      case .id: name = ByteText.string(events.bytes.span, attribute.range)
      case .edgedefault:
        isDirected = ByteText.string(events.bytes.span, attribute.range).lowercased() == "directed"
      default: break
      }
    }
    if isDirected == nil { lostDefaultCount += 1 }
    if place == .file {
      if scope.graphs.isEmpty { scope.edit { $0.isDirectedByDefault = isDirected ?? false } }
      scope.beginGraph(name)
    }
    return .graph(isDirected: isDirected ?? false, isOuter: place == .file)
  }

  private mutating func startNode(
    _ attributes: Range<Int>, _ events: borrowing XMLEvents
  ) throws(XMLFault) -> Place {
    var (identifier, labels): (Range<Int>?, Range<Int>?) = (nil, nil)
    for index in attributes {
      let attribute = events.attributes[index]
      switch words[Int(attribute.word)] {
      case .id: identifier = attribute.range
      case .labels: labels = attribute.range
      default: break
      }
    }
    guard let identifier else { throw XMLFault("a <node> without an id: give it one") }
    let node = scope.declare(events.bytes.span, identifier, at: position)
    if let labels { keys.setKind(ByteText.string(events.bytes.span, labels), ofNode: node) }
    for place in places.reversed() {
      guard case .node(let parent) = place else { continue }
      keys.nodes.append(
        scope.document.nodes[UInt32(parent)], row: node, named: NetworkDocument.Name.parent)
      break
    }
    return .node(node)
  }

  private mutating func startEdge(
    _ attributes: Range<Int>, _ events: borrowing XMLEvents, _ isDirectedByDefault: Bool
  ) throws(XMLFault) -> Place {
    var (source, target, isDirected): (Range<Int>?, Range<Int>?, Bool) = (nil, nil, isDirectedByDefault)
    for index in attributes {
      let attribute = events.attributes[index]
      switch words[Int(attribute.word)] {
      case .source: source = attribute.range
      case .target: target = attribute.range
      case .directed:
        isDirected = ByteText.boolean(events.bytes.span, attribute.range) ?? isDirectedByDefault
      default: break
      }
    }
    guard let source else { throw XMLFault("an <edge> without a source: name the node it starts from") }
    guard let target else { throw XMLFault("an <edge> without a target: name the node it leads to") }
    let ends = (scope.refer(events.bytes.span, source), scope.refer(events.bytes.span, target))
    let edge = scope.addEdge(from: ends.0, to: ends.1, isDirected: isDirected, at: position)
    edgeLabelsAreTypes = false
    for index in attributes {
      let attribute = events.attributes[index]
      switch words[Int(attribute.word)] {
      case .id: keys.set(.identifier, attribute.range, events, edge)
      case .label:
        keys.set(.type, attribute.range, events, edge)
        edgeLabelsAreTypes = true
      case .sourceport: keys.set(.sourcePort, attribute.range, events, edge)
      case .targetport: keys.set(.targetPort, attribute.range, events, edge)
      default: break
      }
    }
    return .edge(edge)
  }

  // MARK: Values

  private mutating func startData(
    _ attributes: Range<Int>, _ events: borrowing XMLEvents, in place: Place
  ) -> Place {
    for index in attributes where words[Int(events.attributes[index].word)] == .key {
      return .data(
        keys.target(events.bytes.span, events.attributes[index].range, GraphMLKeys.Domain(place)))
    }
    return .other
  }

  private mutating func endData(
    _ target: GraphMLKeys.Target, _ text: Range<Int>, _ events: borrowing XMLEvents, in place: Place
  ) {
    switch (place, target) {
    case (.node(let node), .graphics): drawing.apply(toNode: node, &keys.nodes)
    case (.edge(let edge), .graphics): drawing.apply(toEdge: edge, &keys.edges)
    case (.node(let node), .column(let column)):
      keys.nodes.append(events.bytes.span, text, row: node, column: column)
    case (.edge(let edge), .column(let column)):
      // Neo4j writes the type of an edge twice: as an attribute of the tag and as data.
      if edgeLabelsAreTypes, keys.edges.columns[column].name == NetworkDocument.Name.label { return }
      keys.edges.append(events.bytes.span, text, row: edge, column: column)
    case (.graph(_, isOuter: true), .graph(let key)):
      setGraphValue(keys.list[key], ByteText.string(events.bytes.span, text))
    default: break
    }
  }

  private mutating func setGraphValue(_ key: GraphMLKeys.Key, _ text: String) {
    guard let value = key.value(text) else { return }
    scope.edit { document in
      if document.title == nil, ["title", "name", "label"].contains(key.name) {
        document.title = text
      } else {
        document.attributes.append((key.name, value))
      }
    }
  }

  private mutating func describe(_ place: Place, _ text: String) {
    let name = NetworkDocument.Name.description
    switch place {
    case .node(let node): keys.nodes.append(text, row: node, named: name)
    case .edge(let edge): keys.edges.append(text, row: edge, named: name)
    case .graph(_, isOuter: true): scope.edit { $0.attributes.append((name, .text(text))) }
    default: break
    }
  }

  // MARK: The end

  mutating func finish() -> NetworkDocument {
    keys.settleNames()
    var document = scope.finish(nodes: &keys.nodes, edges: &keys.edges)
    keys.remarks.forEach { document.remark($0) }
    if hyperedgeCount > 0 {
      document.remark("\(hyperedgeCount) hyperedges were left out: an edge here has two ends")
    }
    if portCount > 0 {
      document.remark("\(portCount) ports were left out; edges keep the names of theirs")
    }
    if lostDefaultCount > 0 {
      document.remark(
        "a graph does not say by edgedefault whether its edges have a direction: undirected was taken")
    }
    return document
  }
}
