/// Reads the node-link JSON of NetworkX and D3, and lists of nodes and edges like it; its adjacency JSON too, in which a
/// list of neighbours stands for each node.
///
/// A node has `id`, an edge `source` and `target`; edges stand in `links` or `edges`. Where edges name nodes by their
/// places, as D3 and NetworkX before 2.0 do, that is found out and said.
enum NodeLinkReader: NetworkReader {
  static func read(_ file: NetworkFile) throws(InterchangeError) -> NetworkDocument {
    let root = try JSONTree.parse(file)
    try root.mustBeObject("a node-link file")
    guard let nodes = try root.list("nodes") else {
      throw root.error("the key 'nodes' with a list is missing")
    }
    let adjacency = try root.list("adjacency")
    let links = try root.list(root["links"] == nil ? "edges" : "links")
    var network = JSONNetwork(
      root,
      nodes: JSONColumns(
        "nodes", reserved: ["id", "name"],
        names: root["netsJSON"] == nil
          ? ["color": NetworkDocument.Name.colour]
          : ["color": NetworkDocument.Name.colour, "lab": NetworkDocument.Name.label]),
      edges: JSONColumns(
        "edges", reserved: ["source", "target", "from", "to", "key", "directed", "id", "n1", "n2"],
        names: ["color": NetworkDocument.Name.colour]))
    var isDirected = try root.flag("directed")
    if isDirected == nil, let info = root["info"] { isDirected = try info.flag("directed") }
    if isDirected == nil {
      network.document.remark("the file does not say whether edges have a direction: they were read without")
    }
    network.document.isDirectedByDefault = isDirected ?? false
    try readAttributes(root, &network)
    network.allowsLists = true
    let key = identifierKey(nodes)
    try readNodes(nodes, key, &network)
    let isByPlace = try namesByPlace(links, network)
    if isByPlace, key != nil {
      network.document.remark("the edges name nodes by their places in the list, from 0")
    }
    root.tree.file.progress?(0.7)
    let nodeCount = network.document.nodeCount
    if let links {
      for link in links.elements { try readEdge(link, isByPlace ? nodeCount : 0, &network) }
    }
    if let adjacency { try readNeighbours(adjacency, &network) }
    return network.finish()
  }

  private static func readAttributes(
    _ root: JSONNode, _ network: inout JSONNetwork
  ) throws(InterchangeError) {
    let known = ["nodes", "links", "edges", "adjacency", "directed", "multigraph", "graph"]
    if let graph = root["graph"], graph.isObject {
      try network.setAttributes(of: graph, titles: ["name", "title"])
    } else if let pairs = root["graph"], pairs.isArray {
      // NetworkX 1 writes a list of pairs.
      for pair in pairs.elements {
        let parts = Array(pair.elements)
        guard parts.count == 2, let name = parts[0].string else { continue }
        if let value = try parts[1].scalar() {
          network.document.attributes.append((name, value))
        } else if !parts[1].isNull {
          network.document.attributes.append((name, .text(parts[1].compact)))
        }
      }
    }
    let others = root.members.compactMap(\.key.string).filter { !known.contains($0) }
    if !others.isEmpty {
      network.document.remark("left out: \(others.map { "'\($0)'" }.joined(separator: ", "))")
    }
  }

  private static func readNodes(
    _ nodes: JSONNode, _ key: String?, _ network: inout JSONNetwork
  ) throws(InterchangeError) {
    var place = 0
    for node in nodes.elements {
      try node.mustBeObject("a node")
      let row: Int
      if let key {
        row = try network.mergeNode(try node.required(key, "a node"), "the identifier of a node")
      } else {
        row = network.document.addNode(String(place))
      }
      for (name, value) in node.members {
        let column = network.nodes.place(of: name)
        if column == (key == "id" ? 0 : key == "name" ? 1 : -1) { continue }
        try network.nodes.set(value, place: column, row: row, in: node)
      }
      place += 1
    }
    if key == nil, place > 0 {
      network.document.remark("the nodes have no 'id': their places from 0 became their identifiers")
    } else if key == "name" {
      network.document.remark("the nodes have no 'id': 'name' became their identifier")
    }
  }

