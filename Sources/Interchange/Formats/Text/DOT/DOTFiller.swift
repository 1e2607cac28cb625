internal import Graphviz

/// Puts a graph of a DOT file into a document.
struct DOTFiller {
  private typealias Name = NetworkDocument.Name

  let graph: DOTGraph
  /// What the graph is called among several.
  let label: String?
  /// For each node of the graph that of the document.
  private var nodes: [Int] = []
  private var clusterNames: [String] = []

  init(graph: DOTGraph, label: String?) {
    self.graph = graph
    self.label = label
  }

  mutating func fill(_ document: inout NetworkDocument) {
    for attribute in graph.attributes where attribute.name != "charset" {
      document.attributes.append((attribute.name, .text(Self.text(attribute.value))))
    }
    if graph.isStrict { document.attributes.append(("strict", .boolean(true))) }
    nameClusters(&document)
    for node in graph.nodes { add(node, to: &document) }
    for edge in graph.edges { add(edge, to: &document) }
  }

  /// Clusters go by their labels where these differ, otherwise by their names.
  private mutating func nameClusters(_ document: inout NetworkDocument) {
    let labels = graph.clusters.map { cluster in
      let own = cluster.attributes.first { $0.name == "label" }
      return own.map { DOTLabel(graph: graph).text(of: $0.value) } ?? ""
    }
    let areNames = Set(labels).count == labels.count && !labels.contains("")
    clusterNames = areNames ? labels : graph.clusters.map { Self.short($0.name) }
    if graph.clusters.contains(where: { $0.parent != nil }) {
      document.remark("clusters lie in one another; the attribute 'cluster' names the innermost")
    }
  }

  private static func short(_ name: String) -> String {
    let rest = name.dropFirst("cluster".count)
    return String(rest.hasPrefix("_") && rest.count > 1 ? rest.dropFirst() : rest)
  }

  private mutating func add(_ node: DOTGraph.Node, to document: inout NetworkDocument) {
    var identifier = node.name
    if identifier.hasPrefix("%") {
      document.remark("Graphviz forgets names that begin with '%'; numbers stand for them")
    }
    if let label, document.nodes.index(of: identifier) != nil {
      identifier = "\(label)/\(node.name)"
      document.remark("names that several graphs use have the name of the later graph before them")
    }
    while document.nodes.index(of: identifier) != nil { identifier += "'" }
    let row = document.addNode(identifier)
    nodes.append(row)
    if let label { document.nodeAttributes.set(.text(label), ofRow: row, named: Name.graph) }
    if let cluster = node.cluster {
      document.nodeAttributes.set(.text(clusterNames[cluster]), ofRow: row, named: "cluster")
    }
    if identifier != node.name {
      document.nodeAttributes.set(.text(node.name), ofRow: row, named: Name.label)
    }
    let words = DOTLabel(graph: graph, node: node.name)
    for attribute in node.attributes {
      switch attribute.name {
      case "label":
        document.nodeAttributes.set(.text(words.text(of: attribute.value)), ofRow: row, named: Name.label)
      case "pos": set(place: Self.text(attribute.value), row, &document)
      case "fillcolor" where Self.isColour(attribute.value):
        document.nodeAttributes.set(.text(Self.text(attribute.value)), ofRow: row, named: Name.colour)
      default:
        document.nodeAttributes.set(Self.value(attribute.value), ofRow: row, named: attribute.name)
      }
    }
  }

  /// `2.5,3` or `2.5,3,1!` as coordinates.
  private func set(place: String, _ row: Int, _ document: inout NetworkDocument) {
    let parts = place.split { $0 == "," || $0 == "!" || $0 == " " }.map { Double($0) }
    guard (2...3).contains(parts.count), parts.allSatisfy({ $0?.isFinite ?? false }) else {
      return document.nodeAttributes.set(.text(place), ofRow: row, named: "pos")
    }
    for (name, part) in zip([Name.x, Name.y, Name.z], parts) {
      if let part { document.nodeAttributes.set(.number(part), ofRow: row, named: name) }
    }
  }

  private func add(_ edge: DOTGraph.Edge, to document: inout NetworkDocument) {
    let (tail, head) = (graph.nodes[edge.tail].name, graph.nodes[edge.head].name)
    let row = document.addEdge(from: nodes[edge.tail], to: nodes[edge.head], isDirected: graph.isDirected)
    func set(_ value: NetworkValue, _ name: String) {
      document.edgeAttributes.set(value, ofRow: row, named: name)
    }
    if let label { set(.text(label), Name.graph) }
    if let key = edge.key { set(.text(key), Name.identifier) }
    let words = DOTLabel(graph: graph, tail: tail, head: head)
    for attribute in edge.attributes {
      switch attribute.name {
      case "label": set(.text(words.text(of: attribute.value)), Name.label)
      case "color" where Self.isColour(attribute.value): set(.text(Self.text(attribute.value)), Name.colour)
      default: set(Self.value(attribute.value), attribute.name)
      }
    }
  }

  // MARK: Values

  private static func text(_ value: Diagram.Value) -> String {
    switch value {
    case .text(let text), .raw(let text): text
    case .html(let label): "<\(label.markup)>"
    }
  }

  /// A number where the text is how numbers are written here, so that codes like 007 stay what they are.
  private static func value(_ value: Diagram.Value) -> NetworkValue {
    let text = text(value)
    guard text.utf8.count < 20, let first = text.utf8.first, first < 58 else { return .text(text) }
    if let number = Int(text), String(number) == text { return .integer(number) }
    if let number = Double(text), number.isFinite, NetworkValue.written(number) == text {
      return .number(number)
    }
    return .text(text)
  }

  /// Whether a value is `#rrggbb`.
  private static func isColour(_ value: Diagram.Value) -> Bool {
    let text = text(value)
    return text.utf8.count == 7 && text.hasPrefix("#") && text.dropFirst().allSatisfy(\.isHexDigit)
  }
}
