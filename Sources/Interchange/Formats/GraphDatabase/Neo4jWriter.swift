/// Writes a file of nodes and a file of relationships for Neo4j's bulk import.
///
/// The first row names each column and its type: `:ID`, `:LABEL`, `population:long`, `:START_ID`, `:END_ID`, `:TYPE`
/// (Neo4j Operations Manual, 'Import', the header format of CSV files). Parts of a list are divided by `;`, so a `;` in a
/// part is written as a comma and said so.
enum Neo4jWriter: NetworkWriter {
  static func write(_ document: NetworkDocument) -> WrittenNetwork {
    var written = WrittenNetwork()
    var rows = DelimitedRows()
    nodes(document, &rows)
    written.files = [("-nodes", rows.bytes)]
    let changed = rows.changedCount
    rows = DelimitedRows()
    relationships(document, &rows)
    written.files.append(("-relationships", rows.bytes))
    written.losses = document.databaseLosses
    if changed + rows.changedCount > 0 {
      written.losses.append(
        "\(changed + rows.changedCount) lists have a part with ';', which divides parts: it became ','")
    }
    return written
  }

  private static func nodes(_ document: NetworkDocument, _ rows: inout DelimitedRows) {
    let properties = DatabaseProperties(
      document.nodeAttributes, used: [NetworkDocument.Name.kind], taken: ["id"]
    ).properties
    rows.append(["id:ID", ":LABEL"] + properties.map(heading))
    for node in 0..<document.nodeCount {
      // Several labels would be divided by ';'.
      let label = rows.part(document.databaseLabel(ofNode: node))
      let values = properties.map { rows.field($0.column.value(ofRow: node)) }
      rows.append([document.nodes[UInt32(node)], label] + values)
    }
  }

  private static func relationships(_ document: NetworkDocument, _ rows: inout DelimitedRows) {
    let properties = DatabaseProperties(
      document.edgeAttributes, used: document.databaseTypeNames, taken: ["directed"]
    ).properties
    let isMixed = document.isDirected.contains(false)
    rows.append(
      [":START_ID", ":END_ID", ":TYPE"] + (isMixed ? ["directed:boolean"] : []) + properties.map(heading))
    for edge in 0..<document.edgeCount {
      let ends = [document.nodes[document.sources[edge]], document.nodes[document.targets[edge]]]
      let values = properties.map { rows.field($0.column.value(ofRow: edge)) }
      let direction = isMixed ? [document.isDirected[edge] ? "true" : "false"] : []
      rows.append(ends + [document.databaseType(ofEdge: edge)] + direction + values)
    }
  }

  /// `name:type`; a colon in a name would be taken for the type.
  private static func heading(_ property: DatabaseProperties.Property) -> String {
    String(property.name.map { $0 == ":" ? "_" : $0 }) + ":" + property.type.rawValue
  }
}
