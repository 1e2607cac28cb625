extension Scenario {
  /// Reads a scenario for an atlas.
  ///
  /// - Parameter path: A YAML file with the section `scenario:` and any of `add:`, `change:`, `remove:`.
  /// - Throws: `AtlasError` with every fault of the file in one go: what is unknown to the atlas's vocabulary or sources, what
  ///   is no list. Whether the changes can be made is found out when it is applied.
  public init(path: String, for atlas: Atlas) throws(AtlasError) {
    let file: YAMLFile
    do throws(Diagnostic) {
      file = try YAMLFile(reading: path)
    } catch {
      throw AtlasError(.unreadable, [error])
    }
    self = try AtlasReader(for: atlas).scenario(in: file)
  }

  /// Reads a scenario from text, as if it stood in a file of that name.
  public init(text: String, named name: String = "scenario.yaml", for atlas: Atlas) throws(AtlasError) {
    self = try AtlasReader(for: atlas).scenario(in: YAMLFile(path: name, bytes: Array(text.utf8)))
  }
}

/// Reading the sections of a scenario.
extension AtlasReader {
  /// A reader that knows the words and sources of an atlas and none of its entities.
  convenience init(for atlas: Atlas) {
    self.init()
    self.atlas.vocabulary = atlas.vocabulary
    self.atlas.sources = atlas.sources
    self.atlas.sourcePositions = atlas.sourcePositions
    for source in atlas.sources { knownPlaces[source.id] = Set(source.places) }
  }

