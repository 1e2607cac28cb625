/// Nodes and edges.
extension GMLParser {
  /// Adds the node whose list begins here.
  mutating func parseNode(_ bytes: Span<UInt8>, _ line: Int) throws(InterchangeError) {
    var fields: [GMLField] = []
    try takeList(bytes, line, path: "", into: &fields, depth: 2)
    let node = ids.count
    let identifier = try only(.id, fields)?.value.description ?? inventedIdentifier()
    guard ids.insert(identifier) == node else {
      throw file.error(line: line, "a second node has the id \(identifier)")
    }
    let name = try isOurs ? only(.name, fields)?.value.description : nil
    guard document.addNode(name ?? identifier) == node else {
      throw file.error(line: line, "a second node has the name \(name ?? identifier)")
    }
    document.note(line: line, ofNode: node)
    let merged = merged(fields)
    let width = merged.first { $0.key == GMLKeys.Known.width.rawValue }?.value
    for field in merged {
      let known = GMLKeys.Known(rawValue: field.key)
      if known == .id || (known == .height && field.value == width) { continue }
      if isOurs, known == .name || (known == .label && field.value.description == name ?? identifier) {
        continue
      }
      set(field, known, ofEdge: false, row: node)
    }
  }

  private mutating func inventedIdentifier() -> String {
    document.remark("nodes without an id were named by their place: 'node 1' and so on")
    var invented = "node \(ids.count + 1)"
    while ids.index(of: invented) != nil { invented += "'" }
    return invented
  }

  /// Looks through the edge whose list begins here on the first way, so that faults are found in the order of the file.
  mutating func checkEdge(_ bytes: Span<UInt8>, _ line: Int) throws(InterchangeError) {
    var fields: [GMLField] = []
    try takeList(bytes, line, path: "", into: &fields, depth: 2)
    _ = try only(.source, fields)
    _ = try only(.target, fields)
    edgesHaveWeight = edgesHaveWeight || fields.contains { $0.key == GMLKeys.Known.weight.rawValue }
  }

  /// Adds the edge whose list begins here.
  mutating func parseEdge(_ bytes: Span<UInt8>, _ line: Int) throws(InterchangeError) {
    var fields: [GMLField] = []
    try takeList(bytes, line, path: "", into: &fields, depth: 2)
    let source = try end(.source, fields, line)
    let target = try end(.target, fields, line)
    var isDirected = document.isDirectedByDefault
    let merged = merged(fields)
    for field in merged where field.key == GMLKeys.Known.directed.rawValue {
      isDirected = field.value != .integer(0) && field.value != .text("false")
    }
    let edge = document.addEdge(from: source, to: target, isDirected: isDirected)
    document.note(line: line, ofEdge: edge)
    for field in merged {
      let known = GMLKeys.Known(rawValue: field.key)
      if known == .source || known == .target || known == .directed { continue }
      set(field, known, ofEdge: true, row: edge)
    }
  }

  private func end(
    _ key: GMLKeys.Known, _ fields: [GMLField], _ line: Int
  ) throws(InterchangeError) -> Int {
    guard let field = try only(key, fields) else {
      throw file.error(line: line, "the edge has no \(key)")
    }
    let identifier = field.value.description
    guard let node = ids.index(of: identifier) else {
      throw file.error(line: field.line, "the \(key) of the edge is \(identifier), but no node has that id")
    }
    return Int(node)
  }

  /// The field of a key that may stand once.
  private func only(_ key: GMLKeys.Known, _ fields: [GMLField]) throws(InterchangeError) -> GMLField? {
    var found: GMLField?
    for field in fields where field.key == key.rawValue {
      guard found == nil else {
        throw file.error(line: field.line, "'\(key)' stands twice in one list; take one out")
      }
      found = field
    }
    return found
  }

  /// Sets an attribute under the name it has in every format.
  private mutating func set(_ field: GMLField, _ known: GMLKeys.Known?, ofEdge isEdge: Bool, row: Int) {
    var value = field.value
    let isNumber = value.type == .integer || value.type == .number
    var name: String?
    switch known {
    case .label: (name, value) = (NetworkDocument.Name.label, .text(value.description))
    case .weight where isEdge && isNumber: name = NetworkDocument.Name.weight
    case .value where isEdge && isNumber && !edgesHaveWeight: name = NetworkDocument.Name.weight
    case .group where !isEdge: (name, value) = (NetworkDocument.Name.parent, .text(value.description))
    case .x where !isEdge && isNumber: name = NetworkDocument.Name.x
    case .y where !isEdge && isNumber: name = NetworkDocument.Name.y
    case .z where !isEdge && isNumber: name = NetworkDocument.Name.z
    case .width where !isEdge && isNumber: name = NetworkDocument.Name.size
    case .fill where value.description.hasPrefix("#"): name = NetworkDocument.Name.colour
    default: break
    }
    if isEdge {
      let column = keys.column(
        field.key, ofEdges: true, name: name, value.type, in: &document.edgeAttributes)
      document.edgeAttributes.set(value, ofRow: row, column: column)
    } else {
      let column = keys.column(
        field.key, ofEdges: false, name: name, value.type, in: &document.nodeAttributes)
      document.nodeAttributes.set(value, ofRow: row, column: column)
    }
  }
}
