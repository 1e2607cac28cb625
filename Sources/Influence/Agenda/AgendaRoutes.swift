import Atlas
import GraphKernel

/// What entries of an agenda do for routes: with each and without it.
struct AgendaRoutes {
  let targets: [Int]
  private let atlas: Atlas
  private let ties: TiesByEntity
  private let isAssumed: [Bool]
  private let starts: [Int]
  private let asOf: PartialDate
  private var days: [PartialDate: World] = [:]

  init(
    _ atlas: Atlas, _ ties: TiesByEntity, starts: [Int], targetKind: String, asOf: PartialDate
  ) throws(RouteQueryError) {
    self.atlas = atlas
    self.ties = ties
    self.starts = starts
    isAssumed = atlas.ties.map { tie in
      tie.claims.all.contains { $0.evidence.basis == .assumed } && tie.evidence.basis == .assumed
    }
    self.asOf = asOf
    targets = atlas.entities.indices.filter { atlas.entities[$0].kind == targetKind && !starts.contains($0) }
  }

  /// What an occasion serves if the openings at it are taken up; what goes with what ends.
  mutating func service(of entry: AgendaEntry) throws(RouteQueryError) -> AgendaEntry.Service? {
    guard !starts.isEmpty, !targets.isEmpty, entry.kind == .event || entry.kind == .end else { return nil }
    let world = try world(of: entry)
    do throws(PathQueryError) {
      return try service(of: entry, in: world)
    } catch {
      throw .refused("\(error)")
    }
  }

  /// The ties of a day, and how surely the starts reach the targets over them.
  private struct World {
    let view: InfluenceView
    let weights: ArcWeights
    let constraints: PathConstraints
    let distances: [[Double]]
  }

  /// The ties on the day of an entry, with the openings at an occasion. Without openings a day is made once.
  private mutating func world(of entry: AgendaEntry) throws(RouteQueryError) -> World {
    let date = date(of: entry)
    let event = entry.kind == .event ? entry.entity : nil
    let atlas = atlas
    func isOpening(_ tie: Tie) -> Bool {
      guard let event, tie.to == event || tie.from == event else { return false }
      return tie.statement.isPotential && !tie.statement.isDenied
    }
    let hasOpenings = event.map { ties[$0].contains { isOpening(atlas.ties[$0]) } } ?? false
    if !hasOpenings, let known = days[date] { return known }
    let view = try InfluenceView.compiled(atlas, on: date) { atlas.holds($0, on: date) || isOpening($0) }
    do throws(PathQueryError) {
      let weights = try view.graph.weights(view.weights(by: .strength))
      let constraints = constraints(in: view)
      let world = World(
        view: view, weights: weights, constraints: constraints,
        distances: try distances(in: view, weights, constraints))
      if !hasOpenings { days[date] = world }
      return world
    } catch {
      throw .refused("\(error)")
    }
  }

  /// The day on which ties are looked at: the atlas's own if the occasion may be then, or its beginning, or its end.
  private func date(of entry: AgendaEntry) -> PartialDate {
    guard entry.kind == .event, asOf != .any else { return entry.period.until ?? entry.period.since ?? asOf }
    if let since = entry.period.since, since.firstDay > asOf.lastDay { return since }
    if let until = entry.period.until, until.lastDay < asOf.firstDay { return until }
    return asOf
  }

  private func service(
    of entry: AgendaEntry, in world: World
  ) throws(PathQueryError) -> AgendaEntry.Service {
    let (view, weights, all, before) = (world.view, world.weights, world.constraints, world.distances)
    var without = all
    if let entity = entry.entity {
      without.avoidedVertices = atlas.entities.indices.map { $0 == entity }
    }
    let ending = Set(entry.endingTies)
    without.avoidedArcs = view.ways.map { ending.contains($0.tie) }
    let concerned = (entry.entity.map { Array(ties[$0]) } ?? []) + entry.endingTies
    let carries = concerned.contains { atlas.ties[$0].isHeld || atlas.ties[$0].statement.isPotential }
    let after = carries ? try distances(in: view, weights, without) : before
    var (lost, weaker, left): ([AgendaEntry.Pair], [AgendaEntry.Pair], [AgendaEntry.Left]) = ([], [], [])
    for (row, start) in starts.enumerated() {
      for (column, target) in targets.enumerated() where before[row][column].isFinite {
        let pair = AgendaEntry.Pair(from: atlas.entities[start].id, to: atlas.entities[target].id)
        if !after[row][column].isFinite {
          lost.append(pair)
        } else if after[row][column] > before[row][column] {
          weaker.append(pair)
        }
      }
      left.append(
        AgendaEntry.Left(
          start: EntityReference(atlas.entities[start]), before: before[row].count(where: \.isFinite),
          after: after[row].count(where: \.isFinite)))
    }
    let (route, organiser) = try strongest(entry, in: view, weights, all)
    return AgendaEntry.Service(
      route: route, byOrganiser: organiser, access: try access(entry, in: view, weights, all, without),
      pairs: before.joined().count(where: \.isFinite), lost: lost,
      weaker: weaker, lostWithoutAssumed: try lostWithoutAssumed(in: view, weights, all, without), left: left)
  }

