/// What can be told only when all changes are made: whether every name leads somewhere.
extension ScenarioOverlay {
  /// - Parameter told: the faults of single changes; what they say is not said again.
  func faults(of scenario: Scenario, beside told: [Diagnostic]) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    for mention in scenario.mentions {
      if isKnown(mention) || told.contains(where: { $0.position == mention.position }) { continue }
      let (what, known) = namesThere(mention.kind)
      faults.append(
        AtlasReader.unknown(
          "unknown \(what) '\(mention.id)'", at: mention.position, text: mention.id, known: known))
    }
    return faults + danglingFaults(scenario)
  }

  private func isKnown(_ mention: Scenario.Mention) -> Bool {
    mention.kind == .entity
      ? entities[mention.id] != nil : namesThere(mention.kind).known.contains(mention.id)
  }

  /// What a mention may name.
  private func namesThere(_ kind: Scenario.Mention.Kind) -> (what: String, known: [String]) {
    switch kind {
    case .entity: ("entity", entities.ids)
    case .recommendation: ("recommendation", base.recommendations.map(\.id))
    case .statement:
      ("statement or contested point", base.statements.map(\.id) + base.contestedPoints.map(\.id))
    }
  }

  /// What is taken away may not be needed by a rule or an attribute of what stays.
  private func danglingFaults(_ scenario: Scenario) -> [Diagnostic] {
    var gone: [String: SourcePosition?] = [:]
    for step in scenario.steps {
      if case .removeEntity(let id) = step.change, entities[id] == nil { gone[id] = .some(step.position) }
    }
    if gone.isEmpty { return [] }
    return entities.ids.flatMap { id -> [Diagnostic] in
      (entities[id]?.entitiesNamed ?? []).compactMap { named in
        guard let position = gone[named.id] else { return nil }
        return Diagnostic(
          .error, at: position, "'\(named.id)' cannot go: \(named.what) of '\(id)' names it",
          expected: "change or remove that too; it stands at \(named.place)")
      }
    }
  }
}

extension Scenario {
  /// Faults in the order of their places, each with its line where that is in this file.
  func explained(_ faults: [Diagnostic]) -> [Diagnostic] {
    let lines = lines.map { $0[...] }
    return faults.map { fault in
      var fault = fault
      if let place = fault.position {
        fault.excerpt = fault.excerpt ?? Diagnostic.excerpt(of: lines, at: place)
      }
      return fault
    }.sorted { first, second in
      guard let one = first.position, let other = second.position else { return false }
      return (one.file, one.line, one.column, first.message)
        < (other.file, other.line, other.column, second.message)
    }
  }
}

extension Entity {
  /// Entities that its rules and attributes name, and where.
  fileprivate var entitiesNamed: [(id: String, what: String, place: SourcePosition)] {
    var named: [(id: String, what: String, place: SourcePosition)] = []
    for attribute in attributes {
      for claim in attribute.claims.all {
        guard case .entities(let ids) = claim.value else { continue }
        named += ids.map { ($0, "'\(attribute.name)'", claim.position) }
      }
    }
    let topics: [Clause.Topic] = [.requires, .decidedBy, .advisedBy, .advocatedBy]
    for rule in rules {
      let what = "the rule to \(rule.action)"
      named.append((rule.into, what, rule.position))
      for clause in rule.clauses where topics.contains(clause.topic) {
        for claim in clause.claims.all {
          guard case .names(let ids) = claim.value else { continue }
          named += ids.map { ($0, what, claim.position) }
        }
      }
    }
    return named
  }
}
