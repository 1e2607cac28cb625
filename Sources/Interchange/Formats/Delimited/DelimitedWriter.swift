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
    var rows = DelimitedRows()
    rows.append(["Id"] + columns.map { heading($0.name, isEdge: false) })
    for node in 0..<document.nodeCount {
      rows.append([document.nodes[UInt32(node)]] + fields(columns, node))
    }
    return rows.bytes
  }

  private static func edges(_ document: NetworkDocument) -> [UInt8] {
    let columns = document.edgeAttributes.columns
    var rows = DelimitedRows()
    rows.append(["Source", "Target", "Type"] + columns.map { heading($0.name, isEdge: true) })
    for edge in 0..<document.edgeCount {
      let ends = [document.nodes[document.sources[edge]], document.nodes[document.targets[edge]]]
      let direction = document.isDirected[edge] ? "Directed" : "Undirected"
      rows.append(ends + [direction] + fields(columns, edge))
    }
    return rows.bytes
  }

  private static func fields(_ columns: [AttributeTable.Column], _ row: Int) -> [String] {
    columns.map { $0.value(ofRow: row)?.description ?? "" }
  }

  /// A name that the reader takes for what it is.
  private static func heading(_ name: String, isEdge: Bool) -> String {
    switch name {
    case NetworkDocument.Name.label: "Label"
    case NetworkDocument.Name.weight: "Weight"
    // Gephi's column 'Type' says whether an edge has a direction.
    case NetworkDocument.Name.type where isEdge: "Relationship"
    case "source", "target", "direction", "from", "to", "start", "end", "Source", "Target", "Direction":
      name + "_"
    default: !isEdge && name == NetworkDocument.Name.identifier ? "id_" : name
    }
  }
}
