import Atlas

/// The making of entities from the nodes of a document.
struct NodeAdoption {
  private let network: NetworkAdoption
  private let attributes: AttributeTable
  private let latitude: String?
  private let longitude: String?

  /// Whether each node is an entity that was there before.
  private let known: [Bool]

  init(_ network: NetworkAdoption, known: [Bool]) {
    self.network = network
    self.known = known
    attributes = network.document.nodeAttributes
    let names = attributes.columns.map(\.name)
    latitude = names.first { ["lat", "latitude"].contains($0.lowercased()) }
    longitude = names.first { ["lon", "lng", "long", "longitude"].contains($0.lowercased()) }
  }

  /// Attributes that do not become attributes of an entity: they are said in another way, or only draw.
  private static let said: Set<String> = [
    NetworkDocument.Name.label, NetworkDocument.Name.kind, NetworkDocument.Name.since,
    NetworkDocument.Name.until,
    NetworkDocument.Name.mode, NetworkDocument.Name.x, NetworkDocument.Name.y, NetworkDocument.Name.z,
    NetworkDocument.Name.colour, NetworkDocument.Name.size, "name", "aliases", "evidence", "basis", "notes",
  ]

  /// Adds the entity of a node and returns its id.
  func add(_ node: Int, to builder: inout AtlasBuilder) -> String {
    let identifier = network.document.nodes[UInt32(node)]
    let label = text(NetworkDocument.Name.label, node) ?? text("name", node) ?? identifier
    let name = label.isEmpty ? "node \(node + 1)" : label
    let isKnown = known[node]
    let id = isKnown ? identifier : builder.identifier(for: name)
    let kind = kind(ofNode: node, builder.vocabulary)
    builder.declareKind(kind)
    var notes: [String] = text("notes", node).map { [$0] } ?? []
    for (name, value) in attributes.values(ofRow: node) where NetworkAdoption.isStrange(name, value) {
      if !value.description.isEmpty { notes.append("\(name): \(value)") }
    }
    let period = Period(
      since: NetworkAdoption.date(attributes.value(NetworkDocument.Name.since, ofRow: node)),
      until: NetworkAdoption.date(attributes.value(NetworkDocument.Name.until, ofRow: node)))
    let claims = values(ofNode: node, &builder, &notes)
    var aliases = identifier == name || identifier == id || identifier.isEmpty ? [] : [identifier]
    if case .list(let others)? = attributes.value("aliases", ofRow: node) { aliases += others }
    builder.add(
      entity: id, definition: isKnown ? nil : (kind, name), aliases: aliases, notes: notes,
      claims: claims.map {
        .init(name: $0.name, value: $0.value, evidence: evidence(node), position: network.file)
      }, evidence: evidence(node), period: period, at: network.file)
    return id
  }

  /// The kind of a node, by the name that the vocabulary has for it: 'City' and 'cities' are 'city'.
  private func kind(ofNode node: Int, _ vocabulary: Vocabulary) -> String {
    // igraph's `type` that is true or false says the mode and no kind.
    let isMode = attributes.value(NetworkDocument.Name.kind, ofRow: node).map {
      if case .boolean = $0 { true } else { false }
    }
    guard isMode != true, let kind = text(NetworkDocument.Name.kind, node) else {
      return network.plainKind(ofNode: node)
    }
    if vocabulary.kind(kind) != nil { return kind }
    let plain = kind.trimmingBlanks.lowercased()
    return vocabulary.kinds.first { $0.name.lowercased() == plain || $0.plural.lowercased() == plain }?.name
      ?? kind
  }

  private func evidence(_ node: Int) -> Evidence { network.evidence(network.place(ofNode: node)) }

  private func text(_ name: String, _ node: Int) -> String? {
    guard let text = attributes.value(name, ofRow: node)?.description, !text.isEmpty else { return nil }
    return text
  }

  private func values(
    ofNode node: Int, _ builder: inout AtlasBuilder, _ notes: inout [String]
  ) -> [(name: String, value: AttributeValue)] {
    var claims: [(name: String, value: AttributeValue)] = []
    if let place = location(ofNode: node) { claims.append(("location", place)) }
    for (name, value) in attributes.values(ofRow: node)
    where !Self.said.contains(name) && name != latitude && name != longitude {
      let text = value.description
      guard !text.isEmpty, !text.looksLikeMailAddress else { continue }
      if builder.vocabulary.attribute(name) == nil {
        builder.declareAttribute(name, value.double == nil ? .text : .number)
      }
      if let type = builder.vocabulary.attribute(name)?.type, let value = Self.value(value, type) {
        claims.append((name, value))
      } else {
        notes.append("\(name): \(text)")
      }
    }
    return claims
  }

  private func location(ofNode node: Int) -> AttributeValue? {
    guard let latitude, let longitude, let north = attributes.value(latitude, ofRow: node)?.double,
      let east = attributes.value(longitude, ofRow: node)?.double, abs(north) <= 90, abs(east) <= 180
    else { return nil }
    return .location(latitude: north, longitude: east)
  }

  /// A value as the vocabulary wants it; nil if it is of another sort.
  private static func value(_ value: NetworkValue, _ type: Vocabulary.AttributeType) -> AttributeValue? {
    let text = value.description
    switch type {
    case .text: return .text(text)
    case .number: return value.double.flatMap { $0.isFinite ? .number($0) : nil }
    case .money: return value.double.flatMap { $0 >= 0 && $0.isFinite ? .number($0) : nil }
    case .count:
      return value.double.flatMap { $0 >= 0 && $0 == $0.rounded() && $0.isFinite ? .number($0) : nil }
    case .share: return value.double.flatMap { (0...1).contains($0) ? .number($0) : nil }
    case .date: return NetworkAdoption.date(value).map(AttributeValue.date)
    case .country:
      return text.utf8.count == 2 && text.utf8.allSatisfy { (65...90).contains($0) } ? .text(text) : nil
    case .location, .entity, .entities, .choice: return nil
    }
  }
}
