/// Writes GraphML with typed keys, which igraph, NetworkX, Gephi and yEd read.
///
/// The parent of a node and the graph it is from are written as attributes, as few programs read nested graphs. A list is
/// a text of JSON's form under a key with Neo4j's `attr.list`. A weight that only some edges have gets the default 1.
enum GraphMLWriter: NetworkWriter {
  static func write(_ document: NetworkDocument) -> WrittenNetwork {
    var output = XMLOutput()
    let identifiers = XMLIdentifiers(document)
    output.markup(
      """
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
      http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">

      """)
    let graphValues = (document.title.map { [("name", NetworkValue.text($0))] } ?? []) + document.attributes
    for (index, attribute) in graphValues.enumerated() {
      writeKey("g\(index)", "graph", attribute.0, attribute.1.type, false, nil, &output)
    }
    writeKeys(document.nodeAttributes, "node", document.nodeCount, &output)
    writeKeys(document.edgeAttributes, "edge", document.edgeCount, &output)
    let isDirected = document.direction != .undirected
    output.markup("  <graph id=\"G\" edgedefault=\"\(isDirected ? "directed" : "undirected")\">\n")
    for (index, attribute) in graphValues.enumerated() { writeData("g\(index)", attribute.1, &output) }
    writeNodes(document, identifiers, &output)
    writeEdges(document, identifiers, isDirected, &output)
    output.markup("  </graph>\n</graphml>\n")
    return WrittenNetwork(output.bytes, losses: identifiers.losses + output.losses)
  }

  // MARK: Keys

  private static func writeKeys(
    _ table: AttributeTable, _ domain: String, _ rowCount: Int, _ output: inout XMLOutput
  ) {
    for (index, column) in table.columns.enumerated() where !isInTag(column, domain) {
      var value = column.defaultValue
      if domain == "edge", column.name == NetworkDocument.Name.weight, column.count < rowCount,
        column.type == .number || column.type == .integer
      {
        value = value ?? .integer(1)
      }
      writeKey("\(domain)\(index)", domain, column.name, column.type, isLong(column), value, &output)
    }
  }

  /// Whether an attribute stands in the tag of its edge.
  private static func isInTag(_ column: AttributeTable.Column, _ domain: String) -> Bool {
    domain == "edge" && column.name == NetworkDocument.Name.identifier
  }

  private static func isLong(_ column: AttributeTable.Column) -> Bool {
    guard column.type == .integer else { return false }
    return (0..<column.count).contains { place in
      if case .integer(let number) = column.value(at: place) { return Int32(exactly: number) == nil }
      return false
    }
  }

  private static func writeKey(
    _ identifier: String, _ domain: String, _ name: String, _ type: AttributeTable.ValueType, _ isLong: Bool,
    _ defaultValue: NetworkValue?, _ output: inout XMLOutput
  ) {
    output.markup("  <key id=\"\(identifier)\" for=\"\(domain)\"")
    output.attribute("attr.name", name)
    switch type {
    case .text: output.attribute("attr.type", "string")
    case .integer: output.attribute("attr.type", isLong ? "long" : "int")
    case .number: output.attribute("attr.type", "double")
    case .boolean: output.attribute("attr.type", "boolean")
    case .list:
      output.attribute("attr.type", "string")
      output.attribute("attr.list", "string")
    }
    guard let defaultValue else {
      output.markup("/>\n")
      return
    }
    output.markup("><default>")
    output.text(written(defaultValue))
    output.markup("</default></key>\n")
  }

  // MARK: Values

  private static func written(_ value: NetworkValue) -> String {
    if case .list(let parts) = value { return ListText.bracketed(parts) }
    return XMLOutput.written(value)
  }

  private static func writeData(_ key: String, _ value: NetworkValue, _ output: inout XMLOutput) {
    output.markup("      <data key=\"\(key)\">")
    output.text(written(value))
    output.markup("</data>\n")
  }

  private static func writeNodes(
    _ document: NetworkDocument, _ identifiers: XMLIdentifiers, _ output: inout XMLOutput
  ) {
    var cursor = AttributeCursor(document.nodeAttributes)
    for node in 0..<document.nodeCount {
      output.markup("    <node")
      output.attribute("id", identifiers[UInt32(node)])
      let values = cursor.values(ofRow: node)
      output.markup(values.isEmpty ? "/>\n" : ">\n")
      guard !values.isEmpty else { continue }
      for (column, value) in values { writeData("node\(column)", value, &output) }
      output.markup("    </node>\n")
    }
  }

  private static func writeEdges(
    _ document: NetworkDocument, _ identifiers: XMLIdentifiers, _ isDirected: Bool,
    _ output: inout XMLOutput
  ) {
    var cursor = AttributeCursor(document.edgeAttributes)
    let columns = document.edgeAttributes.columns
    for edge in 0..<document.edgeCount {
      let values = cursor.values(ofRow: edge)
      output.markup("    <edge")
      for (column, value) in values where isInTag(columns[column], "edge") {
        output.attribute("id", value.description)
      }
      output.attribute("source", identifiers[document.sources[edge]])
      output.attribute("target", identifiers[document.targets[edge]])
      if document.isDirected[edge] != isDirected {
        output.attribute("directed", document.isDirected[edge] ? "true" : "false")
      }
      let data = values.filter { !isInTag(columns[$0.column], "edge") }
      output.markup(data.isEmpty ? "/>\n" : ">\n")
      guard !data.isEmpty else { continue }
      for (column, value) in data { writeData("edge\(column)", value, &output) }
      output.markup("    </edge>\n")
    }
  }
}

/// Walks down the rows of a table and gives the values that stand in them, without a search for each.
struct AttributeCursor {
  private let columns: [AttributeTable.Column]
  private var places: [Int]

  init(_ table: AttributeTable) {
    columns = table.columns
    places = [Int](repeating: 0, count: columns.count)
  }

  /// The values of a row by the place of their column, defaults left out. Rows must ascend.
  mutating func values(ofRow row: Int) -> [(column: Int, value: NetworkValue)] {
    var values: [(column: Int, value: NetworkValue)] = []
    for (index, column) in columns.enumerated() {
      while places[index] < column.rows.count, Int(column.rows[places[index]]) < row { places[index] += 1 }
      guard places[index] < column.rows.count, Int(column.rows[places[index]]) == row else { continue }
      values.append((index, column.value(at: places[index])))
    }
    return values
  }
}