  func scenario(in file: YAMLFile) throws(AtlasError) -> Scenario {
    let known = atlas.sources.count
    var header: (node: YAMLNode, fields: Fields)?
    var steps: [Scenario.Step] = []
    let entries = begin(file)
    for entry in entries {
      switch entry.key.text {
      case "scenario":
        header = fields(
          entry.value, of: "the scenario",
          allowed: ["id", "title", "recommendations", "says", "follows"] + Self.claimKeys
        ).map { (entry.value, $0) }
      case "sources": readSources(entry.value)
      case "add", "change", "remove", "apply": break
      default:
        report(
          "unknown section '\(entry.key.text ?? "")'", at: entry.key,
          known: ["scenario", "sources", "add", "change", "remove", "apply"])
      }
    }
    // What is taken away goes first, so that another may take its place; then what is added, what is changed, and what
    // is carried out.
    for name in ["remove", "add", "change"] {
      for entry in entries where entry.key.text == name { steps += self.steps(entry.value, name) }
    }
    for entry in entries where entry.key.text == "apply" { steps += applications(entry.value) }
    if header == nil, !isPartial {
      append(
        Diagnostic(
          .error, at: SourcePosition(file: file.path, line: 1, column: 1),
          "the file has no section 'scenario'",
          expected: "expected 'scenario: {id: ..., title: ...}'"))
    }
    let evidence = header.map { self.evidence(in: $0.fields) } ?? Evidence()
    let id = header.flatMap { requiredText("id", in: $0.fields, of: "the scenario") } ?? ""
    if let header, evidence.isMissing { warnMissingEvidence(at: position(header.node)) }
    var scenario = Scenario(
      id: id, title: header.flatMap { text("title", in: $0.fields) } ?? id,
      note: header.flatMap { text("note", in: $0.fields) }, evidence: evidence,
      recommendations: header.map { texts("recommendations", in: $0.fields) } ?? [],
      says: header.map { texts("says", in: $0.fields) } ?? [],
      follows: header.map { texts("follows", in: $0.fields) } ?? [], steps: steps,
      sources: Array(atlas.sources[known...]))
    scenario.mentions =
      mentions("recommendations", .recommendation, in: header?.fields)
      + mentions("says", .statement, in: header?.fields)
      + references.map { Scenario.Mention(kind: .entity, id: $0.id, position: $0.position) }
    scenario.lines = String(decoding: file.bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    explainDiagnostics()
    let errors = diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else { throw AtlasError(.invalid, errors) }
    return scenario
  }

  private func mentions(_ key: String, _ kind: Scenario.Mention.Kind, in fields: Fields?) -> [Scenario
    .Mention]
  {
    guard let node = fields?[key], !node.isEmpty else { return [] }
    return nodes(node).compactMap { node in
      node.text.map { Scenario.Mention(kind: kind, id: $0, position: position(node)) }
    }
  }

  private func applications(_ node: YAMLNode) -> [Scenario.Step] {
    if node.isEmpty { return [] }
    return nodes(node).compactMap { node in
      text(node, "'apply'").map { Scenario.Step(.apply(recommendation: $0), at: position(node)) }
    }
  }

  private func steps(_ node: YAMLNode, _ section: String) -> [Scenario.Step] {
    if node.isEmpty { return [] }
    let parts = ["entities", "attributes", "rules", "ties"]
    guard
      let fields = fields(
        node, of: "'\(section)'", allowed: section == "change" ? parts.filter { $0 != "attributes" } : parts)
    else { return [] }
    // Ties go before the entities they hang on, and come after them.
    let names = section == "remove" ? parts.reversed() : parts
    return names.flatMap { name in
      list(name, in: fields).flatMap { item -> [Scenario.Step] in
        switch (section, name) {
        case ("remove", "entities"): removal(item)
        case ("remove", "attributes"): attributeRemoval(item)
        case ("remove", "rules"): ruleRemoval(item)
        case ("remove", _): tieRemoval(item)
        case ("add", "entities"): addition(item)
        case (_, "entities"): changes(item)
        case (_, "attributes"): attributes(item)
        case (_, "rules"): rule(item, isNew: section == "add")
        default: tieSteps(item, isNew: section == "add")
        }
      }
    }
  }

  private func list(_ name: String, in fields: Fields) -> [YAMLNode] {
    guard let node = fields[name], !node.isEmpty else { return [] }
    guard case .sequence(let items) = node.content else {
      report("'\(name)' is \(node.form)", at: node, expected: "expected a list")
      return []
    }
    return items
  }

  private func removal(_ node: YAMLNode) -> [Scenario.Step] {
    guard let id = text(node, "an entity to remove") else { return [] }
    return [Scenario.Step(.removeEntity(id: id), at: position(node))]
  }

  private func tieRemoval(_ node: YAMLNode) -> [Scenario.Step] {
    guard let ends = apart({ ends(node) }) else { return [] }
    let key = Scenario.TieKey(from: ends.from, type: ends.type, to: ends.to)
    return [Scenario.Step(.removeTies(key), at: position(node))]
  }

  /// Reads something whose entities are looked for when the change is made, and not once more.
  private func apart<Value>(_ body: () -> Value) -> Value {
    let known = references
    defer { references = known }
    return body()
  }

  private func tieSteps(_ node: YAMLNode, isNew: Bool) -> [Scenario.Step] {
    let before = tieDrafts.count
    apart { readTie(node) }
    guard tieDrafts.count > before, case .mapping(let entries) = node.content,
      let value = entries.first?.value
    else { return [] }
    let draft = tieDrafts[before]
    let key = Scenario.TieKey(from: drafts.ids[draft.from], type: draft.type, to: drafts.ids[draft.to])
    if isNew { return [Scenario.Step(.addTies(key, [draft.claims]), at: draft.position)] }
    // A list says all there is; else only what is named changes.
    if case .sequence = value.content {
      return [Scenario.Step(.setTies(key, [draft.claims]), at: draft.position)]
    }
    var keys: Set<String> = []
    if case .mapping(let entries) = value.content { keys = Set(entries.compactMap(\.key.text)) }
    let claim = draft.claims.all[0]
    let overlay = Scenario.TieOverlay(
      statement: claim.value, keys: keys, evidence: claim.evidence, note: claim.note)
    return [Scenario.Step(.changeTie(key, overlay), at: draft.position)]
  }

  private func addition(_ node: YAMLNode) -> [Scenario.Step] {
    guard let draft = entityDraft(node) else { return [] }
    guard let kind = draft.kind, let name = draft.name else {
      report("an entity that is added needs a kind and a name", at: node)
      return []
    }
    var entity = draft.entity
    (entity.kind, entity.name) = (kind.name, name.text)
    return [Scenario.Step(.addEntity(entity), at: position(node))]
  }

  private func changes(_ node: YAMLNode) -> [Scenario.Step] {
    guard let fields = fields(node, of: "an entity", allowed: nil), let draft = entityDraft(node) else {
      return []
    }
    var parts: [Scenario.Part] = []
    if let kind = draft.kind {
      append(Diagnostic(.error, at: kind.position, "a scenario cannot change a kind"))
    }
    if let name = draft.name { parts.append(.name(name.text)) }
    if fields["since"] != nil || fields["until"] != nil { parts.append(.period(draft.entity.period)) }
    if fields["rules"] != nil { parts.append(.rules(draft.entity.rules)) }
    if fields["aliases"] != nil { parts.append(.aliases(draft.entity.aliases)) }
    if fields["note"] != nil { parts.append(.notes(draft.entity.notes)) }
    if fields["transit"] != nil { parts.append(.transit(draft.entity.allowsTransit)) }
    let id = draft.entity.id
    let attributes = draft.entity.attributes
    let isIdle = fields.entries.allSatisfy { (["id"] + Self.claimKeys).contains($0.key.text ?? "") }
    if parts.isEmpty, attributes.isEmpty, isIdle {
      report("nothing is changed", at: node, expected: "name what is to be another")
    }
    return parts.map { Scenario.Step(.set(entity: id, $0), at: position(node)) }
      + attributes.map { attribute in
        Scenario.Step(
          .changeAttribute(entity: id, name: attribute.name, claims: attribute.claims),
          at: attribute.claims.all[0].position)
      }
  }
}

/// Attributes and rules, each by itself.
extension AtlasReader {
  private func attributeRemoval(_ node: YAMLNode) -> [Scenario.Step] {
    let what = "an attribute to remove"
    guard let fields = fields(node, of: what, allowed: ["of", "attribute"]),
      let of = requiredText("of", in: fields, of: what),
      let name = requiredText("attribute", in: fields, of: what)
    else { return [] }
    guard atlas.vocabulary.attribute(name) != nil else {
      report(
        "there is no attribute '\(name)'", at: fields["attribute"] ?? node,
        known: atlas.vocabulary.attributes.map(\.name))
      return []
    }
    return [Scenario.Step(.set(entity: of, .attribute(name: name, claims: nil)), at: position(node))]
  }

