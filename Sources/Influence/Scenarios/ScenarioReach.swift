import Atlas
import GraphKernel

/// Whom a message from an actor reaches in one atlas.
struct ScenarioReach {
  /// What one actor reaches.
  struct Actor: Sendable {
    /// The best route to any target; nil where there is none.
    let best: Route?
    /// How many targets there is a route to.
    let count: Int
    /// How many a message reaches, as an expected number.
    let expected: Double
  }

  /// What several actors reach.
  struct Answer: Sendable {
    /// In the order asked for.
    let reaches: [Actor]
    /// How many targets there are.
    let targetCount: Int
    /// How many worlds were drawn.
    let worlds: Int
  }

  private let atlas: Atlas
  /// The targets, by index.
  private let targets: [Int]
  private let view: InfluenceView
  private let weights: ArcWeights
  private let worlds: SharedWorlds

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

  /// What each actor reaches.
  func answer(for ids: [String]) throws(RouteQueryError) -> Answer {
    let known = ids.compactMap(atlas.index(of:))
    let counts = Dictionary(
      zip(known, worlds.reach(fromEach: known, to: targets)), uniquingKeysWith: { first, _ in first })
    var reaches: [Actor] = []
    for actor in ids.map(atlas.index(of:)) {
      let targets = targets.filter { $0 != actor }
      if let actor, let count = counts[actor], !targets.isEmpty, let best = try best(from: actor, to: targets)
      {
        reaches.append(Actor(best: best, count: count.possible, expected: count.expected))
      } else {
        reaches.append(Actor(best: nil, count: 0, expected: 0))
      }
    }
    return Answer(reaches: reaches, targetCount: targets.count, worlds: worlds.count)
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
