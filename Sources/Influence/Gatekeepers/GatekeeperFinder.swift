public import Atlas
import GraphKernel

/// Finds who stands between a start and a target.
public struct GatekeeperFinder: Sendable {
  private let atlas: Atlas

  /// Prepares an atlas for queries.
  public init(_ atlas: Atlas) { self.atlas = atlas }

  /// The gatekeepers of all routes that a query allows.
  ///
  /// The smallest sets without which no route is left are all minimum vertex cuts (Menger 1927; Picard and Queyranne
  /// 1980). Who is on every route are the dominators of the target (Lengauer and Tarjan 1979). What a body means for
  /// the reach is the loss of two-terminal reliability without it (Birnbaum 1969), exact where few steps suffice,
  /// otherwise from random worlds. What its loss costs the best route is the best route that avoids it.
  ///
  /// - Parameter progress: receives the part of the random worlds drawn, from 0 to 1.
  /// - Throws: `RouteQueryError` where the query contradicts itself or names what is not there; `CancellationError`.
  /// - Complexity: a few searches over the atlas, one more for each body on the best route; O(entities + ties) for
  ///   each 64 random worlds as a rule, and for each world in which the message arrives.
  public func gatekeepers(_ query: GatekeeperQuery, progress: (@Sendable (Double) -> Void)? = nil)
    async throws -> GatekeeperAnswer
  {
    try query.check()
    guard let date = query.routes.on ?? atlas.asOf else { throw RouteQueryError.noDate }
    let constraints = try RouteConstraints(query.routes, in: atlas)
    let view = try InfluenceView.compiled(atlas, on: date)
    let space = try RouteSpace.compiled(view, constraints)
    let search = try BestRouteSearch(view, constraints, by: query.routes.by)
    let facts = try Facts(space, limit: query.cutLimit)
    guard let best = try search.best() else {
      let none = RouteDiagnosis(atlas, query.routes, constraints, view).explain()
      return answer(query, date, constraints, none: none)
    }
    let chances = space.ways.map { view.ways[$0].grade.chance }
    let reach = try await ReachLoss(space, chances: chances, query: query, progress: progress)
    let shares = try await bestShares(query, view, constraints)
    return try answer(query, view, constraints, space, facts, reach, best, search, shares)
  }

  /// What the shape of the space alone tells.
  private struct Facts {
    let cuts: MinimumVertexCuts?
    let dominators: [Graph.Vertex]

    init(_ space: RouteSpace, limit: Int) throws(RouteQueryError) {
      do throws(MeasureError) {
        cuts = try space.graph.minimumVertexCuts(
          from: RouteSpace.source, to: RouteSpace.target, limit: limit)
        let all = try space.graph.dominators(from: RouteSpace.source, to: RouteSpace.target)
        dominators = (all ?? []).filter { $0 > RouteSpace.target }
      } catch {
        throw .refused("\(error)")
      }
    }
  }

  /// The share of draws in which the best route runs through each entity that it runs through in any.
  private func bestShares(
    _ query: GatekeeperQuery, _ view: InfluenceView, _ constraints: RouteConstraints
  ) async throws -> [Int: Double]? {
    guard let robustness = query.robustness else { return nil }
    let draws = try RouteDraws(view, constraints, query.routes, count: 1, seed: robustness.seed)
    let tally = try await RouteFinder.tally(draws, robustness.samples, first: [])
    var counts: [Int: Int] = [:]
    for (arcs, count) in tally.first {
      for arc in arcs.dropLast() {
        if let entity = draws.space.entity(of: draws.space.graph.target(of: arc)) {
          counts[entity, default: 0] += count
        }
      }
    }
    return counts.mapValues { Double($0) / Double(robustness.samples) }
  }

  private func references(_ indices: [Int]) -> [EntityReference] {
    indices.map { EntityReference(atlas.entities[$0]) }
  }

  private func references(_ vertices: [Graph.Vertex], _ space: RouteSpace) -> [EntityReference] {
    references(vertices.compactMap(space.entity))
  }

