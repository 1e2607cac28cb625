/// Writes DOT. Every name and value stands in quotes; the nodes of a `cluster` stand in a subgraph of that name.
enum DOTWriter: NetworkWriter {
  private typealias Name = NetworkDocument.Name

  static func write(_ document: NetworkDocument) -> WrittenNetwork {
    var output = DOTOutput()
    let direction = document.direction
    output.text(direction == .undirected ? "graph " : "digraph ")
    if let title = document.title { output.text("\(output.name(title)) ") }
    output.text("{\n")
    for (name, value) in document.attributes where !["strict", "charset"].contains(name) {
      output.text("  \(output.name(name))=\(output.value(value, isLabel: false));\n")
    }
    let clusters = document.nodeAttributes.column("cluster")
    let members = clusters.map { Self.members(of: $0, document.nodeCount) } ?? []
    let names = names(of: document, &output)
    writeNodes(document, names, members, &output)
    for edge in 0..<document.edgeCount {
      let source = output.name(names[Int(document.sources[edge])])
      let target = output.name(names[Int(document.targets[edge])])
      var attributes = output.attributes(document.edgeAttributes, edge, ofNode: false)
      if direction == .mixed, !document.isDirected[edge] { attributes.append("dir=none") }
      output.text("  \(source) \(direction == .undirected ? "--" : "->") \(target)")
      output.list(attributes)
    }
    output.text("}\n")
    if document.attributes.contains(where: { $0.name == "strict" }) {
      output.lose("that parallel edges had been merged; the word 'strict' would merge those of today")
    }
    if direction == .mixed {
      output.lose("edges without a direction beside others; they have dir=none, which only drawings show")
    }
    return WrittenNetwork(output.bytes, losses: output.losses)
  }

  /// The identifiers. Graphviz keeps names that begin with % for itself and forgets those of others.
  private static func names(of document: NetworkDocument, _ output: inout DOTOutput) -> [String] {
    (0..<document.nodeCount).map { node in
      var name = document.nodes[UInt32(node)]
      guard name.hasPrefix("%") else { return name }
      output.lose("names that begin with %; a line stands before them")
      while name.hasPrefix("%") || document.nodes.index(of: name) != nil { name = "_" + name }
      return name
    }
  }

  /// The nodes of each cluster, in the order the clusters come in.
  private static func members(
    of column: AttributeTable.Column, _ nodeCount: Int
  ) -> [(name: String, nodes: [Int])] {
    var places: [String: Int] = [:]
    var members: [(name: String, nodes: [Int])] = []
    for node in 0..<nodeCount {
      guard let name = column.value(ofRow: node)?.description else { continue }
      if places[name] == nil {
        places[name] = members.count
        members.append((name, []))
      }
      if let place = places[name] { members[place].nodes.append(node) }
    }
    return members
  }

  private static func writeNodes(
    _ document: NetworkDocument, _ names: [String], _ members: [(name: String, nodes: [Int])],
    _ output: inout DOTOutput
  ) {
    for node in 0..<document.nodeCount {
      output.text("  \(output.name(names[node]))")
      output.list(output.attributes(document.nodeAttributes, node, ofNode: true))
    }
    for (place, cluster) in members.enumerated() {
      output.text("  subgraph cluster_\(place + 1) {\n    label=\(output.label(cluster.name));\n")
      for node in cluster.nodes { output.text("    \(output.name(names[node]));\n") }
      output.text("  }\n")
    }
  }
}
