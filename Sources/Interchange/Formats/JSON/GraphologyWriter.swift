/// Writes the JSON that graphology imports and sigma.js draws.
enum GraphologyWriter: NetworkWriter {
  static func write(_ document: NetworkDocument) -> WrittenNetwork {
    let colour = [NetworkDocument.Name.colour: "color"]
    let hasKeys = document.edgeAttributes.hasUniqueTexts(NetworkDocument.Name.identifier)
    let nodes = WrittenAttributes(document.nodeAttributes, "nodes", names: colour)
    let edges = WrittenAttributes(
      document.edgeAttributes, "edges", names: colour,
      except: hasKeys ? [NetworkDocument.Name.identifier] : [])
    let title: [(name: String, value: NetworkValue)] = document.title.map { [("name", .text($0))] } ?? []
    let graph = WrittenAttributes(
      document.attributeTable, "the network", reserved: title.isEmpty ? [] : ["name"])
    let direction = document.direction
    var output = JSONOutput()
    output.raw("{\n  \"attributes\": {")
    output.members(title + graph.values(ofRow: 0), after: false)
    output.raw("},\n  \"options\": {\"type\": \"\(direction.rawValue)\", ")
    output.raw("\"multi\": \(document.hasParallelEdges), \"allowSelfLoops\": true},\n  \"nodes\": [")
    output.lines(document.nodeCount, indent: "    ") { output, node in
      output.raw("{")
      let isAfter = output.member("key", document.nodes[UInt32(node)], false)
      _ = output.object("attributes", nodes.values(ofRow: node), after: isAfter)
      output.raw("}")
    }
    output.raw("\n  ],\n  \"edges\": [")
    output.lines(document.edgeCount, indent: "    ") { output, edge in
      output.raw("{")
      let key = hasKeys ? document.edgeAttributes.text(NetworkDocument.Name.identifier, ofRow: edge) : nil
      var isAfter = output.member("key", key, false)
      isAfter = output.member("source", document.nodes[document.sources[edge]], isAfter)
      isAfter = output.member("target", document.nodes[document.targets[edge]], isAfter)
      if !document.isDirected[edge] { output.raw(", \"undirected\": true") }
      _ = output.object("attributes", edges.values(ofRow: edge), after: isAfter)
      output.raw("}")
    }
    output.raw("\n  ]\n}\n")
    var losses = nodes.losses + edges.losses + graph.losses
    if !hasKeys, document.edgeAttributes.index(of: NetworkDocument.Name.identifier) != nil {
      losses.append("the identifiers of edges are an attribute 'id', not keys: some repeat or are no texts")
    }
    return output.network(losses: losses)
  }
}
