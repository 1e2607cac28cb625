import Atlas

/// An action that opens a tie, and what must be held before it can be taken.
struct PlanMove {
  let action: PlanAction
  /// The tie it opens.
  let tie: Int
  /// The memberships it requires and its actor does not hold, by the index of the group.
  let requires: [Int]

  /// Every way to have a potential tie: one by each rule that allows it, or the opening itself.
  static func all(for tie: Int, _ offer: JoiningOffer, in atlas: Atlas, _ eligibility: Eligibility)
    -> [PlanMove]
  {
    let (actor, group) = (atlas.ties[tie].from, atlas.ties[tie].to)
    guard let action = offer.action else { return [opening(tie, offer, in: atlas)] }
    let isMembership = Rule.isMembership(action)
    return (eligibility.rules[group] ?? []).filter { isMembership ? $0.isMembership : $0.isParticipation }
      .compactMap { rule in
        let assessment = eligibility.assess(rule, for: actor)
        guard assessment.verdict == .yes else { return nil }
        return PlanMove(
          action: PlanAction(joining: assessment, as: isMembership ? .join : .takePart), tie: tie,
          requires: rule.requirements.compactMap(eligibility.atlas.index).filter {
            eligibility.memberships.tie(actor, in: $0) == nil
          })
      }
  }

  private static func opening(_ index: Int, _ offer: JoiningOffer, in atlas: Atlas) -> PlanMove {
    PlanMove(action: PlanAction(opening: atlas.ties[index], offer, in: atlas), tie: index, requires: [])
  }
}

extension PlanAction {
  /// Becoming a member, or taking part, by a rule.
  init(joining assessment: RuleAssessment, as kind: Kind) {
    self.init(
      kind: kind, actor: assessment.entity, unlocks: assessment.into, says: assessment.says,
      euros: assessment.ownCost.known,
      preconditions: (assessment.clauses(.toBeWon) + assessment.clauses(.toBeMet)).map(\.explanation),
      evidence: assessment.evidence)
  }

  /// Taking up an opening of the atlas.
  init(opening tie: Tie, _ offer: JoiningOffer, in atlas: Atlas) {
    let occasions = [tie.to, tie.from].map { atlas.entities[$0] }.filter {
      atlas.vocabulary.kind($0.kind)?.isOccasion == true
    }
    let isSpeech = tie.type == "presents at"
    let price =
      offer.euros.map { $0 == 0 ? "free" : "EUR \(AttributeValue.written($0))" } ?? "no price is stated"
    self.init(
      kind: isSpeech ? .present : .takeUp, actor: EntityReference(atlas.entities[tie.from]),
      unlocks: EntityReference(atlas.entities[tie.to]),
      says: isSpeech ? "Present at \(atlas.entities[tie.to].name) (\(price))" : offer.says,
      euros: offer.euros,
      when: occasions.compactMap { $0.period.since ?? $0.period.until }.first,
      isUndated: occasions.contains { $0.period == .always }, preconditions: tie.notes,
      evidence: tie.evidence)
  }

  /// Whether it is begun before a deadline for sure.
  func isInTime(_ before: PartialDate?) -> Bool {
    guard let before else { return true }
    return !isUndated && when.map { $0.firstDay <= before.lastDay } ?? true
  }
}

extension RuleAssessment {
  /// What to do, without what comes before it: 'Join Eurotowns (free in year 1, then EUR 3 500 a year)'.
  var says: String {
    let price = ownCost.gross == nil && !action.hasPrefix("join") ? "no price is stated" : ownCost.schedule
    let how =
      Rule.isMembership(action)
      ? "Join \(into.name)\(action.dropFirst("join".count))"
      : "\(action.prefix(1).uppercased())\(action.dropFirst()) of \(into.name)"
    return "\(how) (\(price))"
  }
}
