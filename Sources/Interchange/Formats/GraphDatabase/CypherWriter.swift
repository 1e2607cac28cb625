/// Writes a script of Cypher that makes the network in a graph database, in statements of 500 rows.
///
/// Each kind of node has a constraint on its id, nodes and relationships are made from lists of rows by `UNWIND`
/// (Neo4j Cypher Manual). Names of labels, types and properties stand in backticks, in which a backtick is doubled;
/// texts in single quotes with escapes, so nothing in the data can become a command.
enum CypherWriter: NetworkWriter {
  private static let rowsPerStatement = 500

  static func write(_ document: NetworkDocument) -> WrittenNetwork {
    var text =
      "CREATE CONSTRAINT corridor_node_id IF NOT EXISTS FOR (n:CorridorNode) REQUIRE n.id IS UNIQUE;\n"
    nodes(document, &text)
    relationships(document, &text)
    return WrittenNetwork(Array(text.utf8), losses: document.databaseLosses)
  }

  private static func nodes(_ document: NetworkDocument, _ text: inout String) {
    let properties = DatabaseProperties(
      document.nodeAttributes, used: [NetworkDocument.Name.kind], taken: ["id"]
    ).properties
    let groups = grouped(document.nodeCount) { document.databaseLabel(ofNode: $0) }
    for (label, nodes) in groups {
      statements(of: nodes, &text) { node in
        map([("id", literal(document.nodes[UInt32(node)]))] + values(properties, ofRow: node))
      } make: {
        "MERGE (n:CorridorNode {id: row.id}) SET n:\(quoted(label)), n += row"
      }
    }
  }

  private static func relationships(_ document: NetworkDocument, _ text: inout String) {
    let properties = DatabaseProperties(
      document.edgeAttributes, used: document.databaseTypeNames, taken: ["directed"]
    ).properties
    let groups = grouped(document.edgeCount) { document.databaseType(ofEdge: $0) }
    for (type, edges) in groups {
      statements(of: edges, &text) { edge in
        let direction = document.isDirected[edge] ? [] : [("directed", "false")]
        return map([
          ("from", literal(document.nodes[document.sources[edge]])),
          ("to", literal(document.nodes[document.targets[edge]])),
          ("properties", map(direction + values(properties, ofRow: edge))),
        ])
      } make: {
        "MATCH (a:CorridorNode {id: row.from}), (b:CorridorNode {id: row.to}) "
          + "CREATE (a)-[r:\(quoted(type))]->(b) SET r = row.properties"
      }
    }
  }

  /// Rows by a key, keys in the order of their first rows.
  private static func grouped(_ count: Int, by key: (Int) -> String) -> [(String, [Int])] {
    var places: [String: Int] = [:]
    var groups: [(String, [Int])] = []
    for row in 0..<count {
      let name = key(row)
      let place = places[name, default: groups.count]
      if place == groups.count {
        places[name] = place
        groups.append((name, []))
      }
      groups[place].1.append(row)
    }
    return groups
  }

  private static func statements(
    of rows: [Int], _ text: inout String, row: (Int) -> String, make: () -> String
  ) {
    var start = 0
    while start < rows.count {
      let end = min(start + rowsPerStatement, rows.count)
      let list = rows[start..<end].map { "  " + row($0) }.joined(separator: ",\n")
      text += "UNWIND [\n\(list)\n] AS row\n\(make());\n"
      start = end
    }
  }

  private static func values(
    _ properties: [DatabaseProperties.Property], ofRow row: Int
  ) -> [(String, String)] {
    properties.compactMap { property in property.column.value(ofRow: row).map { (property.name, literal($0)) }
    }
  }

  private static func map(_ pairs: [(String, String)]) -> String {
    "{" + pairs.map { "\(quoted($0.0)): \($0.1)" }.joined(separator: ", ") + "}"
  }

  /// A name in backticks. A Unicode escape would be read in one too, so a backslash is doubled by its own escape.
  private static func quoted(_ name: String) -> String {
    "`" + name.map { $0 == "`" ? "``" : $0 == "\\" ? "\\u005C" : String($0) }.joined() + "`"
  }

  private static func literal(_ value: NetworkValue) -> String {
    switch value {
    case .text(let text): literal(text)
    case .integer(let number): String(number)
    case .number(let number):
      number.isFinite ? "\(number)" : number.isNaN ? "NaN" : number < 0 ? "-Inf" : "Inf"
    case .boolean(let isTrue): isTrue ? "true" : "false"
    case .list(let parts): "[" + parts.map { literal($0) }.joined(separator: ", ") + "]"
    }
  }

  private static func literal(_ text: String) -> String {
    var literal = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'": literal += "\\'"
      case "\\": literal += "\\\\"
      case "\n": literal += "\\n"
      case "\r": literal += "\\r"
      case "\t": literal += "\\t"
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "'"
  }
}
