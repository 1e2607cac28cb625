import Atlas

/// Whom a message from an actor reaches in one atlas.
struct ScenarioReach {
  let atlas: Atlas
  /// The targets, by index.
  let targets: [Int]
  private let date: PartialDate
  private let worlds: SharedWorlds

  init(_ atlas: Atlas, _ query: ScenarioQuery, on date: PartialDate) throws(RouteQueryError) {
    self.atlas = atlas
    self.date = date
    targets =
      query.to.isEmpty
      ? atlas.entities.indices.filter { atlas.entities[$0].kind == query.targetKind }
      : query.to.compactMap(atlas.index(of:)).sorted()
    worlds = SharedWorlds(try InfluenceView.compiled(atlas, on: date), worlds: query.worlds, seed: query.seed)
  }

  /// The best route to any target, how many there is a route to, and how many a message reaches as an expected number.
  func reach(of id: String) throws(RouteQueryError) -> (best: Route?, count: Int, expected: Double) {
    let targets = targets.filter { atlas.entities[$0].id != id }
    guard let actor = atlas.index(of: id), !targets.isEmpty else { return (nil, 0, 0) }
    var routes = RouteQuery(from: [id], to: targets.map { atlas.entities[$0].id })
    routes.k = 1
    routes.on = date
    guard let best = try RouteFinder(atlas).routes(routes).routes.first else { return (nil, 0, 0) }
    return (
      best, worlds.reachable(from: [actor], of: targets).count, worlds.expected(from: [actor], to: targets)
    )
  }
}
