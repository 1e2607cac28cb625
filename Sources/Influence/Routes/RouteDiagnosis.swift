import Atlas
import GraphKernel

/// Explains why there is no route: how far the message gets, what stands in the way, what would open it.
///
/// It looks for the way with the fewest obstacles over every tie the atlas knows, taken either way, whatever its
/// date. An obstacle that a person can remove weighs less than one that nature set.
struct RouteDiagnosis {
  struct Passage {
    let tie: Int
    let along: Bool
    let obstacle: Obstacle?
  }

  private let atlas: Atlas
  private let query: RouteQuery
  private let constraints: RouteConstraints
  private let view: InfluenceView

  init(_ atlas: Atlas, _ query: RouteQuery, _ constraints: RouteConstraints, _ view: InfluenceView) {
    self.atlas = atlas
    self.query = query
    self.constraints = constraints
    self.view = view
  }

  func explain() -> NoRoute? {
    let masks = constraints.masks(over: view)
    guard let leg = legs.first(where: { !hasRoute($0, masks) }) else { return explainWhole() }
    let reached = reached(from: leg.from, masks)
    let passages = allPassages(to: leg.to)
    let path = fewestObstacles(leg, passages)
    let gaps = path.filter { $0.obstacle != nil }.map(gap)
    let beforeGap = path.prefix { $0.obstacle == nil }
    let start = leg.from.count == 1 ? atlas.entities[leg.from[0]].name : "any of the starts"
    let end = leg.to.count == 1 ? atlas.entities[leg.to[0]].name : "any of the targets"
    let nearest = beforeGap.last.map { EntityReference(atlas.entities[ends(of: $0).to]) }
    return NoRoute(
      summary: "No route leads from \(start) to \(end) on \(view.date)\(circumstances).",
      reachedCount: reached.count(where: { $0 }) - leg.from.count, nearest: nearest, gaps: gaps,
      heardFrom: heardFrom(leg.to, unlessIn: reached))
  }

  private struct Leg {
    let from: [Int]
    let to: [Int]
  }

  /// The parts of the way between stops.
  private var legs: [Leg] {
    let stations = [constraints.sources] + constraints.stops.map { [$0] } + [constraints.targets]
    return zip(stations, stations.dropFirst()).map { Leg(from: $0, to: $1) }
  }

  private func hasRoute(_ leg: Leg, _ masks: PathConstraints) -> Bool {
    let reached = reached(from: leg.from, masks)
    return leg.to.contains { reached[$0] }
  }

  private func reached(from sources: [Int], _ masks: PathConstraints) -> [Bool] {
    let reached = try? view.graph.reachable(from: sources.map(UInt32.init), constraints: masks)
    return reached ?? [Bool](repeating: false, count: atlas.entities.count)
  }

  private var circumstances: String {
    let isConstrained =
      !(query.avoid.isEmpty && query.onlyKinds.isEmpty && query.exceptKinds.isEmpty && query.onlyTies.isEmpty
      && query.exceptTies.isEmpty)
    return isConstrained ? " under these conditions" : ""
  }

  /// Every part has a route, but not the whole: too many hops, or no way that visits nobody twice.
  private func explainWhole() -> NoRoute {
    var summary = "Every part of the way has a route, yet none links them without visiting someone twice."
    if let limit = query.maxHops, let shortest = fewestHops() {
      summary =
        "The shortest route has \(shortest) hops; \(limit) \(limit == 1 ? "is" : "are") allowed. "
        + "Raise --max-hops to \(shortest)."
    }
    return NoRoute(summary: summary, reachedCount: 0, nearest: nil, gaps: [], heardFrom: [])
  }

  private func fewestHops() -> Int? {
    var relaxed = constraints.pathQuery(over: view)
    relaxed.maximumHops = nil
    let ones = [Double](repeating: 1, count: view.ways.count)
    return firstPath(relaxed, in: view.graph, weights: ones)?.hops
  }

  private func firstPath(_ query: PathQuery, in graph: Graph, weights: [Double]) -> Path? {
    guard let weights = try? graph.weights(weights) else { return nil }
    let search = try? LooplessPaths(query, in: graph, weights: weights, workLimit: RouteFinder.workLimit)
    return search?.shortest(1, countingEqualUpTo: 1).paths.first
  }
}

// MARK: The way with the fewest obstacles

extension RouteDiagnosis {
  private func ends(of passage: Passage) -> (from: Int, to: Int) {
    let tie = atlas.ties[passage.tie]
    return passage.along ? (tie.from, tie.to) : (tie.to, tie.from)
  }

  private func allPassages(to targets: [Int]) -> [Passage] {
    atlas.ties.indices.flatMap { tie in
      [true, false].map { along in
        Passage(tie: tie, along: along, obstacle: obstacle(tie, along: along, to: targets))
      }
    }
  }

  /// The ways over the ties between two, with what stands in the way of each.
  func passages(from: Int, to: Int) -> [Passage] {
    atlas.ties.indices.flatMap { tie -> [Passage] in
      let ends = (atlas.ties[tie].from, atlas.ties[tie].to)
      return [true, false].compactMap { along in
        guard (along ? ends : (ends.1, ends.0)) == (from, to) else { return nil }
        return Passage(tie: tie, along: along, obstacle: obstacle(tie, along: along, to: constraints.targets))
      }
    }
  }

