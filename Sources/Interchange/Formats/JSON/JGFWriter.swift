/// Writes JSON Graph Format, version 2. What it has no key for stands in `metadata`.
enum JGFWriter: NetworkWriter {
  private typealias Name = NetworkDocument.Name

  static func write(_ document: NetworkDocument) -> WrittenNetwork {
    let table = document.attributeTable
    let ownKeys = table.texts(among: ["id", "type"])
    let graph = WrittenAttributes(table, "the network", except: ownKeys)
    var output = JSONOutput()
    output.raw("{\n  \"graph\": {\n    \"directed\": \(document.direction != .undirected)")
    let keys = ownKeys.compactMap { key in table.value(key, ofRow: 0).map { (key, $0) } }
    for (key, value) in (document.title.map { [("label", .text($0))] } ?? []) + keys {
      output.raw(",\n    \"\(key)\": ")
      output.value(value)
    }
    output.raw(",\n    ")
    if output.object("metadata", graph.values(ofRow: 0), after: false) { output.raw(",\n    ") }
    writeNodes(document, &output)
    output.raw(",\n    ")
    writeEdges(document, &output)
    output.raw("\n  }\n}\n")
    return output.network(losses: graph.losses)
  }

  private static func writeNodes(_ document: NetworkDocument, _ output: inout JSONOutput) {
    let ownKeys = document.nodeAttributes.texts(among: [Name.label])
    let metadata = WrittenAttributes(document.nodeAttributes, "nodes", except: ownKeys)
    output.raw("\"nodes\": {")
    output.lines(document.nodeCount, indent: "      ") { output, node in
      output.text(document.nodes[UInt32(node)])
      output.raw(": {")
      var isAfter = false
      for key in ownKeys {
        isAfter = output.member(key, document.nodeAttributes.text(key, ofRow: node), isAfter)
      }
      _ = output.object("metadata", metadata.values(ofRow: node), after: isAfter)
      output.raw("}")
    }
    output.raw("\n    }")
  }

  private static func writeEdges(_ document: NetworkDocument, _ output: inout JSONOutput) {
    let ownKeys = document.edgeAttributes.texts(among: [Name.identifier, Name.type, Name.label])
    let metadata = WrittenAttributes(document.edgeAttributes, "edges", except: ownKeys)
    let isMixed = document.direction == .mixed
    output.raw("\"edges\": [")
    output.lines(document.edgeCount, indent: "      ") { output, edge in
      output.raw("{")
      var isAfter = output.member("source", document.nodes[document.sources[edge]], false)
      isAfter = output.member("target", document.nodes[document.targets[edge]], isAfter)
      for key in ownKeys {
        let text = document.edgeAttributes.text(key, ofRow: edge)
        isAfter = output.member(key == Name.type ? "relation" : key, text, isAfter)
      }
      if isMixed, !document.isDirected[edge] { output.raw(", \"directed\": false") }
      _ = output.object("metadata", metadata.values(ofRow: edge), after: isAfter)
      output.raw("}")
    }
    output.raw("\n    ]")
  }
}

extension JSONOutput {
  /// `"key": "text"` if there is a text.
  mutating func member(_ key: String, _ text: String?, _ isAfter: Bool) -> Bool {
    guard let text else { return isAfter }
    raw("\(isAfter ? ", " : "")\"\(key)\": ")
    self.text(text)
    return true
  }
}
