/// The attributes that a GEXF file declares, and the columns their values go to.
struct GEXFValues {
  /// Attributes of the tags themselves.
  enum TagAttribute: Int, CaseIterable {
    case label, parent, identifier, kind, weight, since, until, x, y, z, size, alpha, shape, thickness, colour

    var name: String {
      switch self {
      case .identifier: NetworkDocument.Name.identifier
      case .kind: NetworkDocument.Name.type
      default: "\(self)"
      }
    }

    var type: AttributeTable.ValueType {
      switch self {
      case .weight, .x, .y, .z, .size, .alpha, .thickness: .number
      default: .text
      }
    }
  }

  var nodes = AttributeTableBuilder()
  var edges = AttributeTableBuilder()
  private(set) var remarks: [String] = []
  private var nodeColumns = Columns()
  private var edgeColumns = Columns()
  private var dynamicCount = 0
  private var undeclaredCount = 0
  private var firstUndeclared = ""

  /// The columns of one class: by the identifiers of declared attributes, and of attributes of the tags.
  private struct Columns {
    var identifiers = IdentifierTable()
    var declared: [Int] = []
    var tags = [Int?](repeating: nil, count: TagAttribute.allCases.count)

    func find(_ span: Span<UInt8>, _ range: Range<Int>) -> Int? {
      identifiers.index(of: span, range).map { declared[Int($0)] }
    }
  }

  private var isForEdges = false
  private var open = (
    identifier: "", title: "", type: AttributeTable.ValueType.text, defaultText: String?.none
  )

  // MARK: Declarations

  mutating func beginClass(
    _ attributes: Range<Int>, _ events: borrowing XMLEvents, _ words: [GEXFHandler.Word]
  ) {
    isForEdges = false
    for index in attributes where words[Int(events.attributes[index].word)] == .elementClass {
      isForEdges =
        ByteText.string(events.bytes.span, events.attributes[index].range).lowercased() == "edge"
    }
  }

  mutating func beginAttribute(
    _ attributes: Range<Int>, _ events: borrowing XMLEvents, _ words: [GEXFHandler.Word]
  ) {
    open = ("", "", .text, nil)
    for index in attributes {
      let text = ByteText.string(events.bytes.span, events.attributes[index].range)
      switch words[Int(events.attributes[index].word)] {
      case .id: open.identifier = text
      case .title: open.title = text
      case .type: open.type = Self.type(text)
      default: break
      }
    }
    if open.title.isEmpty { open.title = open.identifier }
  }

  mutating func setDefault(_ text: String) { open.defaultText = text }

  mutating func endAttribute() {
    let value = open.defaultText.flatMap { text in
      var column = AttributeColumnBuilder(name: "", type: open.type)
      column.append(text, row: 0)
      return column.entries.first?.value
    }
    if isForEdges {
      let column = edges.column(open.title, open.type, defaultValue: value)
      Self.declare(open.identifier, column, &edgeColumns)
    } else {
      let column = nodes.column(open.title, open.type, defaultValue: value)
      Self.declare(open.identifier, column, &nodeColumns)
    }
  }

  private static func declare(_ identifier: String, _ column: Int, _ columns: inout Columns) {
    let index = Int(columns.identifiers.insert(identifier))
    if index < columns.declared.count {
      columns.declared[index] = column
    } else {
      columns.declared.append(column)
    }
  }

  private static func type(_ text: String) -> AttributeTable.ValueType {
    switch text.lowercased() {
    case "integer", "int", "long", "short", "byte", "biginteger": .integer
    case "float", "double", "bigdecimal": .number
    case "boolean": .boolean
    case let name where name.hasPrefix("list"): .list
    default: .text
    }
  }

  // MARK: Values

  /// A value of a declared attribute.
  mutating func append(
    _ attributes: Range<Int>, _ events: borrowing XMLEvents, to owner: GEXFHandler.Owner,
    _ words: [GEXFHandler.Word]
  ) {
    var (identifier, value): (Range<Int>?, Range<Int>?) = (nil, nil)
    for index in attributes {
      let attribute = events.attributes[index]
      switch words[Int(attribute.word)] {
      case .reference: identifier = attribute.range
      case .id: identifier = identifier ?? attribute.range
      case .value: value = attribute.range
      case .start, .end, .startopen, .endopen, .timestamp: dynamicCount += 1
      default: break
      }
    }
    guard let identifier, let value else { return }
    let span = events.bytes.span
    switch owner {
    case .node(let node):
      let column = nodeColumns.find(span, identifier) ?? undeclared(span, identifier, isForEdges: false)
      nodes.append(span, value, row: node, column: column)
    case .edge(let edge):
      let column = edgeColumns.find(span, identifier) ?? undeclared(span, identifier, isForEdges: true)
      edges.append(span, value, row: edge, column: column)
    }
  }

