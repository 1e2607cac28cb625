/// The keys that a GraphML file declares, and the columns their values go to.
struct GraphMLKeys {
  /// What a key is for.
  enum Domain: Int, CaseIterable {
    case node, edge, graph, other

    init(_ place: GraphMLHandler.Place) {
      switch place {
      case .node: self = .node
      case .edge: self = .edge
      case .graph: self = .graph
      default: self = .other
      }
    }
  }

  /// Where a value goes.
  enum Target: Equatable {
    case column(Int)
    /// A value of the graph; the number of its key.
    case graph(Int)
    /// How yEd draws a node or an edge.
    case graphics
    case nowhere
  }

  /// One key.
  struct Key {
    var identifier = ""
    var name = ""
    var domain = "all"
    var type = AttributeTable.ValueType.text
    var isGraphics = false
    var defaultText: String?

    /// A text as a value of the key's type, or nil if it is empty and the type is not text.
    func value(_ text: String) -> NetworkValue? {
      var column = AttributeColumnBuilder(name: name, type: type)
      column.append(text, row: 0)
      return column.entries.first?.value
    }
  }

  /// Attributes of an edge's tag.
  enum EdgeAttribute: Int {
    case identifier, type, sourcePort, targetPort

    var name: String {
      switch self {
      case .identifier: NetworkDocument.Name.identifier
      case .type: NetworkDocument.Name.type
      case .sourcePort: "sourceport"
      case .targetPort: "targetport"
      }
    }
  }

  var nodes = AttributeTableBuilder()
  var edges = AttributeTableBuilder()
  private(set) var list: [Key] = []
  private(set) var remarks: [String] = []
  /// For each domain the identifiers of its keys and where their values go.
  private var identifiers = Domain.allCases.map { _ in IdentifierTable() }
  private var targets = Domain.allCases.map { _ in [Target]() }
  private var open = Key()
  private var edgeColumns = [Int?](repeating: nil, count: 4)

  // MARK: Declarations

  mutating func begin(_ attributes: Range<Int>, _ events: borrowing XMLEvents) {
    open = Key()
    for index in attributes {
      let attribute = events.attributes[index]
      let text = ByteText.string(events.bytes.span, attribute.range)
      switch GraphMLHandler.Word.allCases[Int(attribute.word)] {
      case .id: open.identifier = text
      case .keyName: open.name = text
      case .keyType: open.type = open.type == .list ? .list : Self.type(text)
      case .keyList: open.type = .list
      case .keyDomain: open.domain = text
      case .graphics: open.isGraphics = true
      default: break
      }
    }
    if open.name.isEmpty { open.name = open.identifier }
  }

  mutating func setDefault(_ text: String) { open.defaultText = text }

  mutating func end() {
    list.append(open)
    for domain in Domain.allCases
    where open.domain == "all" || open.domain == "\(domain)" || domain == .other { declare(domain) }
  }

  private mutating func declare(_ domain: Domain) {
    let value = open.defaultText.flatMap { open.value($0) }
    let target: Target
    if open.isGraphics {
      target = .graphics
    } else {
      switch domain {
      case .node: target = .column(nodes.column(Self.name(open.name, .node), open.type, defaultValue: value))
      case .edge: target = .column(edges.column(Self.name(open.name, .edge), open.type, defaultValue: value))
      case .graph: target = .graph(list.count - 1)
      case .other: target = .nowhere
      }
    }
    insert(open.identifier, target, domain)
  }

  private mutating func insert(_ identifier: String, _ target: Target, _ domain: Domain) {
    let index = Int(identifiers[domain.rawValue].insert(identifier))
    if index < targets[domain.rawValue].count {
      if domain != .other {
        remark("the key '\(identifier)' is declared twice for one thing: the later counts")
      }
      targets[domain.rawValue][index] = target
    } else {
      targets[domain.rawValue].append(target)
    }
  }

  private static func type(_ text: String) -> AttributeTable.ValueType {
    switch text.lowercased() {
    case "int", "integer", "long", "short", "byte": .integer
    case "float", "double", "real": .number
    case "boolean", "bool": .boolean
    default: .text
    }
  }

  /// The name an attribute has in a document.
  private static func name(_ name: String, _ domain: Domain) -> String {
    switch (name, domain) {
    case ("labelV", .node), ("labels", .node): NetworkDocument.Name.kind
    case ("labelE", .edge): NetworkDocument.Name.type
    default: name
    }
  }

  // MARK: Values

  /// Where the value of a key goes. - Complexity: O(1)
  func find(_ span: Span<UInt8>, _ range: Range<Int>, _ domain: Domain) -> Target? {
    identifiers[domain.rawValue].index(of: span, range).map { targets[domain.rawValue][Int($0)] }
  }

  /// Where the value of a key goes; one that is not declared for the place becomes an attribute all the same.
  mutating func target(_ span: Span<UInt8>, _ range: Range<Int>, _ domain: Domain) -> Target {
    if let target = find(span, range, domain) { return target }
    let identifier = ByteText.string(span, range)
    var key = list.last { $0.identifier == identifier }
    if let key {
      remark("the key '\(identifier)' is for \(key.domain), but a \(domain) has it: it was kept")
    } else {
      remark("the key '\(identifier)' is not declared: its values were read as text")
    }
    (open, key) = (key ?? Key(identifier: identifier, name: identifier), nil)
    open.defaultText = nil
    list.append(open)
    declare(domain)
    return find(span, range, domain) ?? .nowhere
  }

  /// Notes something, a few times and then no more.
  private mutating func remark(_ text: String) {
    if remarks.count < 20 { remarks.append(text) }
    if remarks.count == 20 { remarks.append("there are more such keys") }
  }

  mutating func set(
    _ attribute: EdgeAttribute, _ range: Range<Int>, _ events: borrowing XMLEvents, _ edge: Int
  ) {
    let column = edgeColumns[attribute.rawValue] ?? edges.column(attribute.name, .text)
    edgeColumns[attribute.rawValue] = column
    edges.append(events.bytes.span, range, row: edge, column: column)
  }

  /// Neo4j's `:Person:Author`: kinds after colons.
  mutating func setKind(_ labels: String, ofNode node: Int) {
    nodes.append(labels, row: node, named: NetworkDocument.Name.kind)
  }

  // MARK: Names

  /// Gives attributes that mean the same the same names, once all are known.
  mutating func settleNames() {
    stripColons()
    for name in ["Label", "name"] { nodes.rename(name, to: NetworkDocument.Name.label) }
    for name in ["Label", "Edge Label", "edgelabel"] { edges.rename(name, to: NetworkDocument.Name.label) }
    for name in ["Weight"] { edges.rename(name, to: NetworkDocument.Name.weight) }
    DrawingColour.merge(&nodes)
    DrawingColour.merge(&edges)
  }

  private mutating func stripColons() {
    guard let column = nodes.columns.first(where: { $0.name == NetworkDocument.Name.kind }),
      column.entries.contains(where: { $0.value.description.hasPrefix(":") }),
      let kinds = nodes.remove(NetworkDocument.Name.kind)
    else { return }
    for (row, value) in kinds.entries {
      let text = value.description
      nodes.append(String(text.hasPrefix(":") ? text.dropFirst() : text[...]), row: row, named: kinds.name)
    }
  }
}