  /// How surely the organisers are reached, from the start from which it is surest.
  private func access(
    _ entry: AgendaEntry, in view: InfluenceView, _ weights: ArcWeights, _ with: PathConstraints,
    _ without: PathConstraints
  ) throws(PathQueryError) -> [AgendaEntry.Access] {
    let organisers = entry.organisers.compactMap { atlas.index(of: $0.id) }.filter { !starts.contains($0) }
    guard !organisers.isEmpty else { return [] }
    func strengths(_ constraints: PathConstraints) throws(PathQueryError) -> [Double?] {
      try view.graph.distances(
        from: starts.map(UInt32.init), toEach: organisers.map(UInt32.init), weights: weights,
        constraints: constraints
      ).map { $0.isFinite ? Unlikeliness.probability(of: $0) : nil }
    }
    let (before, after) = (try strengths(with), try strengths(without))
    return organisers.indices.map {
      AgendaEntry.Access(
        organiser: EntityReference(atlas.entities[organisers[$0]]), with: before[$0], without: after[$0])
    }
  }

  private func constraints(in view: InfluenceView) -> PathConstraints {
    PathConstraints(terminalVertices: view.isHub, terminalArcs: view.isFinal)
  }

  /// From each start to each target.
  private func distances(
    in view: InfluenceView, _ weights: ArcWeights, _ constraints: PathConstraints
  ) throws(PathQueryError) -> [[Double]] {
    var rows: [[Double]] = []
    for start in starts {
      rows.append(
        try view.graph.distances(
          from: [UInt32(start)], toEach: targets.map(UInt32.init), weights: weights, constraints: constraints)
      )
    }
    return rows
  }

  private func lostWithoutAssumed(
    in view: InfluenceView, _ weights: ArcWeights, _ with: PathConstraints, _ without: PathConstraints
  ) throws(PathQueryError) -> Int? {
    let assumed = view.ways.map { isAssumed[$0.tie] }
    guard assumed.contains(true) else { return nil }
    var (with, without) = (with, without)
    with.avoidedArcs = assumed
    without.avoidedArcs = zip(assumed, without.avoidedArcs ?? assumed).map { $0 || $1 }
    let before = try distances(in: view, weights, with).joined()
    let after = try distances(in: view, weights, without).joined()
    return zip(before, after).count { $0.isFinite && !$1.isFinite }
  }

  /// The strongest route through what the entry is, or through the first organiser that has one.
  private func strongest(
    _ entry: AgendaEntry, in view: InfluenceView, _ weights: ArcWeights, _ constraints: PathConstraints
  ) throws(PathQueryError) -> (Route?, EntityReference?) {
    var stops = entry.entity.map { [$0] } ?? []
    stops += entry.organisers.compactMap { atlas.index(of: $0.id) }
    for stop in stops where !starts.contains(stop) && !targets.contains(stop) {
      var constraints = constraints
      constraints.terminalVertices?[stop] = false
      let query = PathQuery(
        from: starts.map(UInt32.init), to: targets.map(UInt32.init), constraints: constraints,
        via: [UInt32(stop)])
      let search = try LooplessPaths(
        query, in: view.graph, weights: weights, workLimit: RouteFinder.workLimit)
      guard let path = search.shortest(1, countingEqualUpTo: 1).paths.first else { continue }
      let route = Route(rank: 1, path.arcs.map { view.ways[Int($0)] }, in: atlas)
      return (route, stop == entry.entity ? nil : EntityReference(atlas.entities[stop]))
    }
    return (nil, nil)
  }
}
