import Atlas

/// A rule with what is the same for everybody who asks: its price, the memberships it requires, how the clauses stand that
/// do not depend on who asks, and what the sources leave open of it.
///
/// An object: one rule is looked at for very many.
final class PreparedRule: Sendable {
  let rule: Rule
  /// What it opens.
  let into: EntityReference?
  /// What it opens, by index.
  let target: Int?
  /// The memberships that it requires, by index.
  let requirements: [Int]
  /// Whether it requires one that is not in the atlas.
  let lacksRequirement: Bool
  /// What it costs by itself.
  let cost: JoiningCost
  /// By clause: how it stands for anybody; nil where that depends on who asks, and for prices.
  let standings: [ClauseAssessment?]
  let open: [OpenPoint]

  /// - Complexity: O(clauses + contested points)
  init(_ rule: Rule, _ eligibility: Eligibility) {
    let atlas = eligibility.atlas
    self.rule = rule
    target = atlas.index(of: rule.into)
    into = atlas.entity(rule.into).map(EntityReference.init)
    requirements = rule.requirements.compactMap(atlas.index)
    lacksRequirement = requirements.count < rule.requirements.count
    cost = JoiningCost(of: rule, years: eligibility.horizon)
    standings = rule.clauses.map { clause in
      Self.dependsOnEntity(clause)
        ? nil : eligibility.assess(clause, of: rule, for: 0, preconditions: nil)
    }
    open = atlas.openPoints(of: rule)
  }

  private static func dependsOnEntity(_ clause: Clause) -> Bool {
    [.kind, .country, .population, .requires, .capacity].contains(clause.topic)
  }
}
