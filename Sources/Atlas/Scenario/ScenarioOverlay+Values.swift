/// Changes of single values: those of a tie, a rule, a recommendation carried out.
extension ScenarioOverlay {
  func entity(_ id: String, _ step: Scenario.Step) throws(Diagnostic) -> Entity {
    guard let entity = entities[id] else { throw unknown(id, step) }
    return entity
  }

  func listed(_ names: [String]) -> String { names.isEmpty ? "none" : names.joined(separator: ", ") }

  /// That no tie of a name is there, with what to do where one is.
  func checkAbsence(_ key: Scenario.TieKey, _ step: Scenario.Step) throws(Diagnostic) {
    guard let claims = ties[key]?.first else { return }
    let statement = Tie(from: 0, type: key.type, to: 0, claims: claims).statement
    let remedy =
      statement.isPotential
      ? "it is an opening; change it instead, under 'change:', with 'potential: no'"
      : statement.isDenied
        ? "it is denied; change it instead, under 'change:', with 'denied: no'"
        : "change it instead, under 'change:'"
    throw fault(
      "the tie '\(key)' is there already", step, "\(remedy); it stands at \(claims.used.position)")
  }

  /// Gives the one tie of a name other values; what is not named stays.
  mutating func change(
    _ key: Scenario.TieKey, _ overlay: Scenario.TieOverlay, _ step: Scenario.Step
  ) throws(Diagnostic) -> Scenario.Step {
    let before = try found(key, step)
    guard before.count == 1, let claims = before.first else {
      throw fault(
        "there are \(before.count) ties '\(key)', of different times", step,
        "remove them and add those that are meant")
    }
    let old = Tie(from: 0, type: key.type, to: 0, claims: claims)
    let statement = overlay.over(old.statement)
    if let since = statement.period.since, let until = statement.period.until, since.firstDay > until.lastDay
    {
      throw fault("the tie '\(key)' would end (\(until)) before it begins (\(since))", step, nil)
    }
    let claim = Claim(
      value: statement, evidence: overlay.evidence.isMissing ? old.evidence : overlay.evidence,
      usedBecause: nil, note: overlay.note ?? old.notes.first,
      position: step.position ?? claims.used.position)
    ties[key] = [Claims(claim)]
    return Scenario.Step(.setTies(key, before))
  }

  /// Makes held the openings that cite a place of a recommendation and join two of those it names.
  mutating func apply(_ id: String, _ step: Scenario.Step) throws(Diagnostic) -> [Scenario.Step] {
    guard let recommendation = base.recommendations.first(where: { $0.id == id }) else {
      let known = base.recommendations.map(\.id)
      throw Diagnostic(
        .error, at: step.position, "the atlas has no recommendation '\(id)'", expected: nil,
        nearest: nearestNames(to: id, among: known))
    }
    let named = Set(recommendation.who + recommendation.towards)
    let places = Set(recommendation.evidence.citations)
    var undone: [Scenario.Step] = []
    for key in ties.keys(among: named) {
      guard let all = ties[key], all.count == 1, let claims = all.first else { continue }
      let tie = Tie(from: 0, type: key.type, to: 0, claims: claims)
      guard tie.statement.isPotential, !places.isDisjoint(with: tie.evidence.citations) else { continue }
      var statement = tie.statement
      statement.isPotential = false
      let evidence = Evidence(
        citations: tie.evidence.citations, basis: .assumed, reason: "the recommendation \(id) is carried out")
      ties[key] = [
        Claims(
          Claim(
            value: statement, evidence: evidence, usedBecause: nil, note: tie.notes.first,
            position: step.position ?? claims.used.position))
      ]
      undone.append(Scenario.Step(.setTies(key, all)))
    }
    guard !undone.isEmpty else {
      throw fault(
        "the recommendation '\(id)' names no opening of the atlas", step,
        "say under 'add:' what carrying it out would bring")
    }
    return undone
  }
}

extension Scenario.TieOverlay {
  /// A statement with the keys that are named put in.
  func over(_ old: Tie.Statement) -> Tie.Statement {
    var new = old
    if keys.contains("grade") { new.grade = statement.grade }
    if keys.contains("grade back") { new.gradeBack = statement.gradeBack }
    if keys.contains("since") { new.period.since = statement.period.since }
    if keys.contains("until") { new.period.until = statement.period.until }
    if keys.contains("as") { new.role = statement.role }
    if keys.contains("eur") { new.euros = statement.euros }
    if keys.contains("lead time") { new.leadTime = statement.leadTime }
    if keys.contains("potential") { new.isPotential = statement.isPotential }
    if keys.contains("denied") { new.isDenied = statement.isDenied }
    return new
  }
}

// MARK: Rules

extension ScenarioOverlay {
  mutating func add(_ rule: Rule, to id: String, _ step: Scenario.Step) throws(Diagnostic) -> Scenario.Step {
    let rules = try entity(id, step).rules
    if let known = rules.first(where: { $0.action == rule.action && $0.into == rule.into }) {
      throw fault(
        "'\(id)' has a rule to \(rule.action) already", step,
        "change it instead, under 'change:'; it stands at \(known.position)")
    }
    return Scenario.Step(.set(entity: id, try set(.rules(rules + [rule]), of: id, step)))
  }

  mutating func change(_ rule: Rule, of id: String, _ step: Scenario.Step) throws(Diagnostic)
    -> Scenario
    .Step
  {
    var rules = try entity(id, step).rules
    let place = try place(of: rule.action, rule.into, in: rules, of: id, step)
    let old = rules[place]
    var clauses = old.clauses
    for topic in Clause.Topic.allCases {
      let new = rule.clauses.filter { $0.topic == topic }
      if new.isEmpty { continue }
      let place = clauses.firstIndex { $0.topic == topic } ?? clauses.count
      clauses.removeAll { $0.topic == topic }
      clauses.insert(contentsOf: new, at: place)
    }
    rules[place] = Rule(
      action: old.action, into: old.into, founds: rule.founds ?? old.founds, clauses: clauses,
      evidence: rule.evidence.isMissing ? old.evidence : rule.evidence, note: rule.note ?? old.note,
      position: rule.position)
    return Scenario.Step(.set(entity: id, try set(.rules(rules), of: id, step)))
  }

  func place(
    of action: String, _ into: String, in rules: [Rule], of id: String, _ step: Scenario.Step
  ) throws(Diagnostic) -> Int {
    if let place = rules.firstIndex(where: { $0.action == action && $0.into == into }) { return place }
    let known = rules.map(\.action)
    throw Diagnostic(
      .error, at: step.position, "'\(id)' has no rule to \(action)",
      expected: "it has rules to \(listed(known))", nearest: nearestNames(to: action, among: known))
  }
}
