#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A document that is made from JSON, with what was met on the way.
struct JSONNetwork {
  var document = NetworkDocument()
  var nodes: JSONColumns
  var edges: JSONColumns
  /// Nodes that only edges name, and nodes that are declared again.
  private(set) var impliedCount = 0
  private var repeatedCount = 0
  private let loneSurrogateCount: Int
  private let nonNumberCount: Int
  /// Whether a list may be the identifier of a node, as NetworkX writes a tuple.
  var allowsLists = false

  init(_ root: JSONNode, nodes: JSONColumns, edges: JSONColumns) {
    self.nodes = nodes
    self.edges = edges
    loneSurrogateCount = root.tree.loneSurrogateCount
    nonNumberCount = root.tree.nonNumberCount
  }

  /// Adds a node that must be new.
  mutating func addNode(_ identifier: JSONNode, _ what: String) throws(InterchangeError) -> Int {
    let (index, isNew) = try insert(identifier, what)
    guard isNew else {
      throw identifier.error("\(what) '\(document.nodes[UInt32(index)])' stands twice: give one another name")
    }
    return index
  }

  /// Adds a node, or finds the one of that name.
  mutating func mergeNode(_ identifier: JSONNode, _ what: String) throws(InterchangeError) -> Int {
    let (index, isNew) = try insert(identifier, what)
    if !isNew { repeatedCount += 1 }
    return index
  }

  private mutating func insert(
    _ identifier: JSONNode, _ what: String
  ) throws(InterchangeError) -> (index: Int, isNew: Bool) {
    let span = identifier.tree.file.bytes.span
    let result: (index: Int, isNew: Bool)
    if let range = Self.range(span, identifier) {
      result = document.addNode(span, range)
    } else {
      let bytes = Array(try name(identifier, what).utf8)
      result = document.addNode(bytes.span, bytes.indices)
    }
    guard document.nodeCount < UInt32.max else { throw identifier.error("there are too many nodes") }
    return result
  }

  private func name(_ identifier: JSONNode, _ what: String) throws(InterchangeError) -> String {
    allowsLists && identifier.isArray ? identifier.compact : try identifier.identifier(what)
  }

  /// Where an identifier lies that needs no decoding.
  private static func range(_ span: Span<UInt8>, _ identifier: JSONNode) -> Range<Int>? {
    identifier.kind == .integer
      ? JSONText.numberRange(span, identifier.token) : JSONText.plainRange(span, identifier.token)
  }

  /// The node that the end of an edge names.
  func node(_ end: JSONNode, _ what: String) throws(InterchangeError) -> Int {
    guard let index = try index(of: end, what) else {
      throw end.error(
        "\(what) names a node '\(try name(end, what))' that does not exist: add the node or take the edge out"
      )
    }
    return index
  }

  /// The node that the end of an edge names; it comes into being if there is none.
  mutating func impliedNode(_ end: JSONNode, _ what: String) throws(InterchangeError) -> Int {
    if let index = try index(of: end, what) { return index }
    impliedCount += 1
    return try insert(end, what).index
  }

  /// The node of an identifier, if there is one.
  func index(of identifier: JSONNode, _ what: String) throws(InterchangeError) -> Int? {
    let span = identifier.tree.file.bytes.span
    if let range = Self.range(span, identifier) { return document.nodes.index(of: span, range).map(Int.init) }
    return document.nodes.index(of: try name(identifier, what)).map(Int.init)
  }

  /// Sets attributes of the network as a whole from members of an object; `title` names the key of the title.
  mutating func setAttributes(
    of object: JSONNode, titles: [String] = [], except: [String] = []
  ) throws(InterchangeError) {
    var columns = JSONColumns("the network")
    for (key, value) in object.members where !except.contains(key.string ?? "") {
      try columns.set(value, place: columns.place(of: key), row: 0, in: object)
    }
    for (name, value) in columns.table.values(ofRow: 0) {
      if titles.contains(name), document.title == nil, case .text(let title) = value {
        document.title = title
      } else {
        document.attributes.append((name, value))
      }
    }
    columns.remarks.forEach { document.remark($0) }
  }

  /// D3 calls the weight of an edge its value.
  private mutating func takeValueForWeight() {
    guard document.edgeAttributes.index(of: NetworkDocument.Name.weight) == nil else { return }
    for name in ["value", "w"] {
      guard let column = document.edgeAttributes.column(name), column.count == document.edgeCount,
        column.type == .integer || column.type == .number
      else { continue }
      document.edgeAttributes.rename(name, to: NetworkDocument.Name.weight)
      return document.remark("no edge has a 'weight': '\(name)', which all have, was taken for it")
    }
  }

  /// The document with all its attributes.
  mutating func finish() -> NetworkDocument {
    document.nodeAttributes = nodes.table
    document.edgeAttributes = edges.table
    takeValueForWeight()
    for remark in nodes.remarks + edges.remarks { document.remark(remark) }
    document.impliedNodeCount = impliedCount
    if impliedCount > 0 {
      document.remark(
        "\(impliedCount) nodes are not declared: they came into being by the edges that name them")
    }
    if repeatedCount > 0 { document.remark("\(repeatedCount) nodes are declared again: they were merged") }
    if nonNumberCount > 0 {
      document.remark("\(nonNumberCount) values are NaN or Infinity, which JSON does not know: read as none")
    }
    if loneSurrogateCount > 0 {
      document.remark(
        "\(loneSurrogateCount) escapes stand for half a character: each became the replacement character")
    }
    return document
  }
}

extension JSONNode {
  /// A member that must be there.
  func required(_ key: String, _ what: String) throws(InterchangeError) -> JSONNode {
    guard let value = self[key] else { throw error("\(what) must be an object with the key '\(key)'") }
    return value
  }

  /// A member that is a list if it is there.
  func list(_ key: String) throws(InterchangeError) -> JSONNode? {
    guard let value = self[key], !value.isNull else { return nil }
    guard value.isArray else { throw value.error("'\(key)' must be a list") }
    return value
  }

  /// Fails unless the value is an object.
  func mustBeObject(_ what: String) throws(InterchangeError) {
    guard isObject else { throw error("\(what) must be an object") }
  }

  /// A member that is true or false if it is there.
  func flag(_ key: String) throws(InterchangeError) -> Bool? {
    guard let value = self[key], !value.isNull else { return nil }
    guard let isTrue = value.bool else { throw value.error("'\(key)' must be true or false") }
    return isTrue
  }
}
