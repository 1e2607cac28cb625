import Atlas
import GraphKernel

/// Whom a message from an actor reaches in one atlas.
struct ScenarioReach {
  let atlas: Atlas
  /// The targets, by index.
  let targets: [Int]
  private let view: InfluenceView
  private let weights: ArcWeights
  private let worlds: SharedWorlds
  /// How many worlds were drawn.
  var worldCount: Int { worlds.count }

  init(_ atlas: Atlas, _ query: ScenarioQuery, on date: PartialDate) throws(RouteQueryError) {
    self.atlas = atlas
    view = try InfluenceView.compiled(atlas, on: date)
    targets =
      query.to.isEmpty
      ? atlas.entities.indices.filter { atlas.entities[$0].kind == query.targetKind }
      : query.to.compactMap(atlas.index(of:)).sorted()
    worlds = SharedWorlds(view, worlds: query.worlds ?? (view.isLarge ? 256 : 2048), seed: query.seed)
    do throws(PathQueryError) {
      weights = try view.graph.weights(view.weights(by: .strength))
    } catch {
      throw .refused("\(error)")
    }
  }

  /// For each actor the best route to any target, how many there is a route to, and how many a message reaches as an
  /// expected number.
  func reach(ofEach ids: [String]) throws(RouteQueryError) -> [(best: Route?, count: Int, expected: Double)] {
    let actors = ids.map(atlas.index(of:))
    var counts: [Int: (expected: Double, possible: Int)] = [:]
    let known = actors.compactMap(\.self)
    for (actor, count) in zip(known, worlds.reach(fromEach: known, to: targets)) { counts[actor] = count }
    var found: [(best: Route?, count: Int, expected: Double)] = []
    for actor in actors {
      let targets = targets.filter { $0 != actor }
      guard let actor, let count = counts[actor], !targets.isEmpty,
        let best = try best(from: actor, to: targets)
      else {
        found.append((nil, 0, 0))
        continue
      }
      found.append((best, count.possible, count.expected))
    }
    return found
  }

  /// The strongest route, as `RouteFinder` finds it: the view stands for all actors.
  private func best(from actor: Int, to targets: [Int]) throws(RouteQueryError) -> Route? {
    var hubs = view.isHub
    for end in targets + [actor] { hubs[end] = false }
    let query = PathQuery(
      from: [UInt32(actor)], to: targets.map(UInt32.init),
      constraints: PathConstraints(terminalVertices: hubs, terminalArcs: view.isFinal))
    do throws(PathQueryError) {
      let path = try LooplessPaths(query, in: view.graph, weights: weights).first { _ in true }
      return path.map { Route(rank: 1, $0.arcs.map { view.ways[Int($0)] }, in: atlas) }
    } catch {
      throw .refused("\(error)")
    }
  }
}
