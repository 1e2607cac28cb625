/// What the columns of a table of nodes or edges mean, by the names that Gephi, Kumu, Neo4j, NetworkX, igraph and Cytoscape
/// give them.
struct DelimitedColumns {
  /// The column of the node an edge starts from, and of the one it leads to.
  var source: Int?
  var target: Int?
  /// The column that names a node.
  var identifier: Int?
  /// The attribute each other column holds; nil for one that is used up.
  var attributes: [String?]

  private static let sources = [
    "source", "from", "src", "start_id", "start id", "source id", "node1", "tail", "begin",
  ]
  private static let targets = [
    "target", "to", "dst", "end_id", "end id", "target id", "node2", "head", "end",
  ]
  private static let identifiers = ["id", "node", "key", "vertex", "identifier", "node id", "node_id"]
  private static let renamed: [String: String] = [
    "label": NetworkDocument.Name.label, "weight": NetworkDocument.Name.weight,
    "element type": NetworkDocument.Name.kind, "kind": NetworkDocument.Name.kind,
    "start": NetworkDocument.Name.since, "begin": NetworkDocument.Name.since,
    "from": NetworkDocument.Name.since,
    "to": NetworkDocument.Name.until, "start date": NetworkDocument.Name.since,
    "since": NetworkDocument.Name.since,
    "until": NetworkDocument.Name.until, "end date": NetworkDocument.Name.until,
    "description": NetworkDocument.Name.description, "relation": NetworkDocument.Name.relation,
    "relationship": NetworkDocument.Name.type, "color": NetworkDocument.Name.colour,
    "colour": NetworkDocument.Name.colour, "parent": NetworkDocument.Name.parent,
  ]

  init(header: [String]) {
    let names = header.map(Self.plain)
    let ends = (
      source: names.firstIndex { Self.sources.contains($0) },
      target: names.firstIndex { Self.targets.contains($0) }
    )
    let isEdges = ends.source != nil && ends.target != nil && !Self.isPeriod(names, ends.source, ends.target)
    let identifier = isEdges ? nil : Self.identifierColumn(names)
    source = isEdges ? ends.source : nil
    target = isEdges ? ends.target : nil
    self.identifier = identifier
    let used = [isEdges ? ends.source : nil, isEdges ? ends.target : nil, identifier].compactMap { $0 }
    attributes = names.enumerated().map { index, name in
      used.contains(index) ? nil : Self.attribute(name, header[index])
    }
    renameTypes(names)
  }

  /// Whether the names tell what the table is.
  var isKnown: Bool { source != nil || identifier != nil }

  private static func identifierColumn(_ names: [String]) -> Int? {
    names.firstIndex { identifiers.contains($0) } ?? names.firstIndex { $0 == "label" || $0 == "name" }
  }

  /// Whether what could be the ends of edges is a period of nodes: `id, name, from, to` or `id, begin, end`.
  private static func isPeriod(_ names: [String], _ source: Int?, _ target: Int?) -> Bool {
    guard let source, let target, names.contains(where: identifiers.contains) else { return false }
    if names[source] == "begin", names[target] == "end" { return true }
    return names[source] == "from" && names[target] == "to" && names.contains("name")
  }

  /// `type` is the kind of a node and the type of an edge. `end` and `start` are dates beside `source` and `target`.
  private mutating func renameTypes(_ names: [String]) {
    for (index, name) in names.enumerated() where attributes[index] != nil {
      if name == "type" || name == "labels" {
        attributes[index] = source == nil ? NetworkDocument.Name.kind : NetworkDocument.Name.type
      } else if name == "id", source != nil {
        attributes[index] = NetworkDocument.Name.identifier
      } else if name == "interaction", source != nil, !names.contains("type") {
        attributes[index] = NetworkDocument.Name.type
      } else if name == "end" {
        attributes[index] = NetworkDocument.Name.until
      }
    }
    // A node file may have both a name and a label; the label is what is shown.
    if let name = names.firstIndex(of: "name"), attributes[name] != nil,
      !attributes.contains(NetworkDocument.Name.label)
    {
      attributes[name] = NetworkDocument.Name.label
    }
  }

  private static func attribute(_ plain: String, _ header: String) -> String {
    renamed[plain] ?? (header.contains(":") ? plain : header)
  }

  /// A name without case and without the types that Neo4j writes behind it: `name:string`, `personId:ID(Person)`.
  private static func plain(_ name: String) -> String {
    var text = name.trimmingBlanks.lowercased()
    // Highcharts writes ` (from)`.
    if text.hasPrefix("("), text.hasSuffix(")") { text = String(text.dropFirst().dropLast()) }
    guard let colon = text.firstIndex(of: ":") else { return text }
    let type = text[text.index(after: colon)...].prefix { $0 != "(" }
    switch type {
    case "id": return "id"
    case "label": return "labels"
    case "start_id", "end_id", "type": return String(type)
    default: return colon == text.startIndex ? String(type) : String(text[..<colon])
    }
  }
}

extension StringProtocol {
  /// Without blanks at either end.
  var trimmingBlanks: String {
    var text = Substring(self).drop { $0 == " " || $0 == "\t" }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return String(text)
  }
}
