/// Writes a file of nodes and a file of edges that Gephi, Cytoscape, NetworkX and our own reader read.
enum DelimitedWriter: NetworkWriter {
  static func write(_ document: NetworkDocument) -> WrittenNetwork {
    var written = WrittenNetwork()
    written.files = [("-nodes", nodes(document)), ("-edges", edges(document))]
    if !document.attributes.isEmpty {
      let names = document.attributes.map(\.name).joined(separator: ", ")
      written.losses.append("CSV has no attributes of the network as a whole: \(names)")
    }
    return written
  }

  private static func nodes(_ document: NetworkDocument) -> [UInt8] {
    let columns = document.nodeAttributes.columns
    var bytes = row(["Id"] + columns.map { heading($0.name, isEdge: false) })
    for node in 0..<document.nodeCount {
      bytes += row([document.nodes[UInt32(node)]] + fields(columns, node))
    }
    return bytes
  }

  private static func edges(_ document: NetworkDocument) -> [UInt8] {
    let columns = document.edgeAttributes.columns
    var bytes = row(["Source", "Target", "Direction"] + columns.map { heading($0.name, isEdge: true) })
    for edge in 0..<document.edgeCount {
      let ends = [document.nodes[document.sources[edge]], document.nodes[document.targets[edge]]]
      let direction = document.isDirected[edge] ? "directed" : "undirected"
      bytes += row(ends + [direction] + fields(columns, edge))
    }
    return bytes
  }

  private static func fields(_ columns: [AttributeTable.Column], _ row: Int) -> [String] {
    columns.map { $0.value(ofRow: row)?.description ?? "" }
  }

  /// A name that the reader takes for what it is.
  private static func heading(_ name: String, isEdge: Bool) -> String {
    switch name {
    case NetworkDocument.Name.label: "Label"
    case NetworkDocument.Name.weight: "Weight"
    case "source", "target", "direction", "from", "to", "start", "end", "Source", "Target", "Direction":
      name + "_"
    default: !isEdge && name == NetworkDocument.Name.identifier ? "id_" : name
    }
  }

  /// Fields quoted as in RFC 4180, and a line end.
  private static func row(_ fields: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(44) }
      let needsQuotes =
        field.utf8.contains { $0 == 44 || $0 == 34 || $0 == 10 || $0 == 13 } || fields.count == 1
      if !needsQuotes {
        bytes += field.utf8
        continue
      }
      bytes.append(34)
      for byte in field.utf8 {
        if byte == 34 { bytes.append(34) }
        bytes.append(byte)
      }
      bytes.append(34)
    }
    bytes.append(10)
    return bytes
  }
}
