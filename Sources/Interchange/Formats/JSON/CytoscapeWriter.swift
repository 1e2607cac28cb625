/// Writes the JSON of Cytoscape, which Cytoscape.js reads too.
enum CytoscapeWriter: NetworkWriter {
  private typealias Name = NetworkDocument.Name

  static func write(_ document: NetworkDocument) -> WrittenNetwork {
    let title: [(name: String, value: NetworkValue)] = document.title.map { [("name", .text($0))] } ?? []
    let graph = WrittenAttributes(
      document.attributeTable, "the network", reserved: title.isEmpty ? [] : ["name"])
    var losses = graph.losses
    var output = JSONOutput()
    output.raw("{\n  \"format_version\": \"1.0\",\n  \"generated_by\": \"corridor\",\n")
    output.raw("  \"target_cytoscapejs_version\": \"~2.1\",\n")
    output.raw("  \"directed\": \(document.direction != .undirected),\n  \"data\": {")
    output.members(title + graph.values(ofRow: 0), after: false)
    output.raw("},\n  \"elements\": {\n    \"nodes\": [")
    losses += writeNodes(document, &output)
    output.raw("\n    ],\n    \"edges\": [")
    losses += writeEdges(document, &output)
    output.raw("\n    ]\n  }\n}\n")
    return output.network(losses: losses)
  }

  private static func writeNodes(_ document: NetworkDocument, _ output: inout JSONOutput) -> [String] {
    let table = document.nodeAttributes
    let hasPlaces = [Name.x, Name.y].allSatisfy {
      let column = table.column($0)
      return (column?.type == .number || column?.type == .integer) && column?.count == document.nodeCount
    }
    let names = [Name.label: "name", Name.colour: "color"]
    let attributes = WrittenAttributes(
      table, "nodes", names: names, reserved: ["id", "name"], except: hasPlaces ? [Name.x, Name.y] : [])
    output.lines(document.nodeCount, indent: "      ") { output, node in
      output.raw("{\"data\": {\"id\": ")
      output.text(document.nodes[UInt32(node)])
      output.members(attributes.values(ofRow: node), after: true)
      output.raw("}")
      if hasPlaces, let x = table.value(Name.x, ofRow: node), let y = table.value(Name.y, ofRow: node) {
        _ = output.object("position", [("x", x), ("y", y)], after: true)
      }
      output.raw("}")
    }
    return attributes.losses
  }

  private static func writeEdges(_ document: NetworkDocument, _ output: inout JSONOutput) -> [String] {
    // Nodes and edges share one set of identifiers.
    let hasIdentifiers = document.edgeAttributes.hasUniqueTexts(Name.identifier, not: document.nodes)
    var names = [Name.label: "name", Name.colour: "color", Name.type: "interaction"]
    if hasIdentifiers { names[Name.identifier] = "id" }
    let attributes = WrittenAttributes(
      document.edgeAttributes, "edges", names: names,
      reserved: ["id", "source", "target", "name", "directed"])
    let isMixed = document.direction == .mixed
    output.lines(document.edgeCount, indent: "      ") { output, edge in
      output.raw("{\"data\": {")
      var isAfter = output.member("source", document.nodes[document.sources[edge]], false)
      isAfter = output.member("target", document.nodes[document.targets[edge]], isAfter)
      if isMixed { output.raw(", \"directed\": \(document.isDirected[edge])") }
      output.members(attributes.values(ofRow: edge), after: isAfter)
      output.raw("}}")
    }
    let isSilent = document.direction == .directed
    return attributes.losses
      + (isSilent ? [] : ["Cytoscape draws every edge with a direction: those without have 'directed' false"])
  }
}
