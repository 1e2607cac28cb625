/// Reads the JSON of graphology and the older lists of nodes and edges of sigma.js.
enum GraphologyReader: NetworkReader {
  private static let names = ["color": NetworkDocument.Name.colour]
  /// sigma.js draws the weight of an edge as its size, and older files keep nothing else.
  private static let edgeNames = [
    "color": NetworkDocument.Name.colour, "size": NetworkDocument.Name.weight,
  ]

  static func read(_ file: NetworkFile) throws(InterchangeError) -> NetworkDocument {
    var root = try JSONTree.parse(file)
    try root.mustBeObject("a graphology file")
    // A bundle of minivan has the graph as one of its parts.
    if root["nodes"] == nil, let graph = root["graph"], graph["nodes"]?.isArray == true { root = graph }
    let nodes = try root.list("nodes")
    guard nodes != nil || root["attributes"] != nil || root["options"] != nil else {
      throw root.error("the key 'nodes' with a list is missing")
    }
    let isSerialized = nodes?.elements.first { _ in true }?["key"] != nil || root["options"] != nil
    guard isSerialized || (root["attributes"] != nil && root["edges"] == nil) else {
      return try NodeLinkReader.read(file)
    }
    var network = JSONNetwork(
      root, nodes: JSONColumns("nodes", names: names), edges: JSONColumns("edges", names: edgeNames))
    try readGraph(root, &network)
    if let nodes { try readNodes(nodes, &network) }
    file.progress?(0.7)
    if let edges = try root.list("edges") {
      for edge in edges.elements { try readEdge(edge, &network) }
    }
    return network.finish()
  }

  private static func readGraph(_ root: JSONNode, _ network: inout JSONNetwork) throws(InterchangeError) {
    if let attributes = root["attributes"] {
      try attributes.mustBeObject("'attributes'")
      try network.setAttributes(of: attributes, titles: ["name", "title"])
    }
    guard let type = root["options"]?["type"] else { return }
    switch type.string {
    case "undirected": network.document.isDirectedByDefault = false
    case "directed", "mixed": network.document.isDirectedByDefault = true
    default: throw type.error("'type' must be directed, undirected or mixed")
    }
  }

  private static func readNodes(_ nodes: JSONNode, _ network: inout JSONNetwork) throws(InterchangeError) {
    for node in nodes.elements {
      let row = try network.addNode(try node.required("key", "a node"), "the key of a node")
      guard let attributes = node["attributes"], !attributes.isNull else { continue }
      try attributes.mustBeObject("'attributes'")
      try network.nodes.setMembers(of: attributes, row: row)
    }
  }

  private static func readEdge(_ edge: JSONNode, _ network: inout JSONNetwork) throws(InterchangeError) {
    let row = network.document.edgeCount
    let source = try network.node(try edge.required("source", "an edge"), "the source of an edge")
    let target = try network.node(try edge.required("target", "an edge"), "the target of an edge")
    let isUndirected = try edge.flag("undirected") ?? !network.document.isDirectedByDefault
    if let key = edge["key"], !key.isNull {
      let identifier = try key.identifier("the key of an edge")
      network.edges.set(.text(identifier), named: NetworkDocument.Name.identifier, row: row)
    }
    if let attributes = edge["attributes"], !attributes.isNull {
      try attributes.mustBeObject("'attributes'")
      try network.edges.setMembers(of: attributes, row: row)
    }
    network.document.addEdge(from: source, to: target, isDirected: !isUndirected)
  }
}
