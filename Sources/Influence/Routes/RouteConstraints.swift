import Atlas
import GraphKernel

/// A query's constraints as masks over the vertices and arcs of a view.
///
/// Kinds, hubs and what is avoided concern whom a route runs through; its ends and its stops are the user's own
/// choice and are exempt.
struct RouteConstraints {
  let sources: [Int]
  let targets: [Int]
  let stops: [Int]
  /// Entities left out altogether.
  private(set) var avoided: Set<Int> = []
  private let query: RouteQuery
  private let atlas: Atlas
  private var named: Set<Int>

  init(_ query: RouteQuery, in atlas: Atlas) throws(RouteQueryError) {
    func indices(_ ids: [String]) throws(RouteQueryError) -> [Int] {
      var result: [Int] = []
      var seen: Set<Int> = []
      for id in ids {
        guard let index = atlas.index(of: id) else { throw .unknownEntity(id) }
        if seen.insert(index).inserted { result.append(index) }
      }
      return result
    }
    self.query = query
    self.atlas = atlas
    stops = try indices(query.via)
    avoided = Set(try indices(query.avoid))
    let from = try indices(query.from)
    let to = try indices(query.to)
    // An end in both sets can start a route or end one, never both; a start wins.
    sources = from
    let starts = Set(from)
    targets = to.filter { !starts.contains($0) }
    named = Set(sources + targets + stops)
    try check(from: from, to: to)
  }

  private func check(from: [Int], to: [Int]) throws(RouteQueryError) {
    if from.isEmpty || to.isEmpty { throw .noEnds }
    if targets.isEmpty { throw .sameEnds(query.to[0]) }
    if from.count == 1, to.count == 1, from == to { throw .sameEnds(query.from[0]) }
    if query.k < 1 { throw .outOfRange(name: "the number of routes", value: query.k) }
    if let hops = query.maxHops, hops < 1 { throw .outOfRange(name: "the most hops", value: hops) }
    for id in query.via where query.via.count(where: { $0 == id }) > 1 { throw .repeatedStop(id) }
    for stop in stops where sources.contains(stop) || targets.contains(stop) {
      throw .repeatedStop(atlas.entities[stop].id)
    }
    let isSpared = { (index: Int) in self.avoided.contains(index) }
    if let stop = stops.first(where: isSpared) { throw .avoidedEnd(atlas.entities[stop].id) }
    for ends in [sources, targets] where ends.allSatisfy(isSpared) {
      throw .avoidedEnd(atlas.entities[ends[0]].id)
    }
  }

  /// The same where a target is not exempt from what others on the way keep to: for routes to each of several targets
  /// that may run through the others.
  var sparingNoTarget: RouteConstraints {
    var constraints = self
    constraints.named = Set(sources + stops)
    return constraints
  }

  /// What keeps a message from passing through an entity on its way, if anything.
  func obstacle(through index: Int) -> Obstacle? {
    if avoided.contains(index) { return .avoided(entity: index) }
    if named.contains(index) { return nil }
    let entity = atlas.entities[index]
    if !query.onlyKinds.isEmpty, !query.onlyKinds.contains(entity.kind) {
      return .excludedKind(entity: index)
    }
    if query.exceptKinds.contains(entity.kind) { return .excludedKind(entity: index) }
    if isHub(index) { return .hub(entity: index) }
    return nil
  }

  /// Whether routes may end at an entity and not run through it.
  func isHub(_ index: Int) -> Bool {
    let entity = atlas.entities[index]
    return !atlas.allowsTransit(entity) && !query.crossed.contains(entity.id)
      && !query.crossedKinds.contains(entity.kind)
  }

  /// Whether ties of a type are left out.
  func excludes(tieType: String) -> Bool {
    (!query.onlyTies.isEmpty && !query.onlyTies.contains(tieType)) || query.exceptTies.contains(tieType)
  }

  /// The constraints as the kernel takes them. What is to be avoided is never touched; hubs and excluded kinds may
  /// be reached, so that the answer 'none' can tell how far the message gets, and not be passed through.
  func masks(over view: InfluenceView) -> PathConstraints {
    PathConstraints(
      avoidedVertices: atlas.entities.indices.map(avoided.contains),
      avoidedArcs: query.onlyTies.isEmpty && query.exceptTies.isEmpty
        ? view.ways.map { _ in false } : view.ways.map { excludes(tieType: atlas.ties[$0.tie].type) },
      terminalVertices: atlas.entities.indices.map { obstacle(through: $0) != nil },
      terminalArcs: view.isFinal)
  }

  /// The query as the kernel takes it.
  func pathQuery(over view: InfluenceView) -> PathQuery {
    PathQuery(
      from: sources.map(UInt32.init), to: targets.map(UInt32.init), constraints: masks(over: view),
      via: stops.map(UInt32.init), maximumHops: query.maxHops)
  }
}
