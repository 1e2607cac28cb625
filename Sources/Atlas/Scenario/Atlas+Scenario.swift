extension Atlas {
  /// The atlas under a scenario, and the scenario that undoes it.
  ///
  /// - Returns: a new atlas, and the inverse: applied to the new atlas it gives this one again.
  /// - Throws: `AtlasError` with every change that cannot be made: what is removed or changed is not there, what is added is
  ///   there already. Then nothing is changed.
  /// - Complexity: O(entities + ties + changes)
  public func applying(_ scenario: Scenario) throws(AtlasError) -> (atlas: Atlas, inverse: Scenario) {
    var overlay = ScenarioOverlay(self)
    let undone = try overlay.apply(scenario)
    var inverse = Scenario(
      id: "undo-" + scenario.id, title: "Without: " + scenario.title, evidence: scenario.evidence,
      steps: undone.reversed())
    inverse.withdrawnSources = Set(
      scenario.sources.map(\.id).filter { id in !sources.contains { $0.id == id } })
    return (overlay.atlas, inverse)
  }

  /// The atlas under scenarios, one after the other.
  ///
  /// - Throws: `AtlasError` where a change cannot be made, with every such change of the first scenario that has one.
  /// - Complexity: O(entities + ties + changes)
  public func applying(_ stack: [Scenario]) throws(AtlasError) -> Atlas {
    if stack.isEmpty { return self }
    var overlay = ScenarioOverlay(self)
    for scenario in stack { _ = try overlay.apply(scenario) }
    return overlay.atlas
  }
}

/// An atlas being changed.
struct ScenarioOverlay {
  let base: Atlas
  var entities: EntityChanges
  var ties: TieChanges
  private var sources: [Source]

  init(_ atlas: Atlas) {
    base = atlas
    entities = EntityChanges(of: atlas)
    ties = TieChanges(of: atlas)
    sources = atlas.sources
  }

  /// Makes the changes of a scenario and returns those that undo them, in the order in which they were made.
  mutating func apply(_ scenario: Scenario) throws(AtlasError) -> [Scenario.Step] {
    var undone: [Scenario.Step] = []
    var faults: [Diagnostic] = []
    for step in scenario.steps {
      do throws(Diagnostic) {
        undone += try apply(step)
      } catch {
        faults.append(error)
      }
    }
    faults += self.faults(of: scenario, beside: faults)
    guard faults.isEmpty else { throw AtlasError(.invalid, scenario.explained(faults)) }
    sources.removeAll { scenario.withdrawnSources.contains($0.id) }
    for source in scenario.sources where !sources.contains(where: { $0.id == source.id }) {
      sources.append(source)
    }
    return undone
  }

  /// Makes a change and returns those that undo it, in the order in which they would be made after all others.
  mutating func apply(_ step: Scenario.Step) throws(Diagnostic) -> [Scenario.Step] {
    switch step.change {
    case .addEntity(let entity):
      if entities[entity.id] != nil {
        throw fault("the entity '\(entity.id)' is there already", step, "change it instead, under 'change:'")
      }
      entities[entity.id] = entity
      return [Scenario.Step(.removeEntity(id: entity.id))]
    case .removeEntity(let id): return try remove(id, step)
    case .addTies(let key, let claims):
      try checkEnds(key, step)
      try checkKinds(key, step)
      try checkAbsence(key, step)
      ties[key] = claims
      return [Scenario.Step(.removeTies(key))]
    case .removeTies(let key):
      let claims = try found(key, step)
      ties[key] = nil
      return [Scenario.Step(.addTies(key, claims))]
    case .setTies(let key, let claims):
      let before = try found(key, step)
      ties[key] = claims
      return [Scenario.Step(.setTies(key, before))]
    case .changeTie(let key, let overlay): return [try change(key, overlay, step)]
    case .set(let id, let part): return [Scenario.Step(.set(entity: id, try set(part, of: id, step)))]
    case .addAttribute(let id, let name, let claims):
      if let known = try entity(id, step).attribute(name) {
        throw fault(
          "'\(id)' has '\(name)' already", step,
          "change it instead, under 'change:'; it stands at \(known.used.position)")
      }
      return [Scenario.Step(.set(entity: id, try set(.attribute(name: name, claims: claims), of: id, step)))]
    case .changeAttribute(let id, let name, let claims):
      let known = try entity(id, step).attributes.map(\.name)
      guard known.contains(name) else {
        throw fault(
          "'\(id)' has no '\(name)' to change", step,
          "add it, under 'add: attributes:'; it has \(listed(known))")
      }
      return [Scenario.Step(.set(entity: id, try set(.attribute(name: name, claims: claims), of: id, step)))]
    case .addRule(let id, let rule): return [try add(rule, to: id, step)]
    case .changeRule(let id, let rule): return [try change(rule, of: id, step)]
    case .removeRule(let id, let action, let into):
      var rules = try entity(id, step).rules
      rules.remove(at: try place(of: action, into, in: rules, of: id, step))
      return [Scenario.Step(.set(entity: id, try set(.rules(rules), of: id, step)))]
    case .apply(let id): return try apply(id, step)
    }
  }