  private func ruleRemoval(_ node: YAMLNode) -> [Scenario.Step] {
    let what = "a rule to remove"
    guard let fields = fields(node, of: what, allowed: ["of", "to", "into"]),
      let of = requiredText("of", in: fields, of: what),
      let action = requiredText("to", in: fields, of: what)
    else { return [] }
    let into = text("into", in: fields) ?? of
    return [Scenario.Step(.removeRule(entity: of, action: action, into: into), at: position(node))]
  }

  /// `{of: town, population: ...}`: attributes that the entity has not.
  private func attributes(_ node: YAMLNode) -> [Scenario.Step] {
    guard let fields = fields(node, of: "attributes to add", allowed: nil),
      let of = requiredText("of", in: fields, of: "attributes to add")
    else { return [] }
    var entity = Entity(
      id: of, kind: "", name: "", aliases: [], evidence: evidence(in: fields), notes: [], period: .always,
      allowsTransit: nil, attributes: [], rules: [], position: position(node))
    readAttributes(
      Fields(node: node, entries: fields.entries.filter { $0.key.text != "of" }), into: &entity)
    return entity.attributes.map { attribute in
      Scenario.Step(
        .addAttribute(entity: of, name: attribute.name, claims: attribute.claims),
        at: attribute.claims.all[0].position)
    }
  }

  /// A rule as an atlas writes it, with the entity it stands at under 'of'.
  private func rule(_ node: YAMLNode, isNew: Bool) -> [Scenario.Step] {
    guard let fields = fields(node, of: "a rule", allowed: nil),
      let of = requiredText("of", in: fields, of: "a rule")
    else { return [] }
    let inner = YAMLNode(
      content: .mapping(fields.entries.filter { $0.key.text != "of" }), line: node.line, column: node.column,
      isPlain: node.isPlain)
    guard let rule = readRule(inner, of: of, inheriting: Evidence()) else { return [] }
    return [
      Scenario.Step(isNew ? .addRule(entity: of, rule) : .changeRule(entity: of, rule), at: position(node))
    ]
  }
}
