public import Atlas

/// Finds the sets of actions by which a message reaches a target with a chance that is asked for.
///
/// Actions are what the rules let the actors join, and the openings that the atlas knows. A rule must say yes: what is not
/// known opens nothing. Reach never falls with one action more, which bounds the search.
public struct PlanFinder: Sendable {
  private let atlas: Atlas
  private let query: PlanQuery
  private let date: PartialDate
  /// The most sets of actions that are weighed.
  static let stepLimit = 40_000

  /// Prepares an atlas for a query.
  ///
  /// - Throws: `RouteQueryError` where a name or a date is not there, or a number is out of its range.
  public init(_ atlas: Atlas, query: PlanQuery) throws(RouteQueryError) {
    guard let date = query.on ?? atlas.asOf else { throw .noDate }
    guard !query.from.isEmpty, !query.to.isEmpty else { throw .noEnds }
    for id in query.from + query.to where atlas.entity(id) == nil { throw .unknownEntity(id) }
    if let same = query.from.first(where: query.to.contains) { throw .sameEnds(same) }
    if query.horizon < 1 { throw .outOfRange(name: "the horizon in years", value: query.horizon) }
    guard query.reach > 0, query.reach <= 1 else {
      throw .refused("the reach is \(query.reach); expected a chance above 0, up to 1")
    }
    if let budget = query.budget, !(budget >= 0) {
      throw .refused("the budget is \(budget); expected EUR 0 or more")
    }
    self.atlas = atlas
    self.query = query
    self.date = date
  }

  /// The plans.
  ///
  /// - Complexity: at worst exponential in the actions that help; it stops after 40,000 sets and says so.
  public func plan() throws(RouteQueryError) -> Plan {
    let ground = try PlanGround(atlas, query, on: date)
    var search = PlanSearch(ground, goal: query.reach, budget: query.budget, stepLimit: Self.stepLimit)
    let options = ground.reachNow >= query.reach ? [] : search.options()
    func reference(_ id: String) -> EntityReference? { atlas.entity(id).map { EntityReference($0) } }
    return Plan(
      query: query, on: date, actors: query.from.compactMap(reference),
      targets: query.to.compactMap(reference),
      reachNow: ground.reachNow, reachAtMost: ground.reachAtMost, candidateCount: ground.actions.count,
      options: options, isComplete: search.isComplete,
      relaxation: options.isEmpty && ground.reachNow < query.reach ? try relaxation(ground) : nil)
  }

  /// The one change that would help: no deadline, no budget, or a lower aim.
  private func relaxation(_ ground: PlanGround) throws(RouteQueryError) -> String? {
    func reachAtMost(_ change: (inout PlanQuery) -> Void) throws(RouteQueryError) -> Double {
      var query = query
      change(&query)
      let ground = try PlanGround(atlas, query, on: date)
      var search = PlanSearch(ground, goal: query.reach, budget: query.budget, stepLimit: Self.stepLimit)
      return search.surestReach()
    }
    if let before = query.before, try reachAtMost({ $0.before = nil }) >= query.reach {
      return "without the deadline of \(before) there is a plan"
    }
    if let budget = query.budget, try reachAtMost({ $0.budget = nil }) >= query.reach {
      return "without the budget of EUR \(AttributeValue.written(budget)) there is a plan"
    }
    var search = PlanSearch(ground, goal: query.reach, budget: query.budget, stepLimit: Self.stepLimit)
    let most = search.surestReach()
    guard most > ground.reachNow else { return nil }
    return "for a reach of \((most * 1000).rounded(.down) / 1000) there is a plan"
  }
}
