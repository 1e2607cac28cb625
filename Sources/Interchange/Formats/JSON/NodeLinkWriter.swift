/// Writes the node-link JSON of NetworkX, as version 3.4 and later read it: edges stand in `edges`.
enum NodeLinkWriter: NetworkWriter {
  static func write(_ document: NetworkDocument) -> WrittenNetwork {
    let colour = [NetworkDocument.Name.colour: "color"]
    let nodes = WrittenAttributes(document.nodeAttributes, "nodes", names: colour, reserved: ["id"])
    let edges = WrittenAttributes(
      document.edgeAttributes, "edges", names: colour, reserved: ["source", "target", "key", "directed"])
    let title: [(name: String, value: NetworkValue)] = document.title.map { [("name", .text($0))] } ?? []
    let graph = WrittenAttributes(
      document.attributeTable, "the network", reserved: title.isEmpty ? [] : ["name"])
    let direction = document.direction
    var losses = nodes.losses + edges.losses + graph.losses
    if direction == .mixed {
      losses.append("NetworkX has no mixed graphs: edges without a direction have 'directed' false")
    }
    var output = JSONOutput()
    output.raw("{\n  \"directed\": \(direction != .undirected),\n")
    output.raw("  \"multigraph\": \(document.hasParallelEdges),\n  \"graph\": {")
    output.members(title + graph.values(ofRow: 0), after: false)
    output.raw("},\n  \"nodes\": [")
    output.lines(document.nodeCount, indent: "    ") { output, node in
      output.raw("{\"id\": ")
      output.text(document.nodes[UInt32(node)])
      output.members(nodes.values(ofRow: node), after: true)
      output.raw("}")
    }
    output.raw("\n  ],\n  \"edges\": [")
    output.lines(document.edgeCount, indent: "    ") { output, edge in
      output.raw("{\"source\": ")
      output.text(document.nodes[document.sources[edge]])
      output.raw(", \"target\": ")
      output.text(document.nodes[document.targets[edge]])
      if direction == .mixed, !document.isDirected[edge] { output.raw(", \"directed\": false") }
      output.members(edges.values(ofRow: edge), after: true)
      output.raw("}")
    }
    output.raw("\n  ]\n}\n")
    return output.network(losses: losses)
  }
}
