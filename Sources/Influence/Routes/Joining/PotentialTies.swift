import Atlas

/// The ties that are not held and could be: what rules let the start of a route join, and the openings of the atlas.
///
/// Only where a route starts may join, since only that is the user's to decide; what it must join before comes with it.
/// A rule must say yes: what is not known opens nothing. The ties follow those of the atlas, so theirs keep their numbers.
struct PotentialTies {
  /// The atlas with the potential ties at its end.
  let atlas: Atlas
  /// What each of them takes, by the index of the tie.
  let offers: [Int: JoiningOffer]

  /// - Complexity: O(ties + starts · rules)
  init(_ original: Atlas, from starts: [String], on date: PartialDate, _ terms: JoiningTerms) {
    let eligibility = Eligibility(original, on: date, horizon: terms.horizon)
    var ties: [(tie: AddedTie, offer: JoiningOffer)] = []
    for start in starts.compactMap(original.index) {
      for group in eligibility.rules.keys.sorted() where group != start {
        ties += Self.joining(group, start, eligibility).map { [$0] } ?? []
        ties += Self.participation(group, start, eligibility).map { [$0] } ?? []
      }
    }
    ties += Self.openings(original, on: date)
    if let budget = terms.budget { ties = ties.filter { $0.offer.euros.map { $0 <= budget } ?? false } }
    atlas = original.adding(ties.map(\.tie))
    offers = Dictionary(
      ties.enumerated().map { (original.ties.count + $0, $1.offer) }, uniquingKeysWith: { first, _ in first })
  }

  private static func joining(
    _ group: Int, _ start: Int, _ eligibility: Eligibility
  ) -> (tie: AddedTie, offer: JoiningOffer)? {
    guard eligibility.memberships.tie(start, in: group) == nil,
      let best = eligibility.bestJoining(group, for: start), best.verdict == .yes,
      let type = JoinReach.membershipType(eligibility.atlas)
    else { return nil }
    let says = words(best)
    // A price of 'at least' so much is not known; only its sources' bounds are.
    let euros = best.cost.isLowerBound ? nil : best.cost.gross
    // A held membership states its price a year; so does this one, on average.
    let yearly = Tie.Statement(euros: euros.map { $0 / Double(best.cost.horizonYears) })
    return (
      AddedTie(
        from: start, type: type.name, to: group, statement: yearly, evidence: best.evidence,
        note: best.toDo.isEmpty ? nil : "still to do: \(best.toDo.joined(separator: "; "))",
        at: eligibility.atlas.entities[group].position),
      JoiningOffer(
        says: says, action: best.action, first: best.first.map(\.into), toDo: best.toDo, cost: best.cost,
        euros: euros)
    )
  }

  private static func words(_ best: RuleAssessment) -> String {
    guard !best.first.isEmpty else { return best.says }
    let first = best.first.map { "\($0.into.name) (\($0.ownCost.schedule))" }.joined(separator: ", then ")
    return "Join first \(first), then j\(best.says.dropFirst())"
  }

  /// Taking part without being a member, where the vocabulary has a tie for it.
  private static func participation(
    _ group: Int, _ start: Int, _ eligibility: Eligibility
  ) -> (tie: AddedTie, offer: JoiningOffer)? {
    let type = "takes part in"
    guard eligibility.atlas.vocabulary.tieType(type) != nil,
      !(eligibility.memberships.ties[start] ?? []).contains(where: { eligibility.atlas.ties[$0].to == group })
    else { return nil }
    let open = (eligibility.rules[group] ?? []).filter(\.isParticipation).map {
      eligibility.assess($0, for: start)
    }
    guard let best = open.first(where: { $0.verdict == .yes }) else { return nil }
    return (
      AddedTie(
        from: start, type: type, to: group, evidence: best.evidence,
        note: best.toDo.isEmpty ? nil : "still to do: \(best.toDo.joined(separator: "; "))",
        at: eligibility.atlas.entities[group].position),
      JoiningOffer(
        says: best.says, action: best.action, first: best.first.map(\.into), toDo: best.toDo, cost: best.cost,
        euros: best.cost.isLowerBound ? nil : best.cost.gross)
    )
  }

  /// The openings of the atlas, as if they were taken up.
  private static func openings(_ atlas: Atlas, on date: PartialDate) -> [(tie: AddedTie, offer: JoiningOffer)]
  {
    atlas.ties.compactMap { tie in
      guard tie.statement.isPotential, !tie.statement.isDenied, tie.statement.period.contains(date),
        atlas.exists(atlas.entities[tie.from], on: date), atlas.exists(atlas.entities[tie.to], on: date)
      else { return nil }
      var statement = tie.statement
      statement.isPotential = false
      let price = tie.statement.euros.map { $0 == 0 ? "free" : "EUR \(AttributeValue.written($0))" }
      let phrase = atlas.vocabulary.tieType(tie.type)?.phrase ?? tie.type
      let says =
        "Take up an opening: \(atlas.entities[tie.from].name) \(phrase) \(atlas.entities[tie.to].name) "
        + "(\(price ?? "no price is stated"))"
      return (
        AddedTie(
          from: tie.from, type: tie.type, to: tie.to, statement: statement, evidence: tie.evidence,
          note: tie.notes.isEmpty ? nil : tie.notes.joined(separator: "; "), at: tie.claims.used.position),
        JoiningOffer(
          says: says, action: nil, first: [], toDo: [], cost: nil, euros: tie.statement.euros)
      )
    }
  }
}
