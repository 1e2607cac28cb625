#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads TinkerPop's GraphSON, versions 1 to 4, with types and without: one vertex with its edges a line, as `io()` writes it, or one graph with
/// lists of vertices and edges.
///
/// Source: https://tinkerpop.apache.org/docs/current/dev/io/#graphson
enum GraphSONReader: NetworkReader {
  static func read(_ file: NetworkFile) throws(InterchangeError) -> NetworkDocument {
    var reader = GraphSONVertices()
    try JSONTree.forEachValue(file) { (value) throws(InterchangeError) in
      try value.mustBeObject("a vertex")
      try reader.read(value)
    }
    guard reader.valueCount > 0 else { throw file.error("there is no vertex in the file") }
    return try reader.finish(file)
  }
}

extension JSONNode {
  /// The value inside `{"@type": …, "@value": …}`, or inside version 1's `["java.lang.Float", …]`.
  var untyped: JSONNode {
    if isArray {
      let parts = Array(elements.prefix(3))
      return parts.count == 2 && parts[0].string?.hasPrefix("java.") == true ? parts[1] : self
    }
    guard isObject, self["@type"] != nil, let value = self["@value"] else { return self }
    return value
  }
}

extension JSONNode {
  /// The identifier of a vertex that an edge names: in version 4 it stands within an object.
  fileprivate var vertexIdentifier: JSONNode {
    let plain = untyped
    return (plain["id"] ?? plain).untyped
  }

  /// The text, or the first of a list of them, as version 4 writes labels.
  fileprivate var firstText: String? { string ?? elements.first { _ in true }?.string }
}

/// Reads vertices one by one. Edges wait for the vertex at their other end.
private struct GraphSONVertices {
  private struct Edge {
    let identifier: String
    let (source, target): (String, String)
    let offset: Int
  }

  private(set) var valueCount = 0
  private var document = NetworkDocument()
  private var nodes = JSONColumns("vertices", names: ["name": NetworkDocument.Name.label])
  private var edges = JSONColumns("edges")
  private var pending: [Edge] = []
  private var known = IdentifierTable()

  mutating func read(_ value: JSONNode) throws(InterchangeError) {
    valueCount += 1
    let graph = value["graph"].flatMap { $0.isObject ? $0 : nil } ?? value.untyped
    guard graph["vertices"] == nil else {
      if let vertices = try graph.list("vertices") {
        for vertex in vertices.elements { try readVertex(vertex.untyped) }
      }
      if let edges = try graph.list("edges") {
        for edge in edges.elements { try readFreeEdge(edge.untyped) }
      }
      return
    }
    try readVertex(value.untyped)
  }

  private mutating func readVertex(_ vertex: JSONNode) throws(InterchangeError) {
    guard let identifier = vertex["id"] ?? vertex["_id"] else {
      throw vertex.error("a vertex must have an 'id'")
    }
    let name = try identifier.untyped.identifier("the id of a vertex")
    let row = document.nodeCount
    guard document.addNode(name) == row else {
      throw identifier.error("the vertex '\(name)' stands twice")
    }
    if let label = vertex["label"]?.firstText {
      nodes.set(.text(label), named: NetworkDocument.Name.kind, row: row)
    }
    if let properties = vertex["properties"] {
      for (key, values) in properties.untyped.members where key.string != "@class" {
        try readProperty(key, values.untyped, row, properties)
      }
    } else {
      for (key, value) in vertex.members where !Self.isReserved(key.string ?? "") {
        try nodes.set(value.untyped, place: nodes.place(of: key), row: row, in: vertex)
      }
    }
    for (list, isOut) in [("outE", true), ("inE", false)] {
      guard let byLabel = vertex[list], !byLabel.isNull else { continue }
      for (label, edges) in byLabel.untyped.members where label.string != "@class" {
        for edge in edges.untyped.elements { try readEdge(edge.untyped, label, at: name, isOut) }
      }
    }
  }

