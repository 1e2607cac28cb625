import Atlas

/// The memberships a rule requires and an entity does not hold: which of them it can get, in which order, and which
/// require one another in a circle.
///
/// A membership can be had once all that one of its rules requires is held or can be had; what only requires itself is
/// never reached, so a circle cannot come true. Rounds go on until nothing is added: first with what is certain, then
/// with what is possible. Of the ways to what is wanted the cheapest is chosen.
struct Preconditions {
  /// One membership to get, by the rule chosen for it.
  struct Step {
    let group: Int
    let rule: PreparedRule
    let clauses: [ClauseAssessment]
    let verdict: Verdict
  }

  /// What must be joined before, in an order in which it can be.
  private(set) var order: [Step] = []
  /// Whether each membership that is not held can be had.
  private(set) var verdicts: [Int: Verdict] = [:]
  /// For a membership that cannot be had because its preconditions run in a circle: the circle, by ids.
  private(set) var circles: [Int: [String]] = [:]

  private let eligibility: Eligibility
  private let entity: Int

  init(_ rule: PreparedRule, for entity: Int, in eligibility: Eligibility) {
    self.eligibility = eligibility
    self.entity = entity
    let wanted = missing(rule)
    guard !wanted.isEmpty else { return }
    // The group that the rule itself opens cannot come before it.
    let barred = rule.rule.isMembership ? rule.target : nil
    let candidates = closure(of: wanted, without: barred)
    solve(candidates)
    for group in candidates.keys where verdicts[group] == nil { verdicts[group] = .no }
    if let barred { verdicts[barred] = .no }
    for group in wanted where verdicts[group] == .no {
      circles[group] = circle(from: group, back: barred)
    }
    order = cheapest(wanted, among: candidates)
  }

  private struct Candidate {
    let rule: PreparedRule
    let own: Verdict
    let requires: [Int]
  }

  /// The memberships that a rule requires and the entity does not hold.
  private func missing(_ rule: PreparedRule) -> [Int] {
    rule.requirements.filter { eligibility.memberships.tie(entity, in: $0) == nil }
  }

  /// The rules of all groups that may have to be joined, by group.
  private func closure(of wanted: [Int], without barred: Int?) -> [Int: [Candidate]] {
    var found: [Int: [Candidate]] = [:]
    var pending = wanted
    while let group = pending.popLast() {
      guard found[group] == nil, group != barred else { continue }
      found[group] = eligibility.joiningRules(of: group).map { rule in
        let own = eligibility.assess(clausesOf: rule, for: entity, preconditions: nil)
        return Candidate(
          rule: rule, own: .all(own.lazy.compactMap(\.standing.verdict)), requires: missing(rule))
      }
      pending += found[group]?.flatMap(\.requires) ?? []
    }
    return found
  }

  /// Rounds of what can be had, certain first.
  private mutating func solve(_ candidates: [Int: [Candidate]]) {
    for level in [Verdict.yes, .unknown] {
      if level == .unknown {
        // A group without any rule says nothing about who may join.
        for (group, rules) in candidates where rules.isEmpty { verdicts[group] = .unknown }
      }
      var grew = true
      while grew {
        let round = candidates.keys.filter { group in
          verdicts[group] == nil && (candidates[group] ?? []).contains { isOpen($0, at: level) }
        }
        for group in round { verdicts[group] = level }
        grew = !round.isEmpty
      }
    }
  }

  /// Whether a rule lets in for sure, or at another level as far as is known.
  private func isOpen(_ candidate: Candidate, at level: Verdict) -> Bool {
    candidate.own.rank <= level.rank
      && candidate.requires.allSatisfy { (verdicts[$0] ?? .no).rank <= level.rank }
  }

  /// The cheapest steps to what can be had of what is wanted, each by a rule as sure as any.
  private func cheapest(_ wanted: [Int], among candidates: [Int: [Candidate]]) -> [Step] {
    var options: [Int: [CheapestSteps.Option]] = [:]
    for (group, rules) in candidates {
      guard let verdict = verdicts[group], verdict != .no else { continue }
      options[group] = rules.filter { isOpen($0, at: verdict) }.map {
        CheapestSteps.Option(rule: $0.rule, requires: $0.requires, cost: ActionCost($0.rule.cost))
      }
    }
    var search = CheapestSteps(options)
    let steps = search.steps(to: wanted.filter { verdicts[$0] != .no }) ?? []
    return steps.map { step in
      let clauses = eligibility.assess(clausesOf: step.option.rule, for: entity, preconditions: self)
      return Step(
        group: step.group, rule: step.option.rule, clauses: clauses, verdict: verdicts[step.group] ?? .no)
    }
  }

  /// The circle that a membership's preconditions run in, as ids with the first repeated; nil where they do not.
  private func circle(from start: Int, back barred: Int?) -> [String]? {
    var path: [Int] = []
    var done: Set<Int> = []
    func search(_ group: Int) -> [Int]? {
      if let place = path.firstIndex(of: group) { return Array(path[place...]) + [group] }
      guard done.insert(group).inserted else { return nil }
      path.append(group)
      defer { path.removeLast() }
      for rule in eligibility.joiningRules(of: group) {
        for next in missing(rule) { if let found = search(next) { return found } }
      }
      return nil
    }
    if let barred { path = [barred] }
    return search(start)?.map { eligibility.atlas.entities[$0].id }
  }
}