  private static func readEdge(
    _ link: JSONNode, _ placeCount: Int, _ network: inout JSONNetwork
  ) throws(InterchangeError) {
    try link.mustBeObject("an edge")
    let row = network.document.edgeCount
    var (source, target): (JSONNode?, JSONNode?) = (nil, nil)
    var isDirected = network.document.isDirectedByDefault
    for (key, value) in link.members {
      let place = network.edges.place(of: key)
      switch place {
      case 0: source = value
      case 1: target = value
      case 2 where link["source"] == nil: source = value
      case 3 where link["target"] == nil: target = value
      // Batagelj's netsJSON.
      case 7 where link["source"] == nil: source = value
      case 8 where link["target"] == nil: target = value
      case 4:
        // NetworkX numbers parallel edges; a number tells nothing that their order does not.
        if !value.isNull, value.integer == nil {
          try network.edges.set(value, place: place, row: row, in: link)
        }
      case 5:
        if let own = value.bool { isDirected = own }
      default: try network.edges.set(value, place: place, row: row, in: link)
      }
    }
    if link["n1"] != nil, let type = link["type"]?.string, type == "arc" || type == "edge" {
      isDirected = type == "arc"
    }
    guard let source, let target else { throw link.error("an edge must have 'source' and 'target'") }
    let start = try node(source, placeCount, &network)
    let end = try node(target, placeCount, &network)
    network.document.addEdge(from: start, to: end, isDirected: isDirected)
  }
  /// NetworkX's adjacency data: for each node, in their order, the nodes it is tied to, with the attributes of the tie.
  /// Where edges have no direction each stands with both of its ends, and is taken from the one that comes first.
  private static func readNeighbours(
    _ lists: JSONNode, _ network: inout JSONNetwork
  ) throws(InterchangeError) {
    let isDirected = network.document.isDirectedByDefault
    var source = 0
    for list in lists.elements {
      guard list.isArray else { throw list.error("a list of neighbours must stand here") }
      guard source < network.document.nodeCount else {
        throw list.error("there are more lists of neighbours than nodes")
      }
      for neighbour in list.elements {
        try neighbour.mustBeObject("a neighbour")
        let target = try network.impliedNode(try neighbour.required("id", "a neighbour"), "a neighbour")
        if !isDirected, target < source { continue }
        let row = network.document.edgeCount
        for (key, value) in neighbour.members {
          let place = network.edges.place(of: key)
          if place == 4, value.isNull || value.integer != nil { continue }
          if place != 6 { try network.edges.set(value, place: place, row: row, in: neighbour) }
        }
        network.document.addEdge(from: source, to: target, isDirected: isDirected)
      }
      source += 1
    }
  }

  /// The node an edge names: by its place if there are places, else by its identifier.
  private static func node(
    _ end: JSONNode, _ placeCount: Int, _ network: inout JSONNetwork
  ) throws(InterchangeError) -> Int {
    if placeCount > 0, let place = end.integer { return place }
    return try network.impliedNode(end, "an end of an edge")
  }

  /// The key of the identifiers: `id`, or `name` if every node has another one; nil if there is none.
  private static func identifierKey(_ nodes: JSONNode) -> String? {
    var names = IdentifierTable()
    var count = 0
    for node in nodes.elements {
      if node["id"] != nil { return "id" }
      guard let name = node["name"]?.string else { return nil }
      names.insert(name)
      count += 1
      if names.count < count { return nil }
    }
    return "name"
  }

  /// Whether the edges name nodes by their places: all ends are places, and one at least is no identifier.
  private static func namesByPlace(
    _ links: JSONNode?, _ network: JSONNetwork
  ) throws(InterchangeError) -> Bool {
    guard let links else { return false }
    var isByPlace = false
    for link in links.elements {
      for key in ["source", "target"] {
        guard let end = link[key], let place = end.integer, place >= 0, place < network.document.nodeCount
        else { return false }
        if !isByPlace { isByPlace = try network.index(of: end, "an end of an edge") == nil }
      }
    }
    return isByPlace
  }
}
