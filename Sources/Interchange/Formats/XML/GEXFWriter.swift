/// Writes GEXF 1.3, which Gephi and NetworkX read: times as `start` and `end`, drawing as `viz`, the rest as declared
/// attributes.
enum GEXFWriter: NetworkWriter {
  static func write(_ document: NetworkDocument) -> WrittenNetwork {
    var writer = GEXFDocumentWriter(document)
    writer.write()
    return WrittenNetwork(writer.output.bytes, losses: writer.losses)
  }
}

/// Writes one document as GEXF.
struct GEXFDocumentWriter {
  private let document: NetworkDocument
  private let identifiers: XMLIdentifiers
  private let nodes: GEXFColumns
  private let edges: GEXFColumns
  private var moments: GEXFMoments
  private(set) var output = XMLOutput()
  private(set) var losses: [String] = []

  private typealias Name = NetworkDocument.Name

  init(_ document: NetworkDocument) {
    self.document = document
    identifiers = XMLIdentifiers(document)
    moments = GEXFMoments(
      Self.moments(of: document.nodeAttributes) + Self.moments(of: document.edgeAttributes))
    let hasMoments = moments.format != nil
    nodes = GEXFColumns(document, isForEdges: false, hasMoments: hasMoments)
    edges = GEXFColumns(document, isForEdges: true, hasMoments: hasMoments)
  }

  private static func moments(of table: AttributeTable) -> [String] {
    let ends = [Name.since, Name.until].compactMap { table.column($0) }.flatMap { column in
      (0..<column.count).map { column.value(at: $0).description }
        + (column.defaultValue.map { [$0.description] } ?? [])
    }
    guard let spells = table.column(GEXFColumns.spells) else { return ends }
    return ends
      + (0..<spells.count).flatMap { Self.spells(spells.value(at: $0)).flatMap { [$0.0, $0.1] } }
      .filter { !$0.isEmpty }
  }

  /// The spells of a list that a reader of GEXF made.
  private static func spells(_ value: NetworkValue) -> [(String, String)] {
    guard case .list(let parts) = value else { return [(value.description, "")] }
    return parts.map { part in
      let ends = part.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      return (ends[0], ends.count > 1 ? ends[1] : "")
    }
  }

  // MARK: The frame

  mutating func write() {
    output.markup(
      """
      <gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">

      """)
    writeMeta()
    let isDirected = document.direction != .undirected
    output.markup("  <graph defaultedgetype=\"\(isDirected ? "directed" : "undirected")\"")
    if let format = moments.format {
      output.markup(" mode=\"dynamic\" timeformat=\"\(format.rawValue)\"")
      if let zone = graphValue("timezone") { output.attribute("timezone", zone) }
    }
    output.markup(">\n")
    declare(nodes, "node")
    declare(edges, "edge")
    output.markup("    <nodes>\n")
    writeNodes()
    output.markup("    </nodes>\n    <edges>\n")
    writeEdges(isDirected)
    output.markup("    </edges>\n  </graph>\n</gexf>\n")
    if moments.refinedCount > 0 {
      losses.append(
        "\(moments.refinedCount) years, months or days became the first or last day or second they hold, "
          + "as a GEXF file has one format for all times")
    }
    losses += identifiers.losses + output.losses
  }

  private func graphValue(_ name: String) -> String? {
    document.attributes.first { $0.name == name }?.value.description
  }

  private mutating func writeMeta() {
    let elements = ["creator", "keywords", "description"].compactMap { name in
      graphValue(name).map { (name, $0) }
    }
    let date = graphValue("lastmodifieddate")
    if !elements.isEmpty || date != nil || document.title != nil {
      output.markup("  <meta")
      if let date { output.attribute("lastmodifieddate", date) }
      output.markup(">\n")
      for (name, text) in elements + (document.title.map { [("title", $0)] } ?? []) {
        output.markup("    <\(name)>")
        output.text(text)
        output.markup("</\(name)>\n")
      }
      output.markup("  </meta>\n")
    }
    var held: Set = ["creator", "keywords", "description", "lastmodifieddate"]
    if moments.format != nil { held.insert("timezone") }
    let lost = document.attributes.map(\.name).filter { !held.contains($0) }
    if !lost.isEmpty {
      losses.append("GEXF has no attributes of the network as a whole: \(lost.joined(separator: ", "))")
    }
  }

  private mutating func declare(_ columns: GEXFColumns, _ name: String) {
    guard !columns.declared.isEmpty else { return }
    output.markup("    <attributes class=\"\(name)\">\n")
    for (place, column) in columns.declared {
      output.markup("      <attribute id=\"\(place)\"")
      output.attribute("title", column.name)
      switch column.type {
      case .text: output.attribute("type", "string")
      case .integer: output.attribute("type", "long")
      case .number: output.attribute("type", "double")
      case .boolean: output.attribute("type", "boolean")
      case .list: output.attribute("type", "liststring")
      }
      if let value = column.defaultValue {
        output.markup("><default>")
        output.text(Self.written(value))
        output.markup("</default></attribute>\n")
      } else {
        output.markup("/>\n")
      }
    }
    output.markup("    </attributes>\n")
  }

