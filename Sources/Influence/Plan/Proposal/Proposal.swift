import Atlas

/// A rule that takes several, who could take part in it, and how far those are from the ones who decide.
struct Proposal {
  let rule: Rule
  let goal: CoalitionGoal
  /// Those who decide; none where the rule names none.
  let deciders: [EntityReference]
  /// Those who act: the actors named and their members, or else all who are willing.
  let actors: [EntityReference]
  /// What is proposed: 'found a working group in Eurocities'.
  let says: String
  /// What a yes opens: the group, or the one that takes the theme up.
  let unlocks: EntityReference
  /// What shows that this is the one to take the theme up.
  let fit: Evidence?
  /// Those who can put a proposal whose rule gives no number.
  let proposers: [CoalitionCandidate]
  private let atlas: Atlas
  private let date: PartialDate
  private let hears: [Double]
  private let carries: [Double]
  private let presentations: [ProposalGround.Presentation]
  private let meetings: [ProposalGround.Meeting]

  /// - Parameter taker: the group that is to take a theme up, and what shows that it is the one.
  init(
    _ rule: Rule, _ finder: CoalitionFinder, _ view: InfluenceView, _ potential: PotentialTies,
    theme: (name: String, taker: (group: Int, evidence: Evidence?)?)?
  ) throws(RouteQueryError) {
    atlas = finder.atlas
    date = finder.date
    self.rule = rule
    goal = try finder.goal(rule, view)
    let deciders = finder.deciders(of: rule)
    let into = atlas.index(of: rule.into) ?? 0
    let willing = finder.willing(for: rule)
    let named = finder.willingGroups + finder.willingGroups.flatMap(finder.eligibility.memberships.members)
    let actors = Set(named.isEmpty ? Array(willing.keys) : named).sorted()
    self.deciders = deciders.map { EntityReference(finder.atlas.entities[$0]) }
    self.actors = actors.map { EntityReference(finder.atlas.entities[$0]) }
    let group = theme?.taker?.group ?? into
    unlocks = EntityReference(atlas.entities[group])
    fit = theme?.taker?.evidence
    says = Self.words(rule, EntityReference(atlas.entities[into]), theme?.name, theme == nil ? nil : unlocks)
    hears = actors.isEmpty ? atlas.entities.map { _ in 0 } : try view.strengths(from: actors)
    carries = try view.strengths(to: deciders.isEmpty ? [into] : deciders)
    let strengths = carries
    let (prepared, forums) = (PreparedRule(rule, finder.eligibility), finder.forums(of: deciders))
    proposers = actors.map {
      finder.candidate(
        $0, prepared, forums: forums, willing[$0] ?? CoalitionFinder.named, strengths[$0])
    }
    let listeners = deciders.isEmpty ? [into] : deciders
    presentations = Self.presentations(
      potential, hears, strengths, to: finder.eligibility.memberships.parts(of: listeners), on: finder.date)
    meetings = Self.meetings(of: listeners, in: atlas, on: finder.date)
  }

  private static func words(
    _ rule: Rule, _ group: EntityReference, _ theme: String?, _ taker: EntityReference?
  ) -> String {
    guard let theme else { return "\(rule.action) in \(group.name)" }
    if rule.isThemeAddition, let taker, taker != group { return "add '\(theme)' to \(taker.name)" }
    return "\(rule.action) in \(group.name), on '\(theme)'"
  }

  /// What there is once those who decide say yes: 'a working group in Eurocities'.
  var result: String {
    let thing = rule.action.split(separator: " ").dropFirst().joined(separator: " ")
    return rule.isThemeAddition ? "the theme in \(unlocks.name)" : "\(thing) in \(goal.group.name)"
  }

  /// Where a proposal's own words stand, and the occasion it is put at.
  func evidence(_ meeting: ProposalGround.Meeting?) -> Evidence {
    let parts = [rule.evidence, fit, meeting?.evidence].compactMap(\.self)
    return Evidence(
      citations: parts.flatMap(\.citations).uniqued, basis: parts.map(\.basis).weakest,
      reason: parts.compactMap(\.reason).first)
  }

