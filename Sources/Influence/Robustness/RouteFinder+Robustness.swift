import Atlas
import GraphKernel

extension RouteFinder {
  /// Routes, and how far their order can be trusted.
  ///
  /// - Parameter progress: receives the part of the draws done, from 0 to 1.
  /// - Returns: the routes of `routes(_:)` with `robustness`; the same on any number of cores.
  /// - Throws: `RouteQueryError`; `CancellationError`.
  /// - Complexity: that of `routes(_:)` for each draw, over the ways that can bring a route among the best
  public func robustRoutes(
    _ query: RouteQuery, _ robustness: RobustnessQuery = RobustnessQuery(),
    progress: (@Sendable (Double) -> Void)? = nil
  ) async throws -> RouteAnswer {
    guard query.by == .strength || query.by == .hops else {
      throw RouteQueryError.refused(
        "the order of routes is tested by strength or by hops, not by \(query.by.rawValue)")
    }
    guard robustness.samples >= 1 else {
      throw RouteQueryError.outOfRange(name: "the number of draws", value: robustness.samples)
    }
    guard let date = query.on ?? atlas.asOf else { throw RouteQueryError.noDate }
    return try await joining(query, on: date).tested(query, robustness, progress)
  }

  /// The routes over the finder's own atlas, tested.
  private func tested(
    _ query: RouteQuery, _ robustness: RobustnessQuery, _ progress: (@Sendable (Double) -> Void)?
  ) async throws -> RouteAnswer {
    var (answer, paths) = try found(query)
    guard !paths.isEmpty else { return answer }
    let view = try InfluenceView.compiled(atlas, on: answer.on)
    let draws = try RouteDraws(
      view, try RouteConstraints(query, in: atlas), query, count: paths.count, seed: robustness.seed)
    var arcs: [Int: Graph.Arc] = [:]
    for (arc, way) in draws.space.ways.enumerated() { arcs[way] = Graph.Arc(arc) }
    let shown = paths.map { path in path.arcs.compactMap { arcs[Int($0)] } }
    let tally = try await Self.tally(draws, robustness.samples, first: shown[0], progress)
    answer.robustness = try summary(view, draws, tally, shown: shown, robustness)
    return answer
  }

  private static let chunkLength = 32

  /// What happens in all draws, counted on all cores.
  static func tally(
    _ draws: RouteDraws, _ samples: Int, first: [Graph.Arc],
    _ progress: (@Sendable (Double) -> Void)? = nil
  ) async throws -> DrawTally {
    var tally = DrawTally(arcCount: draws.grades.count)
    var done = 0
    try await withThrowingTaskGroup(of: (DrawTally, Int).self) { group in
      for start in stride(from: 0, to: samples, by: chunkLength) {
        let chunk = start..<min(start + chunkLength, samples)
        group.addTask { (try draws.tally(chunk, first: first), chunk.count) }
      }
      for try await (part, count) in group {
        tally.add(part)
        done += count
        progress?(Double(done) / Double(samples))
      }
    }
    return tally
  }

  private func summary(
    _ view: InfluenceView, _ draws: RouteDraws, _ tally: DrawTally, shown: [[Graph.Arc]],
    _ query: RobustnessQuery
  ) throws -> Robustness {
    let samples = Double(query.samples)
    let shares = shown.enumerated().map { rank, arcs in
      Robustness.Share(
        rank: rank + 1, first: Double(tally.first[arcs] ?? 0) / samples,
        shown: Double(tally.shown[arcs] ?? 0) / samples)
    }
    let known = Set(shown)
    let others = tally.first.filter { !known.contains($0.key) }.sorted { first, second in
      first.value != second.value
        ? first.value > second.value : first.key.lexicographicallyPrecedes(second.key)
    }
    let rivals = others.prefix(3).map { arcs, count in
      let route = Route(rank: 0, ways(arcs, draws, view), in: atlas)
      return Robustness.Rival(
        entities: route.entities, strength: route.strength, first: Double(count) / samples)
    }
    let othersFirst = others.reduce(0) { $0 + $1.value }
    return Robustness(
      samples: query.samples, seed: query.seed, routes: shares, othersFirst: Double(othersFirst) / samples,
      rivals: rivals,
      judgements: try JudgementSearch(draws: draws, tally: tally, first: shown[0], samples: query.samples)
        .decisive(upTo: 3).map { judgement($0, view, draws) }, isStopped: tally.isStopped)
  }

  private func ways(_ arcs: [Graph.Arc], _ draws: RouteDraws, _ view: InfluenceView) -> [InfluenceView.Way] {
    arcs.map { view.ways[draws.space.ways[Int($0)]] }
  }

  private func judgement(_ found: JudgementSearch.Found, _ view: InfluenceView, _ draws: RouteDraws)
    -> Robustness.Judgement
  {
    let grade = draws.grades[found.arc]
    return Robustness.Judgement(
      step: Step(view.ways[draws.space.ways[found.arc]], in: atlas), interval: grade.lower...grade.upper,
      firstIfLow: found.firstIfLow, firstIfHigh: found.firstIfHigh,
      tipping: found.tipping.map { tipping in
        Robustness.Tipping(
          chance: tipping.chance, isBelow: tipping.isBelow,
          entities: Route(rank: 0, ways(tipping.arcs, draws, view), in: atlas).entities)
      })
  }
}
