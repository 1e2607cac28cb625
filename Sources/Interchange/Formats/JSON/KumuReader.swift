#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads the JSON that Kumu imports, and the blueprints it exports with maps.
///
/// Source: https://docs.kumu.io/guides/import/blueprints
enum KumuReader: NetworkReader {
  static func read(_ file: NetworkFile) throws(InterchangeError) -> NetworkDocument {
    let root = try JSONTree.parse(file)
    try root.mustBeObject("a Kumu file")
    guard let elements = try root.list("elements") else {
      throw root.error("the key 'elements' with a list is missing")
    }
    var reader = KumuProject(root)
    if let name = root["name"]?.string { reader.network.document.title = name }
    if let words = root["description"]?.string, !words.isEmpty {
      reader.network.document.attributes.append((NetworkDocument.Name.description, .text(words)))
    }
    for element in elements.elements { try reader.readElement(element) }
    if let connections = try root.list("connections") {
      for connection in connections.elements { try reader.readConnection(connection) }
    }
    try reader.readMaps(root)
    return reader.finish()
  }
}

/// Reads the elements and connections of a project.
private struct KumuProject {
  var network: JSONNetwork
  /// The nodes of each label; -1 where several have it.
  private var rowOfLabel: [String: Int] = [:]
  private var undirectedByGuess = 0

  init(_ root: JSONNode) {
    let names = { (type: String, key: String) in
      [
        "Label": NetworkDocument.Name.label, "Type": type, key: type, "type": type,
        "Description": NetworkDocument.Name.description, "Tags": "tags",
      ]
    }
    network = JSONNetwork(
      root,
      nodes: JSONColumns("elements", names: names(NetworkDocument.Name.kind, "element type")),
      edges: JSONColumns("connections", names: names(NetworkDocument.Name.type, "connection type")))
    network.document.isDirectedByDefault = false
  }

  mutating func readElement(_ element: JSONNode) throws(InterchangeError) {
    try element.mustBeObject("an element")
    let attributes = element["attributes"].flatMap { $0.isObject ? $0 : nil }
    let label = (attributes ?? element)["label"] ?? element["Label"]
    guard let identifier = element["_id"] ?? element["id"] ?? label else {
      throw element.error("an element must have a label")
    }
    let row = try network.addNode(identifier, "the element")
    if let label = label?.string { rowOfLabel[label] = rowOfLabel[label] == nil ? row : -1 }
    for (key, value) in element.members {
      switch key.string {
      case "_id", "id": break
      case "attributes" where value.isObject: try network.nodes.setMembers(of: value, row: row)
      default: try network.nodes.set(value, place: network.nodes.place(of: key), row: row, in: element)
      }
    }
  }

  mutating func readConnection(_ connection: JSONNode) throws(InterchangeError) {
    try connection.mustBeObject("a connection")
    guard let from = connection["from"] ?? connection["From"], let to = connection["to"] ?? connection["To"]
    else { throw connection.error("a connection must have 'from' and 'to'") }
    let row = network.document.edgeCount
    let (source, target) = (try node(from), try node(to))
    let direction = connection["direction"] ?? connection["Direction"]
    let isDirected = try isDirected(direction, row)
    for (key, value) in connection.members {
      switch key.string {
      case "from", "to", "From", "To", "direction", "Direction": break
      case "_id", "id":
        network.edges.set(
          .text(try value.identifier("the identifier of a connection")),
          named: NetworkDocument.Name.identifier,
          row: row)
      case "delayed" where value.bool == false, "reversed" where value.bool == false: break
      case "attributes" where value.isObject: try network.edges.setMembers(of: value, row: row)
      default: try network.edges.set(value, place: network.edges.place(of: key), row: row, in: connection)
      }
    }
    network.document.addEdge(from: source, to: target, isDirected: isDirected)
  }

  private mutating func isDirected(_ direction: JSONNode?, _ row: Int) throws(InterchangeError) -> Bool {
    guard let direction, !direction.isNull, direction.string != "" else {
      network.document.remark("connections have no 'direction': they were read without one")
      return false
    }
    switch direction.string?.lowercased() {
    case "directed": return true
    case "undirected": return false
    case "mutual":
      network.edges.set(.text("mutual"), named: "direction", row: row)
      network.document.remark("mutual connections are one edge without a direction, with 'direction' mutual")
      return false
    default: throw direction.error("'direction' must be directed, undirected or mutual")
    }
  }

  /// The node of an identifier or a label. Kumu makes an element of a label that has none.
  private mutating func node(_ end: JSONNode) throws(InterchangeError) -> Int {
    if let index = try network.index(of: end, "the end of a connection") { return index }
    if let row = end.string.flatMap({ rowOfLabel[$0] }) {
      guard row >= 0 else {
        throw end.error("several elements have the label '\(end.string ?? "")': name the element by its 'id'")
      }
      return row
    }
    if end.string?.hasPrefix("elem-") == true { return try network.node(end, "the connection") }
    let row = try network.impliedNode(end, "the end of a connection")
    network.nodes.set(
      .text(network.document.nodes[UInt32(row)]), named: NetworkDocument.Name.label, row: row)
    return row
  }

  /// Takes the places of elements from the default map, or from the first.
  mutating func readMaps(_ root: JSONNode) throws(InterchangeError) {
    if let loops = try root.list("loops"), loops.elements.first(where: { _ in true }) != nil {
      network.document.remark("the loops of the project, which are names for circles, were left out")
    }
    guard let maps = try root.list("maps") else { return }
    let standard = root["defaultMap"]?.string
    let all = Array(maps.elements)
    guard let map = all.first(where: { $0["_id"]?.string == standard }) ?? all.first else { return }
    if all.count > 1 { network.document.remark("of \(all.count) maps only one gave the places of elements") }
    guard let elements = try map.list("elements") else { return }
    for place in elements.elements {
      guard let element = place["element"], let position = place["position"], position.isObject,
        let row = try network.index(of: element, "the element on a map")
      else { continue }
      try network.nodes.setMembers(of: position, row: row)
    }
  }

  mutating func finish() -> NetworkDocument { network.finish() }
}
