public import Atlas
import GraphKernel

/// Finds whom a message reaches, and how surely.
public struct ReachFinder: Sendable {
  private let atlas: Atlas

  /// The most decisions that exact counts take together, a few tenths of a second; beyond, random worlds are drawn.
  private static let stepBudget = 200_000

  /// Prepares an atlas for queries.
  public init(_ atlas: Atlas) { self.atlas = atlas }

  /// The chance of arriving at each target by any route, and the best route there.
  ///
  /// The chance is the two-terminal reliability over independent ties, exact where few steps suffice (Hardy, Lucet and
  /// Limnios 2007), otherwise from random worlds, the same for all targets, with the interval of Clopper and Pearson
  /// (1934).
  ///
  /// - Parameter progress: receives the part of the targets done, from 0 to 1.
  /// - Throws: `RouteQueryError` where the query contradicts itself or names what is not there.
  /// - Complexity: for each target a search over the atlas; O(entities + ties) for each 64 random worlds as a rule
  public func reach(_ query: ReachQuery, progress: (@Sendable (Double) -> Void)? = nil)
    throws(RouteQueryError) -> ReachAnswer
  {
    try query.check()
    guard let date = query.routes.on ?? atlas.asOf else { throw .noDate }
    let constraints = try RouteConstraints(query.routes, in: atlas)
    let view = try InfluenceView.compiled(atlas, on: date)
    let targets = constraints.targets.filter { !constraints.avoided.contains($0) }.sorted()
    let sampled = Sample(view, constraints, targets, query)
    var rows: [ReachAnswer.Row] = []
    for (place, target) in targets.enumerated() {
      if let best = try best(target, query, view) {
        let reach = exact(best.constraints, query, view, targetCount: targets.count) ?? sampled.each[place]
        rows.append(
          ReachAnswer.Row(
            target: EntityReference(atlas.entities[target]), reach: reach, best: best.route))
      }
      progress?(Double(place + 1) / Double(targets.count))
    }
    rows.sort {
      ($0.reach.chance, $0.best.strength, $1.target.id) > ($1.reach.chance, $1.best.strength, $0.target.id)
    }
    let reached = Set(rows.map(\.target.id))
    return ReachAnswer(
      query: query, on: date, from: constraints.sources.map { EntityReference(atlas.entities[$0]) },
      rows: rows,
      unreached: targets.map { EntityReference(atlas.entities[$0]) }.filter { !reached.contains($0.id) },
      any: rows.isEmpty ? nil : exact(constraints, query, view, targetCount: 1) ?? sampled.any,
      none: rows.isEmpty ? RouteDiagnosis(atlas, query.routes, constraints, view).explain() : nil)
  }

  /// The best route to one target, and the constraints of routes to it; nil if there is none.
  private func best(_ target: Int, _ query: ReachQuery, _ view: InfluenceView) throws(RouteQueryError)
    -> (route: Route, constraints: RouteConstraints)?
  {
    var routes = query.routes
    routes.to = [atlas.entities[target].id]
    let constraints = try RouteConstraints(routes, in: atlas)
    let best = try BestRouteSearch(view, constraints, by: routes.by).best()
    return best.map { ($0.route, constraints) }
  }

  /// The chance of arriving at any of the targets of some constraints; nil where it takes too many steps.
  private func exact(
    _ constraints: RouteConstraints, _ query: ReachQuery, _ view: InfluenceView, targetCount: Int
  ) -> Reach? {
    guard let space = try? RouteSpace.compiled(view, constraints),
      let chance = try? space.graph.reliability(
        from: [RouteSpace.source], to: [RouteSpace.target],
        probabilities: space.ways.map { view.ways[$0].grade.chance },
        stepLimit: max(500, Self.stepBudget / targetCount))
    else { return nil }
    return Reach(chance: chance, interval: chance...chance, isExact: true, worlds: 0, seed: query.seed)
  }
}

/// Chances counted in random worlds that all targets share, so that no target is reached more often than any is.
private struct Sample {
  /// By target.
  let each: [Reach]
  /// Of reaching one of them at least.
  let any: Reach

  init(_ view: InfluenceView, _ constraints: RouteConstraints, _ targets: [Int], _ query: ReachQuery) {
    let worlds = SharedWorlds(
      view, worlds: query.worlds ?? Reach.worlds(tieCount: view.ways.count), seed: query.seed,
      constraints: constraints.sparingNoTarget.masks(over: view))
    func reach(_ count: Int) -> Reach {
      Reach(
        chance: Double(count) / Double(worlds.count),
        interval: BinomialInterval.clopperPearson(successes: count, trials: worlds.count, error: 0.05),
        isExact: false, worlds: worlds.count, seed: query.seed)
    }
    let arrivals = worlds.arrivals(from: constraints.sources, to: targets)
    each = arrivals.each.map(reach)
    any = reach(arrivals.any)
  }
}

extension Reach {
  /// As many worlds as take about half a second on a large atlas, and no more than a reader needs on a small one.
  static func worlds(tieCount: Int) -> Int { min(8192, max(512, 50_000_000 / max(1, tieCount))) }

  init(_ estimate: ReliabilityEstimate, seed: UInt64) {
    chance = estimate.estimate
    interval = estimate.interval
    isExact = estimate.isExact
    worlds = estimate.worlds
    self.seed = seed
  }
}
