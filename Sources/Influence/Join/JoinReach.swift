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

  init(
    _ atlas: Atlas, _ view: InfluenceView, from city: Int, into networks: [Int], query: JoinQuery
  ) throws(RouteQueryError) {
    self.atlas = atlas
    bodies = atlas.entities.indices.filter { atlas.entities[$0].kind == query.targetKind && $0 != city }
    let constraints = PathConstraints(
      terminalVertices: view.isHub, terminalArcs: view.isFinal)
    let chance = Self.membershipType(atlas)?.flow.along?.chance ?? 0
    let extensions = networks.map { ReachExtension(to: UInt32($0), probability: chance) }
    guard !bodies.isEmpty else {
      gains = nil
      reachedBefore = []
      reachedAfter = []
      return
    }
    do throws(MeasureError) {
      gains = try view.graph.reachGains(
        from: UInt32(city), to: bodies.map(UInt32.init), probabilities: view.ways.map(\.grade.chance),
        constraints: constraints, extensions: extensions,
        worlds: Self.worlds(query, view), seed: query.seed)
      // With every chance at one, a single world tells where a route leads at all.
      let certain = try view.graph.reachGains(
        from: UInt32(city), to: bodies.map(UInt32.init), probabilities: view.ways.map { _ in 1 },
        constraints: constraints, extensions: networks.map { ReachExtension(to: UInt32($0), probability: 1) },
        worlds: 64, seed: query.seed)
      reachedBefore = certain.base.map { $0 > 0 }
      reachedAfter = certain.gains.map { $0.map { $0 > 0 } }
    } catch {
      throw .refused("\(error)")
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
          body: EntityReference(atlas.entities[bodies[place]]), before: before, after: before + gain,
          isNew: isNew)
      )
    }.sorted { first, second in
      if first.body.isNew != second.body.isNew { return first.body.isNew }
      return first.gain != second.gain ? first.gain > second.gain : first.body.body.id < second.body.body.id
    }.map(\.body)
  }
}
