/// Reading entities and their attributes.
extension AtlasReader {
  private static let entityKeys =
    ["id", "kind", "name", "aliases", "since", "until", "transit", "rules", "note"] + claimKeys

  func readEntity(_ node: YAMLNode) {
    if let draft = entityDraft(node) { merge(draft) }
  }

  /// What one item says of an entity.
  func entityDraft(_ node: YAMLNode) -> EntityDraft? {
    guard let fields = fields(node, of: "an entity", allowed: nil),
      let id = requiredText("id", in: fields, of: "an entity")
    else { return nil }
    guard Self.isIdentifier(id) else {
      report(
        "'\(id)' is no id", at: fields["id"] ?? node,
        expected: "expected lower-case letters, digits and single hyphens")
      return nil
    }
    let evidence = evidence(in: fields)
    var draft = EntityDraft(
      entity: Entity(
        id: id, kind: "", name: "", aliases: texts("aliases", in: fields), evidence: evidence,
        notes: text("note", in: fields).map { [$0] } ?? [], period: period(in: fields),
        allowsTransit: boolean("transit", in: fields), attributes: [], rules: [], position: position(node)))
    if let node = fields["kind"], let kind = text(node, "'kind'") {
      checkKinds(node)
      draft.kind = (kind, position(node))
    }
    if let node = fields["name"], let name = text(node, "'name'") { draft.name = (name, position(node)) }
    readAttributes(fields, into: &draft.entity)
    if let node = fields["rules"], !node.isEmpty {
      draft.entity.rules = nodes(node).compactMap { readRule($0, of: id, inheriting: evidence) }
    }
    if draft.kind != nil, evidence.isMissing { warnMissingEvidence(at: position(node)) }
    return draft
  }

  static func isIdentifier(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
    }
  }

  func readAttributes(_ fields: Fields, into entity: inout Entity) {
    for entry in fields.entries {
      guard let name = entry.key.text, !Self.entityKeys.contains(name) else { continue }
      guard let attribute = atlas.vocabulary.attribute(name) else {
        report(
          "an entity has no key '\(name)'", at: entry.key,
          known: Self.entityKeys + atlas.vocabulary.attributes.map(\.name))
        continue
      }
      let isList = attribute.type == .location || attribute.type == .entities
      let claims = claims(
        entry.value, of: "'\(name)'", inheriting: entity.evidence, isList: isList,
        value: { self.value($0, of: attribute) })
      guard let claims else { continue }
      for claim in claims.all where claim.evidence.isMissing { warnMissingEvidence(at: claim.position) }
      entity.attributes.append(.init(name: name, claims: claims))
    }
  }

  private func value(_ node: YAMLNode, of attribute: Vocabulary.Attribute) -> AttributeValue? {
    let what = "'\(attribute.name)'"
    switch attribute.type {
    case .text: return text(node, what).map(AttributeValue.text)
    case .number: return number(node, what, minimum: attribute.minimum).map(AttributeValue.number)
    case .money: return number(node, what, minimum: 0).map(AttributeValue.number)
    case .count: return count(node, what).map { .number(Double($0)) }
    case .share: return share(node, what)
    case .date: return date(node, what).map(AttributeValue.date)
    case .country: return country(node).map(AttributeValue.text)
    case .location: return location(node)
    case .entity: return reference(node, what).map { .entities([$0]) }
    case .entities: return .entities(nodes(node).compactMap { reference($0, what) })
    case .choice:
      guard let text = text(node, what) else { return nil }
      guard attribute.choices.contains(text) else {
        report("\(what) is '\(text)'", at: node, known: attribute.choices)
        return nil
      }
      return .text(text)
    }
  }

  private func share(_ node: YAMLNode, _ what: String) -> AttributeValue? {
    guard let number = number(node, what, minimum: 0) else { return nil }
    guard number <= 1 else {
      report("\(what) is \(number)", at: node, expected: "expected a part of one, from 0 to 1")
      return nil
    }
    return .number(number)
  }

  func country(_ node: YAMLNode) -> String? {
    guard let text = text(node, "'country'") else { return nil }
    guard text.utf8.count == 2, text.utf8.allSatisfy({ (65...90).contains($0) }) else {
      report(
        "'country' is '\(text)'", at: node,
        expected: "expected an ISO 3166-1 code of two capital letters, like NL")
      return nil
    }
    return text
  }

  private func location(_ node: YAMLNode) -> AttributeValue? {
    let numbers = nodes(node).compactMap { number($0, "'location'") }
    guard numbers.count == 2, abs(numbers[0]) <= 90, abs(numbers[1]) <= 180 else {
      report(
        "'location' is no place on Earth", at: node, expected: "expected [latitude, longitude] in degrees")
      return nil
    }
    return .location(latitude: numbers[0], longitude: numbers[1])
  }
}

/// Merging what several files say of one entity.
extension AtlasReader {
  /// - Parameter yields: whether the draft gives way to what was stated before it, where the two differ.
  func merge(_ draft: EntityDraft, yields: Bool = false) {
    let id = draft.entity.id
    let number = drafts.number(of: id)
    guard var known = drafts[number] else {
      drafts[number] = draft
      return
    }
    if let kind = draft.kind, let other = known.kind, kind.position.file == other.position.file {
      conflict("the entity '\(id)' is defined a second time", at: kind.position, with: other.position)
    } else if let kind = draft.kind, let other = known.kind, kind.name != other.name {
      conflict(
        "the entity '\(id)' is a \(kind.name) here and a \(other.name) there", at: kind.position,
        with: other.position)
    }
    if let name = draft.name, let other = known.name, name.text != other.text {
      conflict(
        "the entity '\(id)' is named '\(name.text)' here and '\(other.text)' there", at: name.position,
        with: other.position)
    }
    known.kind = known.kind ?? draft.kind
    known.name = known.name ?? draft.name
    combine(draft.entity, into: &known.entity, yields: yields)
    drafts[number] = known
  }

  private func combine(_ other: Entity, into entity: inout Entity, yields: Bool) {
    for alias in other.aliases where !entity.aliases.contains(alias) { entity.aliases.append(alias) }
    for note in other.notes where !entity.notes.contains(note) { entity.notes.append(note) }
    if entity.evidence.isMissing { entity.evidence = other.evidence }
    for citation in other.evidence.citations where !entity.evidence.citations.contains(citation) {
      entity.evidence.citations.append(citation)
    }
    entity.period.since = entity.period.since ?? other.period.since
    entity.period.until = entity.period.until ?? other.period.until
    entity.allowsTransit = entity.allowsTransit ?? other.allowsTransit
    entity.rules += other.rules
    for attribute in other.attributes {
      guard let index = entity.attributes.firstIndex(where: { $0.name == attribute.name }) else {
        entity.attributes.append(attribute)
        continue
      }
      for claim in attribute.claims.all { entity.attributes[index].claims.add(claim) }
      guard entity.attributes[index].claims.isUndecided else { continue }
      if yields {
        entity.attributes[index].claims.useFirst(because: Claims<AttributeValue>.firstOfTable)
      } else if let claim = attribute.claims.all.first {
        conflict(
          "'\(attribute.name)' of '\(entity.id)' differs", at: claim.position,
          with: entity.attributes[index].claims.all[0].position)
      }
    }
  }

  func conflict(_ message: String, at position: SourcePosition, with other: SourcePosition) {
    append(Diagnostic(.error, at: position, message, expected: "the other place is \(other)"))
  }
}
