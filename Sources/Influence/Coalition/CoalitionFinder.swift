public import Atlas

/// Finds who is needed to found or win something: those eligible, willing as far as is known, and already in place.
///
/// Willing are the members of the groups named, those named who have no members, and those who have an opening to the
/// group or propose or advocate there. A quorum that sources give in several ways is answered in each. What only people
/// decide is listed with the best way to those people.
public struct CoalitionFinder: Sendable {
  let atlas: Atlas
  let query: CoalitionQuery
  let date: PartialDate
  let eligibility: Eligibility
  let willingGroups: [Int]
  /// Those who are there on the date and not left out, by kind, in the order of ids.
  let present: [String: [Int]]
  /// Who has an opening to an entity or speaks there, by the entity: indices of ties.
  private let speaking: [Int: [Int]]
  /// The price of those who have nothing to join first.
  let noCost: JoiningCost
  /// What shows that one is willing whom the query names.
  static let named = Evidence(basis: .assumed, reason: "named as willing")

  /// Prepares an atlas for a query.
  ///
  /// - Throws: `RouteQueryError` where a name is not there or no date is.
  public init(_ atlas: Atlas, query: CoalitionQuery) throws(RouteQueryError) {
    guard let date = query.on ?? atlas.asOf else { throw .noDate }
    if query.horizon < 1 { throw .outOfRange(name: "the horizon in years", value: query.horizon) }
    self.atlas = atlas
    self.query = query
    self.date = date
    let eligibility = Eligibility(atlas, on: date, horizon: query.horizon)
    self.eligibility = eligibility
    var groups: [Int] = []
    for id in query.willing ?? atlas.headers.map(\.id).filter({ atlas.index(of: $0) != nil }) {
      guard let index = atlas.index(of: id) else { throw .unknownEntity(id) }
      groups.append(index)
    }
    let left = Set(query.without)
    present = Dictionary(
      grouping: atlas.entities.indices.filter { index in
        !left.contains(atlas.entities[index].id) && atlas.exists(atlas.entities[index], on: date)
      }
    ) { atlas.entities[$0].kind }
    noCost = .none(years: query.horizon)
    speaking = Self.speaking(atlas, on: date)
    willingGroups = groups.filter { query.willing != nil || !eligibility.memberships.members(of: $0).isEmpty }
  }

  /// Every rule asked for, with who could satisfy it.
  ///
  /// - Complexity: for each rule O(candidates · clauses + candidates log candidates + ties log entities)
  public func answer() throws(RouteQueryError) -> CoalitionAnswer {
    let view = try InfluenceView.compiled(atlas, on: date)
    let found = try rules().concurrentMap { rule in
      Result { () throws(RouteQueryError) in try goal(rule, view) }
    }
    var goals: [CoalitionGoal] = []
    for goal in found { goals.append(try goal.get()) }
    return CoalitionAnswer(
      query: query, on: date, willing: willingGroups.map { EntityReference(atlas.entities[$0]) }, goals: goals
    )
  }

  /// The rules that the query asks for, in the order of the groups.
  func rules() throws(RouteQueryError) -> [Rule] {
    var rules: [Rule] = []
    for id in query.groups {
      guard let index = atlas.index(of: id) else { throw .unknownEntity(id) }
      rules += self.rules(at: index)
    }
    if query.groups.isEmpty {
      for group in eligibility.rules.keys.sorted() {
        rules += (eligibility.rules[group] ?? []).filter(\.isCollective)
      }
    }
    guard !query.actions.isEmpty else { return rules }
    return rules.filter { rule in query.actions.contains { rule.action.folded.contains($0.folded) } }
  }

  /// The rules that take several: of the group, or else those that it decides, or else those of what it is part of.
  private func rules(at group: Int) -> [Rule] {
    var seen: Set<Int> = []
    var level = [group]
    while !level.isEmpty {
      let own = level.flatMap { eligibility.rules[$0] ?? [] }.filter(\.isCollective)
      if !own.isEmpty { return own }
      let decided = atlas.entities.flatMap(\.rules).filter { rule in
        rule.isCollective && deciders(of: rule).contains { level.contains($0) }
      }
      if !decided.isEmpty { return decided }
      seen.formUnion(level)
      level = wholes(of: level).filter { !seen.contains($0) }
    }
    return []
  }

  /// What some are part of, each once, in the order of ids.
  private func wholes(of parts: [Int]) -> [Int] {
    var wholes: Set<Int> = []
    for part in parts {
      for index in eligibility.memberships.ties[part] ?? [] {
        let tie = atlas.ties[index]
        if tie.type == "part of", tie.from == part { wholes.insert(tie.to) }
      }
    }
    return wholes.sorted()
  }

  func deciders(of rule: Rule) -> [Int] {
    rule.clauses.flatMap { clause -> [Int] in
      guard clause.topic == .decidedBy, case .names(let ids) = clause.claims.used.value else { return [] }
      return ids.compactMap(atlas.index)
    }
  }

  /// Those who are willing, with what shows it.
  func willing(for rule: Rule) -> [Int: Evidence] {
    var found: [Int: Evidence] = [:]
    for group in willingGroups {
      let members = eligibility.memberships.members(of: group)
      for member in members where found[member] == nil {
        found[member] = eligibility.memberships.tie(member, in: group)?.evidence
      }
      if members.isEmpty { found[group] = Self.named }
    }
    let aims = Set(deciders(of: rule) + [atlas.index(of: rule.into)].compactMap(\.self))
    for index in aims.flatMap({ speaking[$0] ?? [] }).sorted() where found[atlas.ties[index].from] == nil {
      found[atlas.ties[index].from] = atlas.ties[index].evidence
    }
    return found
  }

  private static func speaking(_ atlas: Atlas, on date: PartialDate) -> [Int: [Int]] {
    var found: [Int: [Int]] = [:]
    for (index, tie) in atlas.ties.enumerated() {
      let isOpening = tie.statement.isPotential && !tie.statement.isDenied
      let speaks = ["proposes to", "advocates in"].contains(tie.type) && atlas.holds(tie, on: date)
      if isOpening || speaks { found[tie.to, default: []].append(index) }
    }
    return found
  }
}
