import Atlas

/// Plans by which a message arrives. Reach never falls with one action more, which bounds the search.
extension PlanFinder {
  func planToReach(_ bodies: [String], _ chance: Double) throws(RouteQueryError) -> Plan {
    let ground = try PlanGround(atlas, query, to: bodies, on: date)
    let isReached = ground.reachNow >= chance
    var search = search(ground, chance)
    let options = isReached ? [] : search.options()
    return Plan(
      query: query, goal: query.goal.words(in: atlas), on: date, actors: references(query.from),
      who: references(query.from).map(\.name).joined(separator: ", "),
      targets: references(bodies), reachNow: ground.reachNow, reachAtMost: ground.reachAtMost,
      candidateCount: ground.actions.count, covers: [], ways: [], options: options, isReached: isReached,
      isComplete: search.isComplete,
      relaxation: options.isEmpty && !isReached ? try relaxation(ground, bodies, chance) : nil)
  }

  private func search(_ ground: PlanGround, _ chance: Double) -> PlanSearch {
    PlanSearch(ground, goal: chance, budget: query.budget, stepLimit: Self.stepLimit)
  }

  /// The one change that would help: no deadline, no budget, or a lower aim.
  private func relaxation(
    _ ground: PlanGround, _ bodies: [String], _ chance: Double
  ) throws(RouteQueryError) -> String? {
    func reachAtMost(_ change: (inout PlanQuery) -> Void) throws(RouteQueryError) -> Double {
      var query = query
      change(&query)
      let ground = try PlanGround(atlas, query, to: bodies, on: date)
      var search = PlanSearch(ground, goal: chance, budget: query.budget, stepLimit: Self.stepLimit)
      return search.surestReach()
    }
    if let before = query.before, try reachAtMost({ $0.before = nil }) >= chance {
      return "without the deadline of \(before) there is a plan"
    }
    if let budget = query.budget, try reachAtMost({ $0.budget = nil }) >= chance {
      return "without the budget of EUR \(AttributeValue.written(budget)) there is a plan"
    }
    var search = search(ground, chance)
    let most = search.surestReach()
    guard most > ground.reachNow else { return nil }
    return "for a reach of \((most * 1000).rounded(.down) / 1000) there is a plan"
  }
}
