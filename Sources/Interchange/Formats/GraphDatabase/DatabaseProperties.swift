/// The attributes of nodes or edges as properties of a graph database: a name, a type and a value a row.
struct DatabaseProperties {
  /// One property.
  struct Property {
    /// The column of the document it comes from.
    let column: AttributeTable.Column
    /// Its name: the attribute's, but for what the database takes for itself.
    let name: String
    /// The type of its values.
    let type: PropertyType
  }

  /// What a database knows: each is a type of Neo4j's import and of Cypher.
  enum PropertyType: String {
    case string, long, double, boolean
    case strings = "string[]"
  }

  let properties: [Property]

  /// - Parameters:
  ///   - table: The attributes.
  ///   - used: Names of attributes that are said in another way.
  ///   - taken: Names that no property may have.
  init(_ table: AttributeTable, used: Set<String>, taken: Set<String>) {
    var names = taken
    properties = table.columns.filter { !used.contains($0.name) }.map { column in
      var name = column.name.isEmpty ? "property" : column.name
      while !names.insert(name).inserted { name += "_" }
      return Property(column: column, name: name, type: Self.type(of: column))
    }
  }

  private static func type(of column: AttributeTable.Column) -> PropertyType {
    switch column.type {
    case .integer: .long
    case .number: .double
    case .boolean: .boolean
    case .list: .strings
    default: .string
    }
  }
}

extension NetworkDocument {
  /// The label of a node in a graph database: its kind, or `Node`.
  func databaseLabel(ofNode node: Int) -> String {
    let kind = nodeAttributes.value(Name.kind, ofRow: node)?.description ?? ""
    return kind.isEmpty ? "Node" : kind
  }

  /// The type of a relationship: that of the edge in capitals with underscores, as is usual, or `LINKED_TO`.
  func databaseType(ofEdge edge: Int) -> String {
    let text = databaseTypeNames.compactMap { edgeAttributes.value($0, ofRow: edge)?.description }.first ?? ""
    let words = (text.isEmpty ? "linked to" : text).split { !$0.isLetter && !$0.isNumber }
    return words.isEmpty ? "LINKED_TO" : words.joined(separator: "_").uppercased()
  }

  /// The attribute that says what an edge is.
  var databaseTypeNames: Set<String> {
    edgeAttributes.index(of: Name.type) == nil ? [Name.relation] : [Name.type]
  }

  /// What graph databases cannot hold of this document.
  var databaseLosses: [String] {
    var losses: [String] = []
    let undirected = isDirected.count { !$0 }
    if undirected > 0 {
      losses.append(
        "\(undirected) edges have no direction: each became one relationship with the property 'directed' false"
      )
    }
    if !attributes.isEmpty {
      losses.append(
        "a graph database has no attributes of the network as a whole: "
          + attributes.map(\.name).joined(separator: ", "))
    }
    return losses
  }
}
