/// Which attributes of nodes or of edges GEXF has a place of its own for, because all their values fit there. The others
/// become declared attributes, so that nothing is lost.
struct GEXFColumns {
  let table: AttributeTable
  /// The names of attributes with a place of their own.
  private(set) var own: Set<String> = []

  /// The list of spells that a reader of GEXF makes.
  static let spells = "spells"
  private static let shapes: Set = ["disc", "square", "triangle", "diamond", "image"]

  init(_ document: NetworkDocument, isForEdges: Bool, hasMoments: Bool) {
    table = isForEdges ? document.edgeAttributes : document.nodeAttributes
    typealias Name = NetworkDocument.Name
    if holds(Name.label, { $0.type != .list }) { own.insert(Name.label) }
    if hasMoments {
      own.formUnion([Name.since, Name.until, Self.spells].filter { table.column($0)?.defaultValue == nil })
    }
    if holds(Name.colour, { Self.isColour($0) }) {
      own.insert(Name.colour)
      if isNumeric("alpha"), rows("alpha").isSubset(of: rows(Name.colour)) { own.insert("alpha") }
    }
    if isForEdges {
      for name in [Name.identifier, Name.type] where holds(name, { $0.type != .list }) { own.insert(name) }
      if holds(Name.weight, { $0.double != nil }) { own.insert(Name.weight) }
      if isNumeric("thickness") { own.insert("thickness") }
    } else {
      if holds(Name.parent, { document.nodes.index(of: $0.description) != nil }) { own.insert(Name.parent) }
      if isNumeric(Name.size) { own.insert(Name.size) }
      if holds("shape", { Self.shapes.contains($0.description) }) { own.insert("shape") }
      if isNumeric(Name.x), isNumeric(Name.y), rows(Name.x) == rows(Name.y) {
        own.formUnion([Name.x, Name.y])
        if isNumeric(Name.z), rows(Name.z).isSubset(of: rows(Name.x)) { own.insert(Name.z) }
      }
    }
  }

  /// The columns that are declared, by their place.
  var declared: [(place: Int, column: AttributeTable.Column)] {
    table.columns.enumerated().filter { !own.contains($0.element.name) }.map { ($0.offset, $0.element) }
  }

  private func holds(_ name: String, _ isFitting: (NetworkValue) -> Bool) -> Bool {
    guard let column = table.column(name), column.defaultValue == nil else { return false }
    return (0..<column.count).allSatisfy { isFitting(column.value(at: $0)) }
  }

  private func isNumeric(_ name: String) -> Bool {
    guard let column = table.column(name), column.defaultValue == nil else { return false }
    return column.type == .number || column.type == .integer
  }

  private func rows(_ name: String) -> Set<UInt32> { Set(table.column(name)?.rows ?? []) }

  private static func isColour(_ value: NetworkValue) -> Bool {
    guard case .text(let text) = value, let parts = DrawingColour.parts(text) else { return false }
    return DrawingColour.text(Double(parts.red), Double(parts.green), Double(parts.blue)) == text
  }
}
