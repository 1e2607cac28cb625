public import Atlas
import Synchronization

/// How one rule stands for one entity.
public struct RuleAssessment: Sendable, Hashable {
  /// What the rule allows: 'join', 'join as associate', ...
  public let action: String
  /// What it opens.
  public let into: EntityReference
  /// For whom.
  public let entity: EntityReference
  /// Whether the rule lets it in: no if a clause says no, yes only if every clause that can be known says yes.
  public let verdict: Verdict
  /// Every clause but prices, in the author's order.
  public let clauses: [ClauseAssessment]
  /// What must be joined before, in the order in which it can be; each by its best rule.
  public let first: [RuleAssessment]
  /// What the rule itself costs.
  public let ownCost: JoiningCost
  /// What it costs with all that must be joined before.
  public let cost: JoiningCost
  /// What the rule rests on.
  public let evidence: Evidence
  /// The author's nuance.
  public let note: String?
  /// What the sources leave open of the rule.
  public let open: [OpenPoint]

  /// The clauses that stand so.
  public func clauses(_ standing: Standing) -> [ClauseAssessment] {
    clauses.filter { $0.standing == standing }
  }
}

/// Evaluates rules for entities on a date, in three values: yes, no and unknown. What is not known never becomes yes.
///
/// What only people decide (an admission, a decision, an advice, a condition in words) leaves the verdict as it is and is
/// listed as to be won or to be met. A membership that a rule requires is held already, or is itself looked at: it can be
/// joined first, by any of its rules, or not. Preconditions that run in a circle never come true. Where sources differ,
/// the claim that counts is used and the others are shown.
public final class Eligibility: Sendable {
  let atlas: Atlas
  let memberships: Memberships
  let rules: [Int: [Rule]]
  let horizon: Int
  /// The rules for joining by what they open, prepared when first asked for: of a large atlas most questions touch few.
  private let prepared = Mutex<[Int: [PreparedRule]]>([:])

  /// Prepares an atlas on a date, with prices over a horizon of years.
  ///
  /// - Complexity: O(entities + ties)
  public init(_ atlas: Atlas, on date: PartialDate, horizon: Int = 3) {
    self.atlas = atlas
    memberships = Memberships(atlas, on: date)
    rules = atlas.rulesByTarget()
    self.horizon = horizon
  }

  /// How a rule stands for the entity at an index.
  ///
  /// - Complexity: O(clauses) for it and for each rule that it requires, times the length of the longest chain.
  public func assess(_ rule: Rule, for entity: Int) -> RuleAssessment {
    assess(PreparedRule(rule, self), for: entity)
  }

  func assess(_ rule: PreparedRule, for entity: Int) -> RuleAssessment {
    let needed = Preconditions(rule, for: entity, in: self)
    let clauses = assess(clausesOf: rule, for: entity, preconditions: needed)
    let first = needed.order.map { assessment($0.rule, $0.clauses, first: [], for: entity) }
    return assessment(rule, clauses, first: first, for: entity)
  }

  /// How each clause stands for an entity, prices left out. Without preconditions, requirements are left out too.
  func assess(
    clausesOf rule: PreparedRule, for entity: Int, preconditions: Preconditions?
  ) -> [ClauseAssessment] {
    rule.rule.clauses.indices.compactMap { place in
      rule.standings[place]
        ?? assess(rule.rule.clauses[place], of: rule.rule, for: entity, preconditions: preconditions)
    }
  }

  private func assessment(
    _ rule: PreparedRule, _ clauses: [ClauseAssessment], first: [RuleAssessment], for entity: Int
  ) -> RuleAssessment {
    let asking = EntityReference(at: entity, in: atlas)
    return RuleAssessment(
      action: rule.rule.action, into: rule.into ?? asking, entity: asking,
      verdict: .all(clauses.lazy.compactMap(\.standing.verdict)), clauses: clauses, first: first,
      ownCost: rule.cost, cost: first.reduce(rule.cost) { $0.adding($1.ownCost) },
      evidence: rule.rule.evidence, note: rule.rule.note, open: rule.open)
  }

  /// The rules by which an entity may become a member of the one at an index.
  func joiningRules(of group: Int) -> [PreparedRule] {
    if let known = prepared.withLock({ $0[group] }) { return known }
    let found = (rules[group] ?? []).filter(\.isMembership).map { PreparedRule($0, self) }
    prepared.withLock { $0[group] = found }
    return found
  }

  /// The best of the ways into a group: by verdict, then the plain way, then by price, then in the author's order.
  public func bestJoining(_ group: Int, for entity: Int) -> RuleAssessment? {
    joiningRules(of: group).map { assess($0, for: entity) }.enumerated().min { first, second in
      let one = (first.element.verdict.rank, first.element.action == "join" ? 0 : 1)
      let other = (second.element.verdict.rank, second.element.action == "join" ? 0 : 1)
      if one != other { return one < other }
      if first.element.cost.isCheaper(than: second.element.cost) { return true }
      if second.element.cost.isCheaper(than: first.element.cost) { return false }
      return first.offset < second.offset
    }?.element
  }
}

extension JoiningCost {
  /// Whether it is cheaper: what has no amount counts as dearest.
  func isCheaper(than other: JoiningCost) -> Bool {
    switch (gross, other.gross) {
    case (let one?, let two?): one == two ? !isLowerBound && other.isLowerBound : one < two
    case (_?, nil): true
    default: false
    }
  }
}
