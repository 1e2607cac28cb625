public import Atlas

extension NetworkDocument {
  /// An atlas as a network that other programs can read: a node an entity, a directed edge a tie.
  ///
  /// A node keeps kind, name, aliases, period, evidence and, of each attribute, the claim that counts; an edge keeps type,
  /// grades, period, role, money and evidence. Rules, questionnaires and claims that do not count have no place in a
  /// network; a remark says so.
  ///
  /// - Parameters:
  ///   - atlas: The atlas.
  ///   - date: The date that entities and ties must hold on; nil for all but denied ties.
  /// - Complexity: O(entities + ties), and their attributes.
  public init(_ atlas: Atlas, on date: PartialDate? = nil) {
    self.init()
    title = atlas.title
    if let date = date ?? atlas.asOf { attributes.append(("as of", .text(date.description))) }
    var nodes: [Int?] = []
    for entity in atlas.entities {
      let isKept = date.map { atlas.exists(entity, on: $0) } ?? true
      nodes.append(isKept ? add(entity) : nil)
    }
    for tie in atlas.ties where date.map({ atlas.holds(tie, on: $0) }) ?? !tie.statement.isDenied {
      if let from = nodes[tie.from], let to = nodes[tie.to] { add(tie, from: from, to: to) }
    }
    if atlas.entities.contains(where: { !$0.rules.isEmpty }) {
      remark("rules and what else a study says are not part of a network")
    }
  }

  private mutating func add(_ entity: Entity) -> Int {
    let node = addNode(entity.id)
    nodeAttributes.set(.text(entity.name), ofRow: node, named: Name.label)
    nodeAttributes.set(.text(entity.kind), ofRow: node, named: Name.kind)
    if !entity.aliases.isEmpty { nodeAttributes.set(.list(entity.aliases), ofRow: node, named: "aliases") }
    if let since = entity.period.since {
      nodeAttributes.set(.text(since.description), ofRow: node, named: Name.since)
    }
    if let until = entity.period.until {
      nodeAttributes.set(.text(until.description), ofRow: node, named: Name.until)
    }
    for attribute in entity.attributes { add(attribute, of: node) }
    if !entity.notes.isEmpty {
      nodeAttributes.set(.text(entity.notes.joined(separator: "; ")), ofRow: node, named: "notes")
    }
    nodeAttributes.set(.text(entity.evidence.summary), ofRow: node, named: "evidence")
    return node
  }

  private mutating func add(_ attribute: Entity.Attribute, of node: Int) {
    switch attribute.claims.used.value {
    case .location(let latitude, let longitude):
      nodeAttributes.set(.number(latitude), ofRow: node, named: "latitude")
      nodeAttributes.set(.number(longitude), ofRow: node, named: "longitude")
    case .number(let number):
      let value = Int(exactly: number).map(NetworkValue.integer) ?? .number(number)
      nodeAttributes.set(value, ofRow: node, named: attribute.name)
    case .text(let text): nodeAttributes.set(.text(text), ofRow: node, named: attribute.name)
    case .date(let date): nodeAttributes.set(.text(date.description), ofRow: node, named: attribute.name)
    case .entities(let ids): nodeAttributes.set(.list(ids), ofRow: node, named: attribute.name)
    }
  }

  private mutating func add(_ tie: Tie, from: Int, to: Int) {
    let edge = addEdge(from: from, to: to, isDirected: true)
    let statement = tie.statement
    edgeAttributes.set(.text(tie.type), ofRow: edge, named: Name.type)
    let texts: [(name: String, text: String?)] = [
      (Name.since, statement.period.since?.description), (Name.until, statement.period.until?.description),
      ("grade", statement.grade), ("grade back", statement.gradeBack), ("role", statement.role),
      ("evidence", tie.evidence.summary), ("basis", tie.evidence.basis.rawValue),
      (Name.description, tie.notes.isEmpty ? nil : tie.notes.joined(separator: "; ")),
    ]
    for (name, text) in texts {
      if let text { edgeAttributes.set(.text(text), ofRow: edge, named: name) }
    }
    if let euros = statement.euros { edgeAttributes.set(.number(euros), ofRow: edge, named: "eur") }
    if statement.isPotential { edgeAttributes.set(.boolean(true), ofRow: edge, named: "potential") }
  }
}
