import Atlas
import GraphKernel

/// The best route of a query, and the best of those that are left when something is lost.
struct BestRouteSearch {
  /// A route with the path it stands for.
  struct Found {
    let route: Route
    let path: Path

    /// The entities between its ends.
    var inner: [Int] { path.vertices.dropFirst().dropLast().map(Int.init) }
  }

  private let view: InfluenceView
  private let query: PathQuery
  private let weights: ArcWeights

  init(_ view: InfluenceView, _ constraints: RouteConstraints, by criterion: RouteQuery.Criterion)
    throws(RouteQueryError)
  {
    self.view = view
    query = constraints.pathQuery(over: view)
    do throws(PathQueryError) {
      weights = try view.graph.weights(view.weights(by: criterion))
    } catch {
      throw .refused("\(error)")
    }
  }

  /// The best route, without some entities and some ways.
  func best(without entities: [Int] = [], ways: [Graph.Arc] = []) throws(RouteQueryError) -> Found? {
    var query = query
    for entity in entities { query.constraints.avoidedVertices?[entity] = true }
    for way in ways { query.constraints.avoidedArcs?[Int(way)] = true }
    do throws(PathQueryError) {
      let paths = try LooplessPaths(
        query, in: view.graph, weights: weights, workLimit: RouteFinder.workLimit)
      return paths.shortest(1, countingEqualUpTo: 1).paths.first.map { path in
        Found(
          route: Route(rank: 1, path.arcs.map { view.ways[Int($0)] }, in: view.atlas), path: path)
      }
    } catch {
      throw .refused("\(error)")
    }
  }

  /// What is left of the best route when an entity on it is lost.
  func nextBest(after best: Found, without entity: Int) throws(RouteQueryError) -> Gatekeeper.NextBest {
    guard let next = try self.best(without: [entity]) else { return .none }
    return .route(
      next.route, strengthLost: best.route.strength - next.route.strength,
      hopsAdded: next.route.hops - best.route.hops)
  }

  /// The best route that shares nobody with another but the ends, nor a tie.
  func backup(of best: Found) throws(RouteQueryError) -> Found? {
    try self.best(without: best.inner, ways: best.path.arcs)
  }

  /// The two routes that share nobody but their ends and are likeliest to carry both (Suurballe 1974), where the best
  /// route and its backup are less likely to.
  func disjointPair(_ space: RouteSpace, insteadOf best: Found, _ backup: Found?) throws -> [Route] {
    let unlikeliness = try space.graph.weights(
      probabilities: space.ways.map { view.ways[$0].grade.chance })
    let pair = try space.graph.disjointPaths(
      from: RouteSpace.source, to: RouteSpace.target, count: 2, weights: unlikeliness)
    guard pair.count == 2 else { return [] }
    let routes = pair.enumerated().map { rank, path in
      Route(rank: rank + 1, path.arcs.map { view.ways[space.ways[Int($0)]] }, in: view.atlas)
    }
    // Nothing but a rounding error is left out by the margin.
    let chance = routes[0].strength * routes[1].strength
    let known = backup.map { $0.route.strength * best.route.strength } ?? 0
    return chance > known * (1 + 1e-9) ? routes : []
  }
}
