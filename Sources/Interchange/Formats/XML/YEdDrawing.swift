/// How yEd draws a node or an edge: what of it is kept.
///
/// `x` and `y` are the corner that yEd gives, the upper left. A folder that yEd draws open and closed counts as it is
/// drawn first.
struct YEdDrawing {
  private var x, y, colour, shape, label: String?

  /// An element in the drawing begins.
  mutating func start(
    _ word: GraphMLHandler.Word?, _ attributes: Range<Int>, _ events: borrowing XMLEvents
  ) -> GraphMLHandler.Place {
    switch word {
    case .nodeLabel, .edgeLabel: return .drawingLabel
    case .geometry, .fill, .lineStyle, .shape: break
    default: return .drawing
    }
    for index in attributes {
      let attribute = events.attributes[index]
      let text = ByteText.string(events.bytes.span, attribute.range)
      switch (word, GraphMLHandler.Word.allCases[Int(attribute.word)]) {
      case (.geometry, .x): x = x ?? text
      case (.geometry, .y): y = y ?? text
      case (.fill, .color), (.lineStyle, .color): colour = colour ?? text
      case (.shape, .type): shape = shape ?? text
      default: break
      }
    }
    return .drawing
  }

  mutating func setLabel(_ text: String) {
    let bytes = Array(text.utf8)
    let trimmed = ByteText.trimmed(bytes.span, bytes.indices)
    if label == nil, !trimmed.isEmpty { label = ByteText.string(bytes.span, trimmed) }
  }

  mutating func apply(toNode node: Int, _ table: inout AttributeTableBuilder) {
    if let x { table.append(x, row: node, named: NetworkDocument.Name.x, .number) }
    if let y { table.append(y, row: node, named: NetworkDocument.Name.y, .number) }
    if let shape { table.append(shape, row: node, named: "shape") }
    apply(toEdge: node, &table)
  }

  mutating func apply(toEdge edge: Int, _ table: inout AttributeTableBuilder) {
    if let label { table.append(label, row: edge, named: NetworkDocument.Name.label) }
    if let colour { table.append(colour.lowercased(), row: edge, named: NetworkDocument.Name.colour) }
    self = YEdDrawing()
  }
}