  private static func isReserved(_ key: String) -> Bool {
    key.hasPrefix("_") || key.hasPrefix("@")
      || ["id", "label", "type", "outE", "inE", "inV", "outV"].contains(key)
  }

  /// A property has one value or several, each with an identifier of its own.
  private mutating func readProperty(
    _ key: JSONNode, _ values: JSONNode, _ row: Int, _ object: JSONNode
  ) throws(InterchangeError) {
    guard values.isArray else {
      return try nodes.set(values, place: nodes.place(of: key), row: row, in: object)
    }
    let all = values.elements.map { ($0.untyped["value"] ?? $0).untyped }
    if all.count == 1 { return try nodes.set(all[0], place: nodes.place(of: key), row: row, in: object) }
    let texts = all.map { $0.string ?? $0.compact }
    let name = key.string == "name" ? NetworkDocument.Name.label : key.string ?? ""
    nodes.set(.list(texts), named: name, row: row)
  }

  private mutating func readFreeEdge(_ edge: JSONNode) throws(InterchangeError) {
    guard let source = edge["outV"] ?? edge["_outV"], let label = edge["label"] ?? edge["_label"] else {
      throw edge.error("an edge must have 'label', 'outV' and 'inV'")
    }
    let name = try source.vertexIdentifier.identifier("the outV of an edge")
    try readEdge(edge, label, at: name, true)
  }

  private mutating func readEdge(
    _ edge: JSONNode, _ label: JSONNode, at vertex: String, _ isOut: Bool
  ) throws(InterchangeError) {
    let key = isOut ? "inV" : "outV"
    guard let end = edge[key] ?? edge["_" + key] else { throw edge.error("an edge must have '\(key)'") }
    let other = try end.vertexIdentifier.identifier("the \(key) of an edge")
    let (source, target) = isOut ? (vertex, other) : (other, vertex)
    var name = ""
    if let identifier = edge["id"] ?? edge["_id"] {
      name =
        identifier.untyped.isObject
        ? identifier.untyped.compact : try identifier.untyped.identifier("the id of an edge")
      // Both ends of an edge list it.
      let bytes = Array(name.utf8)
      guard known.insert(bytes.span, bytes.indices).isNew else { return }
    } else if !isOut {
      return
    }
    let row = pending.count
    pending.append(
      Edge(
        identifier: name, source: source, target: target, offset: JSONScanner.offset(edge.token)))
    if !name.isEmpty { edges.set(.text(name), named: NetworkDocument.Name.identifier, row: row) }
    edges.set(.text(label.firstText ?? ""), named: NetworkDocument.Name.type, row: row)
    let properties = edge["properties"]?.untyped ?? edge
    for (key, value) in properties.members where key.string != "@class" {
      if edge["properties"] == nil, Self.isReserved(key.string ?? "") { continue }
      let inner = value.untyped
      // Version 4 has a list even of one.
      let only = inner.isArray ? inner.elements.first { _ in true } ?? inner : inner
      let single = (inner.isArray && Array(inner.elements.prefix(2)).count == 1 ? only : inner).untyped
      try edges.set(
        (single["value"] ?? single).untyped, place: edges.place(of: key), row: row, in: properties)
    }
  }

  mutating func finish(_ file: NetworkFile) throws(InterchangeError) -> NetworkDocument {
    for edge in pending {
      guard let source = document.nodes.index(of: edge.source),
        let target = document.nodes.index(of: edge.target)
      else {
        let missing = document.nodes.index(of: edge.source) == nil ? edge.source : edge.target
        throw file.error(at: edge.offset, "an edge names a vertex '\(missing)' that does not exist")
      }
      document.addEdge(from: Int(source), to: Int(target), isDirected: true)
    }
    document.nodeAttributes = nodes.table
    document.edgeAttributes = edges.table
    for remark in nodes.remarks + edges.remarks { document.remark(remark) }
    return document
  }
}