  /// The best route from those who act; nil where none leads there.
  func route(to id: String) -> Route? {
    var query = RouteQuery(from: actors.map(\.id).filter { $0 != id }, to: [id])
    (query.k, query.on) = (1, date)
    guard !query.from.isEmpty else { return nil }
    return (try? RouteFinder(atlas).routes(query))?.routes.first
  }

  /// Who could take part in one reading of the number needed; nil where the atlas cannot tell who counts.
  func ground(_ reading: CoalitionVariant, _ finder: CoalitionFinder) -> ProposalGround? {
    var pools: [ProposalGround.Pool] = []
    for need in reading.needs {
      guard let kind = finder.kind(need.of) else { return nil }
      let able = goal.candidates.filter { $0.entity.kind == kind && $0.verdict == .yes }
      pools.append(ProposalGround.Pool(need: need.atLeast, members: members(able)))
    }
    if reading.needs.allSatisfy({ $0.atLeast == 0 }) {
      let able = proposers.filter { $0.verdict == .yes }
      pools = [ProposalGround.Pool(need: 1, members: members(able))]
    }
    // What has no date cannot be said to come before a meeting.
    let told = meetings.isEmpty ? presentations : presentations.filter { !$0.action.isUndated }
    return ProposalGround(pools: pools, presentations: told, meetings: meetings)
  }

  private func members(_ candidates: [CoalitionCandidate]) -> [ProposalGround.Member] {
    let joining = JoinReach.membershipType(atlas)?.flow.along?.chance ?? 0
    let all = candidates.map { candidate -> ProposalGround.Member in
      let index = atlas.index(of: candidate.entity.id) ?? 0
      let joined = candidate.first.compactMap { atlas.index(of: $0.into.id) }.map { joining * carries[$0] }
      let steps = candidate.first.reduce(ActionCost()) { $0 + ActionCost($1.ownCost) }
      let recruiting = candidate.isWilling ? ActionCost() : ActionCost(euros: 0)
      return ProposalGround.Member(
        candidate: candidate, hears: candidate.isWilling ? 1 : hears[index],
        carries: max(candidate.strength, joined.max() ?? 0), cost: steps + recruiting)
    }
    return all.sorted { first, second in
      if first.hears != second.hears { return first.hears > second.hears }
      if first.carries != second.carries { return first.carries > second.carries }
      return first.cost == second.cost ? first.id < second.id : first.cost < second.cost
    }
  }

  /// The openings to speak at an occasion that those who decide, or a part of them, organise, host or attend.
  private static func presentations(
    _ potential: PotentialTies, _ hears: [Double], _ carries: [Double], to listeners: Set<Int>,
    on date: PartialDate
  ) -> [ProposalGround.Presentation] {
    let atlas = potential.atlas
    let attended = Set(
      atlas.ties.enumerated().filter { index, tie in
        potential.offers[index] == nil && listeners.contains(tie.from) && atlas.holds(tie, on: date)
      }.map(\.element.to))
    return potential.offers.compactMap { index, offer -> ProposalGround.Presentation? in
      let tie = atlas.ties[index]
      guard tie.type == "presents at", attended.contains(tie.to),
        let grade = InfluenceView.grade(of: tie, along: true, in: atlas)
      else { return nil }
      let chance = hears[tie.from] * grade.chance * carries[tie.to]
      guard chance > 0 else { return nil }
      return ProposalGround.Presentation(
        action: PlanAction(opening: tie, offer, in: atlas), carries: chance)
    }.sorted(by: ProposalGround.Presentation.isEarlier)
  }

  /// The dated occasions still to come that those who decide organise.
  private static func meetings(
    of deciders: [Int], in atlas: Atlas, on date: PartialDate
  ) -> [ProposalGround.Meeting] {
    atlas.ties.compactMap { tie -> ProposalGround.Meeting? in
      let occasion = atlas.entities[tie.to]
      guard tie.type == "organises", deciders.contains(tie.from), atlas.holds(tie, on: date),
        let when = occasion.period.since ?? occasion.period.until, when.lastDay >= date.firstDay
      else { return nil }
      return ProposalGround.Meeting(
        occasion: EntityReference(occasion), date: when, evidence: tie.evidence)
    }.sorted { ($0.date.firstDay, $0.occasion.id) < ($1.date.firstDay, $1.occasion.id) }
  }
}