  /// What stands in the way between two: the obstacle that is easiest to remove; nil where no tie joins them.
  func gap(from: Int, to: Int) -> NoRoute.Gap? {
    passages(from: from, to: to).min { weight($0.obstacle) < weight($1.obstacle) }.map(gap)
  }

  private func obstacle(_ index: Int, along: Bool, to targets: [Int]) -> Obstacle? {
    let tie = atlas.ties[index]
    let (from, to) = along ? (tie.from, tie.to) : (tie.to, tie.from)
    if tie.statement.isDenied { return .denied }
    if InfluenceView.grade(of: tie, along: along, in: atlas) == nil { return .noFlow }
    if tie.statement.isPotential { return .potential }
    if let end = tie.statement.period.until, tie.statement.period.isOver(before: view.date) {
      return .ended(end)
    }
    if let start = tie.statement.period.since, !tie.statement.period.hasBegun(by: view.date) {
      return .notBegun(start)
    }
    for end in [from, to] where !atlas.exists(atlas.entities[end], on: view.date) {
      return .absent(entity: end)
    }
    if constraints.excludes(tieType: tie.type) { return .excludedTieType }
    if let obstacle = constraints.obstacle(through: from) { return obstacle }
    if atlas.vocabulary.tieType(tie.type)?.isFinal == true, !targets.contains(to) { return .finalTie }
    return nil
  }

  private func weight(_ obstacle: Obstacle?) -> Double {
    switch obstacle {
    case nil: 1
    case .denied, .noFlow, .finalTie: 4096
    default: 1024
    }
  }

  private func fewestObstacles(_ leg: Leg, _ passages: [Passage]) -> [Passage] {
    let arcs = passages.map { passage in
      let ends = ends(of: passage)
      return (source: UInt32(ends.from), target: UInt32(ends.to))
    }
    guard let graph = try? Graph(vertexCount: atlas.entities.count, arcs: arcs) else { return [] }
    let query = PathQuery(from: leg.from.map(UInt32.init), to: leg.to.map(UInt32.init))
    let path = firstPath(query, in: graph, weights: passages.map { weight($0.obstacle) })
    return (path?.arcs ?? []).map { passages[Int($0)] }
  }

  /// Those from whom the target hears and whom the message does not reach, nearest first.
  private func heardFrom(_ targets: [Int], unlessIn reached: [Bool]) -> [EntityReference] {
    let distances = (try? view.graph.hopDistances(to: targets.map(UInt32.init))) ?? []
    let candidates = distances.indices.compactMap { index -> (hops: Int, index: Int)? in
      guard let hops = distances[index], hops > 0, !reached[index] else { return nil }
      return (hops, index)
    }
    return candidates.sorted { $0 < $1 }.prefix(5).map { EntityReference(atlas.entities[$0.index]) }
  }
}

// MARK: Words

extension RouteDiagnosis {
  private func gap(_ passage: Passage) -> NoRoute.Gap {
    let (from, to) = ends(of: passage)
    let step = Step.sentence(
      atlas.entities[atlas.ties[passage.tie].from].name,
      atlas.vocabulary.tieType(atlas.ties[passage.tie].type)?.phrase ?? "",
      atlas.entities[atlas.ties[passage.tie].to].name, role: nil, Period())
    let words = words(passage.obstacle, passage, String(step.dropLast()))
    return NoRoute.Gap(
      from: EntityReference(atlas.entities[from]), to: EntityReference(atlas.entities[to]), obstacle: words.0,
      remedy: words.1, evidence: atlas.ties[passage.tie].evidence.citations)
  }

  private func words(_ obstacle: Obstacle?, _ passage: Passage, _ tie: String) -> (String, String?) {
    func name(_ index: Int) -> String { atlas.entities[index].name }
    let type = atlas.ties[passage.tie].type
    switch obstacle {
    case .denied: return ("\(tie): a source denies it.", nil)
    case .potential: return ("\(tie): this is an opening, not yet a tie.", "Take it up.")
    case .ended(let date):
      return ("\(tie): this ended \(date).", "Renew it, or look at an earlier date with --on.")
    case .notBegun(let date): return ("\(tie): this begins only \(date).", "Look at a later date with --on.")
    case .absent(let entity):
      return ("\(name(entity)) cannot be met on that date.", "Look at another date with --on.")
    case .noFlow: return ("\(tie): no influence runs this way over such a tie.", nil)
    case .excludedTieType:
      return ("Ties of the type '\(type)' are left out.", "Allow the tie type '\(type)'.")
    case .avoided(let entity):
      return ("\(name(entity)) is to be avoided.", "Drop --avoid \(atlas.entities[entity].id).")
    case .excludedKind(let entity):
      let kind = atlas.entities[entity].kind
      return ("\(name(entity)) is a \(kind), a kind left out.", "Allow the kind '\(kind)'.")
    case .hub(let entity):
      return (
        "\(name(entity)) is a \(atlas.entities[entity].kind): routes end there and do not run through.",
        "Allow it with --cross \(atlas.entities[entity].id)."
      )
    case .finalTie: return ("\(tie): a route may end over such a tie and not go on.", nil)
    case nil: return (tie, nil)
    }
  }
}
