public import Atlas

/// Finds the sets of actions that bring a goal about.
///
/// Actions are what the rules let the actors join, found and propose, and the openings that the atlas knows. A rule must say
/// yes: what is not known opens nothing. What only people decide is an action of its own: to win them over.
public struct PlanFinder: Sendable {
  let atlas: Atlas
  let query: PlanQuery
  let date: PartialDate
  /// The most sets of actions that are weighed.
  static let stepLimit = 40_000

  /// Prepares an atlas for a query.
  ///
  /// - Throws: `RouteQueryError` where a name or a date is not there, or a number is out of its range.
  public init(_ atlas: Atlas, query: PlanQuery) throws(RouteQueryError) {
    guard let date = query.on ?? atlas.asOf else { throw .noDate }
    for id in query.from + query.goal.names where atlas.entity(id) == nil { throw .unknownEntity(id) }
    if query.horizon < 1 { throw .outOfRange(name: "the horizon in years", value: query.horizon) }
    if let budget = query.budget, !(budget >= 0) {
      throw .refused("the budget is \(budget); expected EUR 0 or more")
    }
    if case .reach(let bodies, let chance) = query.goal {
      guard !query.from.isEmpty, !bodies.isEmpty else { throw .noEnds }
      if let same = query.from.first(where: bodies.contains) { throw .sameEnds(same) }
      guard chance > 0, chance <= 1 else {
        throw .refused("the reach is \(chance); expected a chance above 0, up to 1")
      }
    }
    self.atlas = atlas
    self.query = query
    self.date = date
  }

  /// The plans.
  ///
  /// - Complexity: at worst exponential in the actions that help; it stops after 40,000 sets and says so.
  public func plan() throws(RouteQueryError) -> Plan {
    switch query.goal {
    case .reach(let bodies, let chance): try planToReach(bodies, chance)
    case .carryOut(let action, let groups): try planToCarryOut(action, groups)
    case .cover(let theme, let groups, let kinds): try planToCover(theme, groups, kinds)
    }
  }

  func references(_ ids: [String]) -> [EntityReference] {
    ids.compactMap { atlas.entity($0).map { EntityReference($0) } }
  }
}