  private static func written(_ value: NetworkValue) -> String {
    if case .list(let parts) = value { return ListText.written(parts) }
    return XMLOutput.written(value)
  }

  // MARK: Nodes and edges

  private mutating func writeNodes() {
    var cursor = AttributeCursor(nodes.table)
    for node in 0..<document.nodeCount {
      let values = Values(cursor.values(ofRow: node), nodes)
      output.markup("      <node")
      output.attribute("id", identifiers[UInt32(node)])
      if let label = values[Name.label] { output.attribute("label", label.description) }
      if let parent = values[Name.parent], let index = document.nodes.index(of: parent.description) {
        output.attribute("pid", identifiers[index])
      }
      writeRest("node", values)
    }
  }

  private mutating func writeEdges(_ isDirected: Bool) {
    var cursor = AttributeCursor(edges.table)
    for edge in 0..<document.edgeCount {
      let values = Values(cursor.values(ofRow: edge), edges)
      output.markup("      <edge")
      if let identifier = values[Name.identifier] { output.attribute("id", identifier.description) }
      output.attribute("source", identifiers[document.sources[edge]])
      output.attribute("target", identifiers[document.targets[edge]])
      if document.isDirected[edge] != isDirected {
        output.attribute("type", document.isDirected[edge] ? "directed" : "undirected")
      }
      if let label = values[Name.label] { output.attribute("label", label.description) }
      if let type = values[Name.type] { output.attribute("kind", type.description) }
      if let weight = values[Name.weight] { output.attribute("weight", Self.written(weight)) }
      writeRest("edge", values)
    }
  }

  /// The values of a row: those with a place of their own by name, and the declared ones.
  private struct Values {
    private(set) var own: [(name: String, value: NetworkValue)] = []
    private(set) var declared: [(column: Int, value: NetworkValue)] = []

    init(_ values: [(column: Int, value: NetworkValue)], _ columns: GEXFColumns) {
      for (column, value) in values {
        let name = columns.table.columns[column].name
        if columns.own.contains(name) { own.append((name, value)) } else { declared.append((column, value)) }
      }
    }

    subscript(name: String) -> NetworkValue? { own.first { $0.name == name }?.value }
  }

  private mutating func writeRest(_ element: String, _ values: Values) {
    let spells = values[GEXFColumns.spells].map { Self.spells($0) } ?? []
    if spells.isEmpty { writeTimes(values[Name.since]?.description, values[Name.until]?.description) }
    let hasDrawing = [Name.colour, Name.x, Name.size, "shape", "thickness"].contains { values[$0] != nil }
    guard hasDrawing || !values.declared.isEmpty || !spells.isEmpty else {
      output.markup("/>\n")
      return
    }
    output.markup(">\n")
    if !values.declared.isEmpty {
      output.markup("        <attvalues>\n")
      for (column, value) in values.declared {
        output.markup("          <attvalue for=\"\(column)\"")
        output.attribute("value", Self.written(value))
        output.markup("/>\n")
      }
      output.markup("        </attvalues>\n")
    }
    if !spells.isEmpty {
      output.markup("        <spells>\n")
      for spell in spells {
        output.markup("          <spell")
        writeTimes(spell.0.isEmpty ? nil : spell.0, spell.1.isEmpty ? nil : spell.1)
        output.markup("/>\n")
      }
      output.markup("        </spells>\n")
    }
    writeDrawing(values)
    output.markup("      </\(element)>\n")
  }

  private mutating func writeTimes(_ start: String?, _ end: String?) {
    if let start { output.attribute("start", moments.written(start, isEnd: false)) }
    if let end { output.attribute("end", moments.written(end, isEnd: true)) }
  }

  private mutating func writeDrawing(_ values: Values) {
    if let colour = values[Name.colour], let parts = DrawingColour.parts(colour.description) {
      output.markup("        <viz:color r=\"\(parts.red)\" g=\"\(parts.green)\" b=\"\(parts.blue)\"")
      if let alpha = values["alpha"] { output.attribute("a", Self.written(alpha)) }
      output.markup("/>\n")
    }
    if let x = values[Name.x], let y = values[Name.y] {
      output.markup("        <viz:position")
      output.attribute("x", Self.written(x))
      output.attribute("y", Self.written(y))
      if let z = values[Name.z] { output.attribute("z", Self.written(z)) }
      output.markup("/>\n")
    }
    for name in [Name.size, "shape", "thickness"] {
      guard let value = values[name] else { continue }
      output.markup("        <viz:\(name)")
      output.attribute("value", Self.written(value))
      output.markup("/>\n")
    }
  }
}