  private mutating func remove(_ id: String, _ step: Scenario.Step) throws(Diagnostic) -> [Scenario.Step] {
    guard let entity = entities[id] else { throw unknown(id, step) }
    var undone: [Scenario.Step] = []
    for key in ties.keys(at: id) {
      guard let claims = ties[key] else { continue }
      ties[key] = nil
      undone.append(Scenario.Step(.addTies(key, claims)))
    }
    entities[id] = nil
    // The last of these is made first when all is undone: the entity must be there before its ties.
    return undone + [Scenario.Step(.addEntity(entity))]
  }

  func found(_ key: Scenario.TieKey, _ step: Scenario.Step) throws(Diagnostic) -> [Claims<
    Tie.Statement
  >] {
    if let claims = ties[key] { return claims }
    try checkEnds(key, step)
    let listed = ties.keys(from: key.from, to: key.to).map(\.description).joined(separator: "', '")
    throw fault(
      "there is no tie '\(key)'", step,
      listed.isEmpty ? "nothing ties the two that way" : "there is '\(listed)'")
  }

  private func checkEnds(_ key: Scenario.TieKey, _ step: Scenario.Step) throws(Diagnostic) {
    for id in [key.from, key.to] where entities[id] == nil { throw unknown(id, step) }
  }

  /// Whether the type of a tie may join its ends.
  private func checkKinds(_ key: Scenario.TieKey, _ step: Scenario.Step) throws(Diagnostic) {
    guard let type = base.vocabulary.tieType(key.type) else { return }
    for (id, kinds, way) in [(key.from, type.from, "start from"), (key.to, type.to, "lead to")] {
      guard let kind = entities[id]?.kind, !kinds.isEmpty, !kinds.contains(kind) else { continue }
      throw fault(
        "'\(key.type)' cannot \(way) '\(id)', of the kind \(kind)", step,
        "expected a \(kinds.joined(separator: " or "))")
    }
  }

  /// Sets a part of an entity and returns what was there.
  mutating func set(
    _ part: Scenario.Part, of id: String, _ step: Scenario.Step
  ) throws(Diagnostic) -> Scenario.Part {
    guard var entity = entities[id] else { throw unknown(id, step) }
    let before: Scenario.Part
    switch part {
    case .name(let name):
      before = .name(entity.name)
      entity.name = name
    case .period(let period):
      before = .period(entity.period)
      entity.period = period
    case .aliases(let aliases):
      before = .aliases(entity.aliases)
      entity.aliases = aliases
    case .notes(let notes):
      before = .notes(entity.notes)
      entity.notes = notes
    case .transit(let allows):
      before = .transit(entity.allowsTransit)
      entity.allowsTransit = allows
    case .rules(let rules):
      before = .rules(entity.rules)
      entity.rules = rules
    case .attribute(let name, let claims):
      before = .attribute(name: name, claims: entity.attribute(name))
      let place = entity.attributes.firstIndex { $0.name == name }
      if claims == nil, place == nil {
        throw fault(
          "'\(id)' has no '\(name)' to take away", step, "it has \(listed(entity.attributes.map(\.name)))")
      }
      entity.attributes.removeAll { $0.name == name }
      if let claims { entity.attributes.append(.init(name: name, claims: claims)) }
      let vocabulary = base.vocabulary
      entity.attributes.sort {
        vocabulary.order(ofAttribute: $0.name) < vocabulary.order(ofAttribute: $1.name)
      }
    }
    entities[id] = entity
    return before
  }

  func unknown(_ id: String, _ step: Scenario.Step) -> Diagnostic {
    Diagnostic(
      .error, at: step.position, "unknown entity '\(id)'", expected: nil,
      nearest: nearestNames(to: id, among: entities.ids))
  }

  func fault(_ message: String, _ step: Scenario.Step, _ expected: String?) -> Diagnostic {
    Diagnostic(.error, at: step.position, message, expected: expected)
  }

  /// The atlas as changed, in the order atlases stand in.
  var atlas: Atlas {
    var atlas = base
    let (entities, places) = entities.merged
    atlas.entities = entities
    if entities.count != places.count || places.contains(nil) {
      atlas.entityIndex = Dictionary(uniqueKeysWithValues: entities.enumerated().map { ($1.id, $0) })
    }
    atlas.sources = sources
    atlas.ties = ties.merged(places, index: atlas.entityIndex)
    return atlas
  }
}
