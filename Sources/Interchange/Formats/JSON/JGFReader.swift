#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads JSON Graph Format, versions 1 and 2: one `graph` or several `graphs`.
///
/// Source: https://github.com/jsongraph/json-graph-specification
enum JGFReader: NetworkReader {
  static func read(_ file: NetworkFile) throws(InterchangeError) -> NetworkDocument {
    let root = try JSONTree.parse(file)
    try root.mustBeObject("a JSON graph")
    var reader = JGFGraphReader(
      network: JSONNetwork(root, nodes: JSONColumns("nodes"), edges: JSONColumns("edges")))
    if let graph = root["graph"], graph.isObject {
      try reader.readAttributes(graph)
      try reader.read(graph)
      return reader.network.finish()
    }
    guard let graphs = try root.list("graphs") else {
      throw root.error("the key 'graph' with an object or 'graphs' with a list is missing")
    }
    try reader.network.setAttributes(of: root, except: ["graphs"])
    var number = 0
    for graph in graphs.elements {
      number += 1
      try graph.mustBeObject("a graph")
      reader.begin(graph["id"]?.string ?? graph["label"]?.string ?? "graph \(number)")
      try reader.read(graph)
    }
    if number > 1 {
      reader.network.document.remark(
        "the file has \(number) graphs: they became one, with the attribute 'graph'")
    }
    return reader.network.finish()
  }
}

/// Reads one graph of a file.
private struct JGFGraphReader {
  var network: JSONNetwork
  /// The name of the graph if there are several.
  private var graphName: String?
  /// The nodes of this graph by the names they have in it.
  private var names = IdentifierTable()
  private var rows: [Int] = []

  init(network: JSONNetwork) { self.network = network }

  /// One of several graphs begins.
  mutating func begin(_ name: String) {
    graphName = name
    names = IdentifierTable()
    rows = []
  }

  mutating func readAttributes(_ graph: JSONNode) throws(InterchangeError) {
    if let label = graph["label"]?.string { network.document.title = label }
    try network.setAttributes(
      of: graph, except: ["label", "directed", "nodes", "edges", "hyperedges", "metadata"])
    if let metadata = graph["metadata"], metadata.isObject { try network.setAttributes(of: metadata) }
  }

  mutating func read(_ graph: JSONNode) throws(InterchangeError) {
    let isDirected = try graph.flag("directed") ?? true
    network.document.isDirectedByDefault = isDirected
    if let nodes = graph["nodes"], nodes.isArray {
      for node in nodes.elements { try readNode(node, try node.required("id", "a node")) }
    } else if let nodes = graph["nodes"], !nodes.isNull {
      try nodes.mustBeObject("'nodes'")
      for (key, node) in nodes.members { try readNode(node, key) }
    }
    if let edges = try graph.list("edges") {
      for edge in edges.elements { try readEdge(edge, isDirected) }
    }
    let hyperedgeCount = try graph.list("hyperedges")?.elements.reduce(0) { count, _ in count + 1 } ?? 0
    if hyperedgeCount > 0 {
      network.document.remark("\(hyperedgeCount) hyperedges, which join more than two nodes, were left out")
    }
  }

  private mutating func readNode(_ node: JSONNode, _ identifier: JSONNode) throws(InterchangeError) {
    try node.mustBeObject("a node")
    let name = try identifier.identifier("the identifier of a node")
    let (row, isNew) = addNode(name)
    guard isNew else {
      throw identifier.error("the node '\(name)' stands twice: give one another identifier")
    }
    if let graphName { network.nodes.set(.text(graphName), named: NetworkDocument.Name.graph, row: row) }
    for (key, value) in node.members {
      switch key.string {
      case "id": break
      case "metadata" where value.isObject: try network.nodes.setMembers(of: value, row: row)
      case "type" where node["metadata"]?["kind"] == nil && value.isText:
        network.nodes.set(.text(value.string ?? ""), named: NetworkDocument.Name.kind, row: row)
      default: try network.nodes.set(value, place: network.nodes.place(of: key), row: row, in: node)
      }
    }
  }

  /// Adds a node of this graph. One of an earlier graph with that name is another node.
  private mutating func addNode(_ name: String) -> (row: Int, isNew: Bool) {
    let count = names.count
    let local = Int(names.insert(name))
    guard names.count > count else { return (rows[local], false) }
    var global = name
    if let graphName, network.document.nodes.index(of: name) != nil {
      global = "\(graphName)/\(name)"
      while network.document.nodes.index(of: global) != nil { global += "'" }
      network.document.remark(
        "nodes with an identifier that an earlier graph has too got the name of their graph before it")
    }
    rows.append(network.document.addNode(global))
    return (rows[local], true)
  }

  private mutating func readEdge(_ edge: JSONNode, _ isDirected: Bool) throws(InterchangeError) {
    let row = network.document.edgeCount
    let source = try node(try edge.required("source", "an edge"), "the source of an edge")
    let target = try node(try edge.required("target", "an edge"), "the target of an edge")
    if let graphName { network.edges.set(.text(graphName), named: NetworkDocument.Name.graph, row: row) }
    for (key, value) in edge.members {
      switch key.string {
      case "source", "target", "directed": break
      case "relation" where value.isText:
        network.edges.set(.text(value.string ?? ""), named: NetworkDocument.Name.type, row: row)
      case "metadata" where value.isObject: try network.edges.setMembers(of: value, row: row)
      default: try network.edges.set(value, place: network.edges.place(of: key), row: row, in: edge)
      }
    }
    network.document.addEdge(from: source, to: target, isDirected: try edge.flag("directed") ?? isDirected)
  }

  private func node(_ end: JSONNode, _ what: String) throws(InterchangeError) -> Int {
    let name = try end.identifier(what)
    guard let local = names.index(of: name) else {
      throw end.error("\(what) names a node '\(name)' that does not exist: add the node or take the edge out")
    }
    return rows[Int(local)]
  }
}
