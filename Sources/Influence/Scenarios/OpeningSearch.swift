import Atlas

/// What rules open or close where a scenario changes something.
///
/// How a rule stands for an actor hangs on the two, on the actor's memberships, on the members of the group where it has
/// room for so many, and on the memberships that the rule requires. So only changed actors are asked of every group, and
/// the others of the groups that have changed or require one that has.
struct OpeningSearch {
  private let old: Eligibility
  private let new: Eligibility
  /// What a rule lets somebody join, in the order of ids.
  private let groups: [String]
  /// Those of them that may stand differently for anybody.
  private let changedGroups: [String]

  init(_ before: Atlas, _ after: Atlas, on date: PartialDate, horizon: Int) {
    old = Eligibility(before, on: date, horizon: horizon)
    new = Eligibility(after, on: date, horizon: horizon)
    let rules = [before, after].flatMap { $0.entities.flatMap(\.rules) }.filter(\.isMembership)
    groups = Set(rules.map(\.into)).sorted()
    var changed = Set(
      (groups + rules.flatMap(\.requirements)).filter { [old, new] id in Self.isChanged(id, old, new) })
    var count = -1
    while count != changed.count {
      count = changed.count
      for rule in rules where rule.requirements.contains(where: changed.contains) {
        changed.insert(rule.into)
      }
    }
    changedGroups = groups.filter(changed.contains)
  }

  /// What stands differently for some actors, by the ids of actors and groups.
  ///
  /// - Complexity: O(changed pairs · clauses + entities · attributes)
  func openings(for actors: [String]) -> [ScenarioEffects.Opening] {
    actors.sorted().flatMap { actor in
      (isChanged(actor: actor) ? groups : changedGroups).compactMap { opening(actor, $0) }
    }
  }

  private func opening(_ actor: String, _ group: String) -> ScenarioEffects.Opening? {
    // A membership that begins or ends is told as such.
    if [old, new].contains(where: { membership($0, actor, group) != nil }) { return nil }
    let (one, other) = (assess(old, actor, group), assess(new, actor, group))
    guard one?.verdict != other?.verdict, let entity = new.atlas.entity(actor) ?? old.atlas.entity(actor),
      let joined = new.atlas.entity(group) ?? old.atlas.entity(group)
    else { return nil }
    return ScenarioEffects.Opening(
      actor: EntityReference(entity), group: EntityReference(joined), before: one?.verdict,
      after: other?.verdict, evidence: (other ?? one)?.evidence.citations ?? [])
  }

  private func membership(_ eligibility: Eligibility, _ actor: String, _ group: String) -> Tie? {
    guard let one = eligibility.atlas.index(of: actor), let other = eligibility.atlas.index(of: group) else {
      return nil
    }
    return eligibility.memberships.tie(one, in: other)
  }

  private func assess(_ eligibility: Eligibility, _ actor: String, _ group: String) -> RuleAssessment? {
    guard let one = eligibility.atlas.index(of: actor), let other = eligibility.atlas.index(of: group) else {
      return nil
    }
    return eligibility.bestJoining(other, for: one)
  }

  /// Whether something changes of what rules ask of an actor.
  private func isChanged(actor: String) -> Bool {
    guard let one = old.atlas.index(of: actor), let other = new.atlas.index(of: actor) else { return true }
    return !old.atlas.entities[one].isStated(as: new.atlas.entities[other])
      || !old.memberships.groups(of: one).map { old.atlas.entities[$0].id }
        .elementsEqual(new.memberships.groups(of: other).map { new.atlas.entities[$0].id })
  }

  /// Whether a group's rules, what is said of it, or who is in it change.
  private static func isChanged(_ group: String, _ old: Eligibility, _ new: Eligibility) -> Bool {
    guard let one = old.atlas.index(of: group), let other = new.atlas.index(of: group) else { return true }
    return old.rules[one] != new.rules[other]
      || !old.atlas.entities[one].isStated(as: new.atlas.entities[other])
      || !old.memberships.members(of: one).map { old.atlas.entities[$0].id }
        .elementsEqual(new.memberships.members(of: other).map { new.atlas.entities[$0].id })
  }
}

extension Entity {
  /// Whether its kind and attributes are stated in the same way as another's.
  fileprivate func isStated(as other: Entity) -> Bool {
    kind == other.kind
      && attributes.elementsEqual(other.attributes) { $0.name == $1.name && $0.claims == $1.claims }
  }
}