  private func answer(
    _ query: GatekeeperQuery, _ date: PartialDate, _ constraints: RouteConstraints, none: NoRoute?
  ) -> GatekeeperAnswer {
    GatekeeperAnswer(
      query: query, on: date, ends: (references(constraints.sources), references(constraints.targets)),
      best: nil, reach: nil, tieCount: 0, assumedTieCount: 0, everyRoute: [],
      cuts: GatekeeperCuts(size: 0, sets: [], isComplete: true, direct: []), gatekeepers: [], backup: nil,
      disjointPair: [], none: none)
  }

  private func answer(
    _ query: GatekeeperQuery, _ view: InfluenceView, _ constraints: RouteConstraints, _ space: RouteSpace,
    _ facts: Facts, _ reach: ReachLoss, _ best: BestRouteSearch.Found, _ search: BestRouteSearch,
    _ shares: [Int: Double]?
  ) throws -> GatekeeperAnswer {
    let ties = Set(space.ways.map { view.ways[$0].tie })
    let backup = try search.backup(of: best)
    return GatekeeperAnswer(
      query: query, on: view.date, ends: (references(constraints.sources), references(constraints.targets)),
      best: best.route, reach: reach.reach, tieCount: ties.count,
      assumedTieCount: ties.count { atlas.ties[$0].evidence.basis == .assumed },
      everyRoute: references(facts.dominators, space), cuts: cuts(facts, view, space),
      gatekeepers: try gatekeepers(view, space, facts, reach, best, search, shares), backup: backup?.route,
      disjointPair: try search.disjointPair(space, insteadOf: best, backup), none: nil)
  }

  private func cuts(_ facts: Facts, _ view: InfluenceView, _ space: RouteSpace) -> GatekeeperCuts {
    guard let cuts = facts.cuts else {
      let direct = space.graph.outgoingArcs(of: RouteSpace.source).filter {
        space.graph.target(of: $0) == RouteSpace.target
      }
      return GatekeeperCuts(
        size: nil, sets: [], isComplete: true,
        direct: direct.map { Step(view.ways[space.ways[Int($0)]], in: atlas) })
    }
    return GatekeeperCuts(
      size: cuts.size, sets: cuts.cuts.map { references($0, space) }, isComplete: cuts.isComplete, direct: [])
  }

  private func gatekeepers(
    _ view: InfluenceView, _ space: RouteSpace, _ facts: Facts, _ reach: ReachLoss,
    _ best: BestRouteSearch.Found, _ search: BestRouteSearch, _ shares: [Int: Double]?
  ) throws -> [Gatekeeper] {
    var cutCounts: [Graph.Vertex: Int] = [:]
    for vertex in (facts.cuts?.cuts ?? []).joined() { cutCounts[vertex, default: 0] += 1 }
    let onBest = Set(best.inner)
    let everywhere = Set(facts.dominators)
    let listed = space.bodies.filter { vertex in
      reach.losses[Int(vertex)].loss > 0 || cutCounts[vertex] != nil
        || space.entity(of: vertex).map { onBest.contains($0) || shares?[$0] != nil } == true
    }.sorted { first, second in
      let order = { (vertex: Graph.Vertex) in
        (
          everywhere.contains(vertex) ? 0 : 1, -reach.losses[Int(vertex)].loss, -(cutCounts[vertex] ?? 0),
          vertex
        )
      }
      return order(first) < order(second)
    }
    let people = KnownPeople(at: Set(listed.compactMap(space.entity)), in: atlas, on: view.date)
    return try listed.compactMap { vertex in
      guard let entity = space.entity(of: vertex) else { return nil }
      let loss = reach.losses[Int(vertex)]
      return Gatekeeper(
        entity: EntityReference(atlas.entities[entity]), isOnEveryRoute: everywhere.contains(vertex),
        cutCount: cutCounts[vertex] ?? 0, reachLost: loss.loss, reachLostInterval: loss.interval,
        nextBest: onBest.contains(entity) ? try search.nextBest(after: best, without: entity) : .stands,
        onBestShare: shares.map { $0[entity] ?? 0 }, people: people.at(entity))
    }
  }
}
