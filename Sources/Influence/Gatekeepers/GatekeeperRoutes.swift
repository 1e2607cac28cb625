public import Atlas

/// Gatekeepers with the best route through each: what a picture of them shows.
public struct GatekeeperRoutes: Sendable {
  /// Who stands between, and what their loss would mean.
  public let answer: GatekeeperAnswer
  /// The first gatekeepers, in the order of the answer.
  public let gatekeepers: [Gatekeeper]
  /// The best route through each of these, each route once; without those that are the best one or its backup.
  public let through: [Route]

  /// Asks for the best route through each of the first gatekeepers of an answer.
  ///
  /// - Parameter limit: The most gatekeepers; all that every route runs through are kept.
  /// - Throws: `RouteQueryError`.
  /// - Complexity: That of a route query with a stop for each of them.
  public init(_ answer: GatekeeperAnswer, in atlas: Atlas, limit: Int) throws(RouteQueryError) {
    self.answer = answer
    gatekeepers = Array(answer.shown(limit: limit))
    let finder = RouteFinder(atlas)
    var known = Set(([answer.best, answer.backup].compactMap(\.self) + answer.disjointPair).map(\.steps))
    var through: [Route] = []
    for gatekeeper in gatekeepers {
      var query = answer.query.routes
      query.via = [gatekeeper.entity.id]
      query.k = 1
      guard let route = try finder.routes(query).routes.first else { continue }
      if known.insert(route.steps).inserted { through.append(route) }
    }
    self.through = through
  }
}
