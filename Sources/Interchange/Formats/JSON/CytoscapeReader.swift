#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads the JSON of Cytoscape (`.cyjs`) and Cytoscape.js: `elements` by group or as one list, or that list alone.
///
/// Neither program writes whether an edge has a direction; NetworkX writes `directed` for the whole, and our writer for
/// single edges.
enum CytoscapeReader: NetworkReader {
  static func read(_ file: NetworkFile) throws(InterchangeError) -> NetworkDocument {
    let root = try JSONTree.parse(file)
    let names = ["name": NetworkDocument.Name.label, "color": NetworkDocument.Name.colour]
    var reader = CytoscapeElements(
      network: JSONNetwork(
        root, nodes: JSONColumns("nodes", reserved: ["id", "parent"], names: names),
        edges: JSONColumns(
          "edges", reserved: ["source", "target", "directed"],
          names: names.merging(["interaction": NetworkDocument.Name.type]) { $1 })))
    if root.isArray {
      try reader.read(root, group: nil)
    } else {
      // Some keep the groups without the word.
      guard let elements = root["elements"] ?? (root["nodes"] ?? root["edges"]).map({ _ in root }) else {
        throw root.error("the key 'elements' is missing: a Cytoscape file has it, or is a list of elements")
      }
      try reader.readGraph(root)
      try reader.readGroups(elements)
    }
    return try reader.finish()
  }
}

/// Reads the elements of a file, nodes before edges.
private struct CytoscapeElements {
  var network: JSONNetwork
  private var edges: [JSONNode] = []
  private var parents: [(row: Int, parent: JSONNode)] = []

  init(network: JSONNetwork) { self.network = network }

  mutating func readGraph(_ root: JSONNode) throws(InterchangeError) {
    if let isDirected = try root.flag("directed") {
      network.document.isDirectedByDefault = isDirected
    } else {
      network.document.remark(
        "the format does not say whether edges have a direction: they were read with one")
    }
    if let data = root["data"], data.isObject { try network.setAttributes(of: data, titles: ["name"]) }
  }

  mutating func readGroups(_ elements: JSONNode) throws(InterchangeError) {
    if elements.isArray { return try read(elements, group: nil) }
    try elements.mustBeObject("'elements'")
    if let nodes = try elements.list("nodes") { try read(nodes, group: "nodes") }
    if let edges = try elements.list("edges") { try read(edges, group: "edges") }
  }

  mutating func read(_ elements: JSONNode, group: String?) throws(InterchangeError) {
    for element in elements.elements {
      let data = try element.required("data", "an element")
      try data.mustBeObject("'data'")
      let own = group ?? element["group"]?.string ?? (data["source"] == nil ? "nodes" : "edges")
      if own == "edges" {
        edges.append(element)
      } else if own == "nodes" {
        try readNode(element, data)
      } else {
        throw element.error("the group '\(own)' must be nodes or edges")
      }
    }
  }

  private mutating func readNode(_ element: JSONNode, _ data: JSONNode) throws(InterchangeError) {
    let row: Int
    if let identifier = data["id"], !identifier.isNull {
      row = try network.addNode(identifier, "the identifier of a node")
    } else {
      row = network.addNamelessNode()
    }
    for (key, value) in data.members {
      let place = network.nodes.place(of: key)
      if place == 1, !value.isNull { parents.append((row, value)) }
      if place > 1 { try network.nodes.set(value, place: place, row: row, in: data) }
    }
    if let position = element["position"], position.isObject {
      try network.nodes.setMembers(of: position, row: row)
    }
    try readClasses(element, &network.nodes, row)
  }

  private func readClasses(
    _ element: JSONNode, _ columns: inout JSONColumns, _ row: Int
  ) throws(InterchangeError) {
    guard let classes = element["classes"] else { return }
    let names =
      classes.string?.split(separator: " ").map(String.init) ?? classes.elements.compactMap(\.string)
    if !names.isEmpty { columns.set(.list(names), named: "classes", row: row) }
  }

  private mutating func readEdge(_ element: JSONNode) throws(InterchangeError) {
    let data = try element.required("data", "an element")
    let row = network.document.edgeCount
    let source = try network.node(try data.required("source", "'data' of an edge"), "the source of an edge")
    let target = try network.node(try data.required("target", "'data' of an edge"), "the target of an edge")
    var isDirected = network.document.isDirectedByDefault
    for (key, value) in data.members {
      let place = network.edges.place(of: key)
      let flag = value.bool ?? (value.string == "true" ? true : value.string == "false" ? false : nil)
      if place == 2, let flag { isDirected = flag }
      if place > 2 || (place == 2 && flag == nil) {
        try network.edges.set(value, place: place, row: row, in: data)
      }
    }
    try readClasses(element, &network.edges, row)
    network.document.addEdge(from: source, to: target, isDirected: isDirected)
  }

  mutating func finish() throws(InterchangeError) -> NetworkDocument {
    try setParents()
    for element in edges { try readEdge(element) }
    network.document.remark(
      "what only tells how elements are drawn, such as 'style' and 'selected', was left out")
    return network.finish()
  }

  /// Sets the node that each lies in. One that does not exist is dropped, as Cytoscape.js does.
  private mutating func setParents() throws(InterchangeError) {
    var parentOf: [Int: Int] = [:]
    for (row, parent) in parents {
      guard let index = try network.index(of: parent, "the parent of a node") else {
        network.document.remark("nodes lie in a parent that does not exist: it was left out")
        continue
      }
      parentOf[row] = index
      let name = network.document.nodes[UInt32(index)]
      network.nodes.set(.text(name), named: NetworkDocument.Name.parent, row: row)
    }
    var isChecked: Set<Int> = []
    for (row, parent) in parents {
      var (next, path) = (Optional(row), Set<Int>())
      while let node = next, !isChecked.contains(node) {
        guard path.insert(node).inserted else { throw parent.error("nodes lie in each other in a circle") }
        next = parentOf[node]
      }
      isChecked.formUnion(path)
    }
  }
}
