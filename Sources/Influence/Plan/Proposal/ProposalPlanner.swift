import Atlas

/// Plans one proposal in each reading of the number it needs.
struct ProposalPlanner {
  let proposal: Proposal
  let query: PlanQuery
  let finder: CoalitionFinder
  private(set) var isComplete = true

  init(_ proposal: Proposal, _ query: PlanQuery, _ finder: CoalitionFinder) {
    (self.proposal, self.query, self.finder) = (proposal, query, finder)
  }

  /// A way for each reading, the one that counts first.
  mutating func ways() -> [PlanWay] {
    let readings = proposal.goal.variants
    var ways: [PlanWay] = []
    for reading in readings {
      let options = options(reading, query)
      let others = readings.filter { $0.isUsed != reading.isUsed }
      ways.append(
        PlanWay(
          group: proposal.goal.group, action: proposal.rule.action, says: proposal.says,
          number: finder.words(reading.needs).map { "at least \($0)" }, needs: reading.needs,
          isUsed: reading.isUsed,
          usedBecause: reading.usedBecause, evidence: reading.evidence, note: proposal.goal.note,
          candidateCount: ProposalRelaxation.able(reading, proposal, finder),
          options: options,
          relaxation: options.isEmpty
            ? ProposalRelaxation(proposal, reading, others, finder).words(query) { self.options($0, $1) }
            : nil))
    }
    return ways
  }

  /// The cheapest and fastest, and the surest, in one reading; empty where there is none.
  private mutating func options(_ reading: CoalitionVariant, _ query: PlanQuery) -> [PlanOption] {
    guard let all = proposal.ground(reading, finder) else { return [] }
    let (ground, isInTime) = all.within(query.budget, before: query.before)
    var search = ProposalSearch(ground, budget: query.budget, stepLimit: PlanFinder.stepLimit)
    guard isInTime, let cheapest = search.cheapest(), let surest = search.surest() else { return [] }
    if !search.isComplete { isComplete = false }
    // Nobody waits for a day to join, so the cheapest is also the fastest.
    let choices: [(labels: [PlanOption.Label], choice: ProposalChoice)] =
      surest.names == cheapest.names
      ? [(PlanOption.Label.allCases, cheapest)] : [([.cheapest, .fastest], cheapest), ([.surest], surest)]
    return choices.map { labels, choice in
      PlanOption(
        labels: labels, actions: ProposalActions(proposal, ground, choice).actions, reach: choice.chance,
        members: choice.members.map(\.candidate.entity).sorted { $0.id < $1.id })
    }
  }
}
