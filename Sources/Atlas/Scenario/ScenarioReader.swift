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
    for entry in begin(file) {
      switch entry.key.text {
      case "scenario":
        header = fields(
          entry.value, of: "the scenario",
          allowed: ["id", "title", "recommendations", "says", "follows"] + Self.claimKeys
        ).map { (entry.value, $0) }
      case "sources": readSources(entry.value)
      case "add", "change", "remove": break
      default:
        report(
          "unknown section '\(entry.key.text ?? "")'", at: entry.key,
          known: ["scenario", "sources", "add", "change", "remove"])
      }
    }
    // What is taken away goes first, so that another may take its place; then what is added, then what is changed.
    for name in ["remove", "add", "change"] {
      for entry in begin(file) where entry.key.text == name { steps += self.steps(entry.value, name) }
    }
    if header == nil {
      append(
        Diagnostic(
          .error, at: SourcePosition(file: file.path, line: 1, column: 1),
          "the file has no section 'scenario'",
          expected: "expected 'scenario: {id: ..., title: ...}'"))
    }
    let evidence = header.map { self.evidence(in: $0.fields) } ?? Evidence()
    let id = header.flatMap { requiredText("id", in: $0.fields, of: "the scenario") } ?? ""
    if let header, evidence.isMissing { warnMissingEvidence(at: position(header.node)) }
    let scenario = Scenario(
      id: id, title: header.flatMap { text("title", in: $0.fields) } ?? id,
      note: header.flatMap { text("note", in: $0.fields) }, evidence: evidence,
      recommendations: header.map { texts("recommendations", in: $0.fields) } ?? [],
      says: header.map { texts("says", in: $0.fields) } ?? [],
      follows: header.map { texts("follows", in: $0.fields) } ?? [], steps: steps,
      sources: Array(atlas.sources[known...]))
    explainDiagnostics()
    let errors = diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else { throw AtlasError(.invalid, errors) }
    return scenario
  }

  private func steps(_ node: YAMLNode, _ section: String) -> [Scenario.Step] {
    if node.isEmpty { return [] }
    guard let fields = fields(node, of: "'\(section)'", allowed: ["entities", "ties"]) else { return [] }
    // Ties go before the entities they hang on, and come after them.
    let names = section == "remove" ? ["ties", "entities"] : ["entities", "ties"]
    return names.flatMap { name in
      list(name, in: fields).flatMap { item -> [Scenario.Step] in
        switch (section, name) {
        case ("remove", "entities"): removal(item)
        case ("remove", _): tieRemoval(item)
        case ("add", "entities"): addition(item)
        case (_, "entities"): changes(item)
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
    guard let ends = ends(node) else { return [] }
    let key = Scenario.TieKey(from: ends.from, type: ends.type, to: ends.to)
    return [Scenario.Step(.removeTies(key), at: position(node))]
  }

  private func tieSteps(_ node: YAMLNode, isNew: Bool) -> [Scenario.Step] {
    let before = tieDrafts.count
    readTie(node)
    return tieDrafts[before...].map { draft in
      let key = Scenario.TieKey(from: draft.from, type: draft.type, to: draft.to)
      return Scenario.Step(
        isNew ? .addTies(key, [draft.claims]) : .setTies(key, [draft.claims]), at: draft.position)
    }
  }

  private func addition(_ node: YAMLNode) -> [Scenario.Step] {
    guard let draft = draft(node) else { return [] }
    guard let kind = draft.kind, let name = draft.name else {
      report("an entity that is added needs a kind and a name", at: node)
      return []
    }
    var entity = draft.entity
    (entity.kind, entity.name) = (kind.name, name.text)
    return [Scenario.Step(.addEntity(entity), at: position(node))]
  }

  private func changes(_ node: YAMLNode) -> [Scenario.Step] {
    guard let fields = fields(node, of: "an entity", allowed: nil), let draft = draft(node) else { return [] }
    var parts: [Scenario.Part] = []
    if let kind = draft.kind {
      append(Diagnostic(.error, at: kind.position, "a scenario cannot change a kind"))
    }
    if let name = draft.name { parts.append(.name(name.text)) }
    if fields["since"] != nil || fields["until"] != nil { parts.append(.period(draft.entity.period)) }
    if fields["rules"] != nil { parts.append(.rules(draft.entity.rules)) }
    for attribute in draft.entity.attributes {
      parts.append(.attribute(name: attribute.name, claims: attribute.claims))
    }
    if parts.isEmpty { report("nothing is changed", at: node, expected: "name what is to be another") }
    return parts.map { Scenario.Step(.set(entity: draft.entity.id, $0), at: position(node)) }
  }

  /// What one item says of an entity, apart from all others.
  private func draft(_ node: YAMLNode) -> EntityDraft? {
    drafts = [:]
    readEntity(node)
    return drafts.values.first
  }
}
