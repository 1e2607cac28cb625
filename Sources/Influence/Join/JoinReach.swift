import Atlas
import GraphKernel

/// What joining each of several networks would add to the reach of one city.
///
/// A message starts at the city and keeps to the rules of routes: hubs are ends, final ties are last. Joining adds the
/// flow of a membership from the city to the network, by the grade of its tie type.
struct JoinReach {
  private let atlas: Atlas
  private let bodies: [Int]
  private let gains: ReachGains?
  private let reachedBefore: [Bool]
  private let reachedAfter: [[Bool]]
  /// How many worlds were drawn.
  var worlds: Int { gains?.worlds ?? 0 }

  /// What joining would add for each of several cities. They share their random worlds.
  static func ofEach(
    _ cities: [Int], _ atlas: Atlas, _ view: InfluenceView, into networks: [Int], query: JoinQuery
  ) throws(RouteQueryError) -> [JoinReach] {
    // A city that is itself one of those to be reached is asked for alone: it is no target of its own.
    let isBody = { (city: Int) in atlas.entities[city].kind == query.targetKind }
    guard !cities.contains(where: isBody) || cities.count == 1 else {
      var all: [JoinReach] = []
      for city in cities { all += try ofEach([city], atlas, view, into: networks, query: query) }
      return all
    }
    let bodies = atlas.entities.indices.filter { isBody($0) && !cities.contains($0) }
    guard !bodies.isEmpty else {
      return cities.map { _ in
        JoinReach(atlas: atlas, bodies: [], gains: nil, reachedBefore: [], reachedAfter: [])
      }
    }
    func gains(
      _ probabilities: [Double], joined: Double, worlds: Int
    ) throws(RouteQueryError) -> [ReachGains] {
      do throws(MeasureError) {
        return try view.graph.reachGains(
          fromEach: cities.map(UInt32.init), to: bodies.map(UInt32.init), probabilities: probabilities,
          constraints: PathConstraints(terminalVertices: view.isHub, terminalArcs: view.isFinal),
          extensions: networks.map { ReachExtension(to: UInt32($0), probability: joined) },
          worlds: worlds, seed: query.seed)
      } catch {
        throw .refused("\(error)")
      }
    }
    let chance = Self.membershipType(atlas)?.flow.along?.chance ?? 0
    let drawn = try gains(view.ways.map(\.grade.chance), joined: chance, worlds: worlds(query, view))
    // With every chance at one, a single world tells where a route leads at all.
    let certain = try gains(view.ways.map { _ in 1 }, joined: 1, worlds: 64)
    return zip(drawn, certain).map { gains, certain in
      JoinReach(
        atlas: atlas, bodies: bodies, gains: gains, reachedBefore: certain.base.map { $0 > 0 },
        reachedAfter: certain.gains.map { $0.map { $0 > 0 } })
    }
  }

  /// Fewer worlds for large atlases and for many cities, so that an answer takes no longer than it may.
  private static func worlds(_ query: JoinQuery, _ view: InfluenceView) -> Int {
    if view.isLarge { return 256 }
    return query.cities.count <= 2 ? 4096 : 512
  }

  /// The type of tie by which one is a member: the first of its class.
  static func membershipType(_ atlas: Atlas) -> Vocabulary.TieType? {
    atlas.vocabulary.tieTypes.first { $0.tieClass == "membership" }
  }

  /// How many more bodies are reached, as an expected number.
  func gain(_ network: Int) -> Double { gains?.gains[network].reduce(0, +) ?? 0 }

  /// The bodies that come nearer by half a per cent or more, or into reach at all; largest gain first.
  func opened(_ network: Int) -> [OpenedBody] {
    guard let gains else { return [] }
    return bodies.indices.compactMap { place -> (gain: Double, body: OpenedBody)? in
      let gain = gains.gains[network][place]
      let isNew = !reachedBefore[place] && reachedAfter[network][place]
      guard isNew || gain >= 0.005 else { return nil }
      let before = gains.base[place]
      return (
        gain,
        OpenedBody(
          body: EntityReference(at: bodies[place], in: atlas), before: before, after: before + gain,
          isNew: isNew)
      )
    }.sorted { first, second in
      if first.body.isNew != second.body.isNew { return first.body.isNew }
      return first.gain != second.gain ? first.gain > second.gain : first.body.body.id < second.body.body.id
    }.map(\.body)
  }
}