  private mutating func undeclared(_ span: Span<UInt8>, _ range: Range<Int>, isForEdges: Bool) -> Int {
    let name = ByteText.string(span, range)
    if undeclaredCount == 0 { firstUndeclared = name }
    undeclaredCount += 1
    let column = isForEdges ? edges.column(name, .text) : nodes.column(name, .text)
    if isForEdges {
      Self.declare(name, column, &edgeColumns)
    } else {
      Self.declare(name, column, &nodeColumns)
    }
    return column
  }

  /// A value that an attribute of the tag holds.
  mutating func set(
    _ attribute: TagAttribute, _ range: Range<Int>, _ events: borrowing XMLEvents,
    _ owner: GEXFHandler.Owner
  ) {
    set(attribute, events.bytes.span, range, owner)
  }

  mutating func set(_ attribute: TagAttribute, _ text: String, _ owner: GEXFHandler.Owner) {
    let bytes = Array(text.utf8)
    set(attribute, bytes.span, bytes.indices, owner)
  }

  private mutating func set(
    _ attribute: TagAttribute, _ span: Span<UInt8>, _ range: Range<Int>, _ owner: GEXFHandler.Owner
  ) {
    switch owner {
    case .node(let node):
      let column = nodeColumns.tags[attribute.rawValue] ?? nodes.column(attribute.name, attribute.type)
      nodeColumns.tags[attribute.rawValue] = column
      nodes.append(span, range, row: node, column: column)
    case .edge(let edge):
      let column = edgeColumns.tags[attribute.rawValue] ?? edges.column(attribute.name, attribute.type)
      edgeColumns.tags[attribute.rawValue] = column
      edges.append(span, range, row: edge, column: column)
    }
  }

  /// Whether a node, the one that was read last, has a parent.
  func hasParent(_ node: Int) -> Bool {
    guard let column = nodeColumns.tags[TagAttribute.parent.rawValue] else { return false }
    return nodes.columns[column].rows.last == UInt32(node)
  }

  // MARK: Drawing

  /// What an element of the drawing says of its node or edge.
  mutating func draw(
    _ word: GEXFHandler.Word, _ attributes: Range<Int>, _ events: borrowing XMLEvents,
    _ owner: GEXFHandler.Owner, _ words: [GEXFHandler.Word]
  ) {
    let span = events.bytes.span
    var (parts, hex): ([Double?], String?) = ([nil, nil, nil], nil)
    for index in attributes {
      let range = events.attributes[index].range
      switch (word, words[Int(events.attributes[index].word)]) {
      case (.color, .r): parts[0] = ByteText.number(span, range)
      case (.color, .g): parts[1] = ByteText.number(span, range)
      case (.color, .b): parts[2] = ByteText.number(span, range)
      case (.color, .hex): hex = ByteText.string(span, range)
      case (.color, .a): set(.alpha, range, events, owner)
      case (.position, .x): set(.x, range, events, owner)
      case (.position, .y): set(.y, range, events, owner)
      case (.position, .z): set(.z, range, events, owner)
      case (.size, .value): set(.size, range, events, owner)
      case (.shape, .value): set(.shape, range, events, owner)
      case (.thickness, .value): set(.thickness, range, events, owner)
      default: break
      }
    }
    if let red = parts[0], let green = parts[1], let blue = parts[2] {
      set(.colour, DrawingColour.text(red, green, blue), owner)
    } else if let hex {
      set(.colour, hex.lowercased(), owner)
    }
  }

  // MARK: The end

  mutating func settle() {
    for name in ["Weight"] { edges.rename(name, to: NetworkDocument.Name.weight) }
    if dynamicCount > 0 {
      remarks.append(
        "\(dynamicCount) values of attributes hold for a time only: the last of each was kept, without its time"
      )
    }
    if undeclaredCount > 0 {
      remarks.append(
        "\(undeclaredCount) attributes are not declared, the first of them '\(firstUndeclared)': "
          + "their values were read as text")
    }
  }
}
