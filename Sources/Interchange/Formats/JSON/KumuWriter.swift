/// Writes the JSON that Kumu imports: elements and connections.
enum KumuWriter: NetworkWriter {
  private typealias Name = NetworkDocument.Name

  static func write(_ document: NetworkDocument) -> WrittenNetwork {
    let nodes = WrittenAttributes(
      document.nodeAttributes, "elements", names: [Name.kind: "type"],
      reserved: ["id", "_id", "attributes", "label", "Label", "type"], except: [Name.label])
    let table = document.edgeAttributes
    let hasIdentifiers = table.hasUniqueTexts(Name.identifier)
    let edges = WrittenAttributes(
      table, "connections", reserved: ["id", "_id", "attributes", "from", "to", "direction"],
      except: (hasIdentifiers ? [Name.identifier] : []) + (isAllMutual(table) ? ["direction"] : []))
    var losses = nodes.losses + edges.losses
    var output = JSONOutput()
    output.raw("{")
    if let title = document.title {
      output.raw("\n  ")
      _ = output.member("name", title, false)
      output.raw(",")
    }
    for (name, value) in document.attributes {
      losses.append("the attribute '\(name)' of the network, '\(value)', has no place")
    }
    output.raw("\n  \"elements\": [")
    output.lines(document.nodeCount, indent: "    ") { output, node in
      let identifier = document.nodes[UInt32(node)]
      let label = document.nodeAttributes.value(Name.label, ofRow: node)?.description ?? identifier
      output.raw("{")
      _ = output.member("id", identifier, false)
      _ = output.member("label", label, true)
      output.members(nodes.values(ofRow: node), after: true)
      output.raw("}")
    }
    output.raw("\n  ],\n  \"connections\": [")
    output.lines(document.edgeCount, indent: "    ") { output, edge in
      let identifier = hasIdentifiers ? table.text(Name.identifier, ofRow: edge) : nil
      output.raw("{")
      var isAfter = output.member("id", identifier, false)
      isAfter = output.member("from", document.nodes[document.sources[edge]], isAfter)
      isAfter = output.member("to", document.nodes[document.targets[edge]], isAfter)
      let isMutual = !document.isDirected[edge] && table.text("direction", ofRow: edge) == "mutual"
      let direction = document.isDirected[edge] ? "directed" : isMutual ? "mutual" : "undirected"
      isAfter = output.member("direction", direction, isAfter)
      output.members(edges.values(ofRow: edge), after: isAfter)
      output.raw("}")
    }
    output.raw("\n  ]\n}\n")
    return output.network(losses: losses)
  }

  /// Whether the attribute 'direction' only says of edges that they are mutual, as our reader sets it.
  private static func isAllMutual(_ table: AttributeTable) -> Bool {
    guard let column = table.column("direction"), column.defaultValue == nil else { return false }
    return (0..<column.count).allSatisfy { column.value(at: $0) == .text("mutual") }
  }
}
