/// The search for the first path in time: the earliest, of these one with the fewest hops, of these the first
/// by vertices and then by arcs, read in the direction of the search.
struct TimedPathSearch {
  /// Starts that may be searched from at once. A path that begins at a vertex cannot end there, so a start
  /// that is also an end is searched from alone.
  private struct Group {
    let starts: [Graph.Vertex]
    let excludedEnd: Graph.Vertex?
  }

  private let view: TimedSearch.View
  private let oppositeView: TimedSearch.View
  private let groups: [Group]
  private let ends: [Graph.Vertex]
  private let hopLimit: Int

  /// - Throws: `MeasureError.invalidParameter`, `.columnCount`; any `PathQueryError`.
  init(
    _ query: PathQuery, in graph: Graph, timetable: Timetable, transferTime: Int, isForward: Bool
  ) throws {
    guard timetable.layout.isIdentical(to: graph.forward.arcs) else {
      throw MeasureError.weightsOfAnotherGraph
    }
    guard transferTime >= 0 else {
      throw MeasureError.invalidParameter(
        name: "transferTime", value: Double(transferTime), allowed: "0 or more")
    }
    guard query.via.isEmpty else {
      throw MeasureError.invalidParameter(
        name: "via", value: Double(query.via.count), allowed: "no waypoints")
    }
    if let weight = query.maximumWeight {
      throw MeasureError.invalidParameter(
        name: "maximumWeight", value: weight, allowed: "nil: there are no weights")
    }
    if let hops = query.maximumHops, hops < 0 { throw PathQueryError.invalidMaximumHops(hops) }
    hopLimit = query.maximumHops ?? .max
    let rules = try PathRules(query, in: graph)

    func view(_ isForward: Bool) -> TimedSearch.View {
      TimedSearch.View(
        rows: isForward ? graph.forward : graph.reverse,
        times: isForward ? timetable.forward : timetable.backward, rules: rules, isForward: isForward,
        // Longer than all time there is; larger numbers could overflow.
        transferTime: min(transferTime, 1 << 33))
    }
    let chosen = view(isForward)
    self.view = chosen
    oppositeView = view(!isForward)
    func vertices(_ list: [Graph.Vertex], _ role: VertexRole) -> [Graph.Vertex] {
      Set(list).sorted().filter { rules.vertexRoles[Int($0)].contains(role) }
    }
    let starts = vertices(isForward ? query.sources : query.targets, chosen.startRole)
    ends = vertices(isForward ? query.targets : query.sources, chosen.endRole)
    func isEnd(_ vertex: Graph.Vertex) -> Bool { rules.vertexRoles[Int(vertex)].contains(chosen.endRole) }
    groups =
      [Group(starts: starts.filter { !isEnd($0) }, excludedEnd: nil)]
      + starts.filter(isEnd).map { Group(starts: [$0], excludedEnd: $0) }
  }

  /// The earliest end reached from a time on, or nil.
  func firstEnd(from time: Int, latest: Int = .max, fewestHopsFirst: Bool = false) -> TimedSearch.End? {
    groups.compactMap { end(of: $0, from: time, latest: latest, fewestHopsFirst: fewestHopsFirst) }
      .min { fewestHopsFirst ? ($0.hops, $0.time) < ($1.hops, $1.time) : $0 < $1 }
  }

  /// The first path that leaves from a time on, or nil.
  func firstPath(from time: Int, latest: Int = .max, fewestHopsFirst: Bool = false) -> TimedPath? {
    let ends = groups.map { end(of: $0, from: time, latest: latest, fewestHopsFirst: fewestHopsFirst) }
    guard
      let best = ends.compactMap({ $0 })
        .min(by: { fewestHopsFirst ? ($0.hops, $0.time) < ($1.hops, $1.time) : $0 < $1 })
    else { return nil }
    let walks = zip(groups, ends).compactMap { group, end in
      end == best ? firstWalk(of: group, from: time, to: best) : nil
    }
    return walks.min { $0.precedes($1) }?.path(isForward: view.isForward)
  }

  private func end(
    of group: Group, from time: Int, latest: Int, fewestHopsFirst: Bool
  ) -> TimedSearch.End? {
    guard !group.starts.isEmpty, !ends.isEmpty else { return nil }
    return TimedSearch(
      view, from: group.starts, at: time, excludedEnd: group.excludedEnd, hopLimit: hopLimit, latest: latest,
      goal: fewestHopsFirst ? .fewestHops : .earliestEnd
    ).best
  }

  // MARK: The first walk

  /// The first walk by vertices, then by arcs, of those with given arrival and hops, which are known to exist
  /// and cannot be had with fewer hops.
  private func firstWalk(of group: Group, from time: Int, to end: TimedSearch.End) -> TimedWalk? {
    let back = TimedSearch(
      oppositeView, from: ends.filter { $0 != group.excludedEnd }, at: -end.time,
      hopLimit: end.hops - 1, latest: -time, goal: .labels)
    for start in group.starts {
      guard let vertices = firstVertices(from: start, at: time, to: end, excluding: group.excludedEnd, back)
      else { continue }
      return firstArcs(along: vertices, from: time, to: end)
    }
    return nil
  }

  /// The first sequence of vertices, or nil if there is none from this start.
  private func firstVertices(
    from start: Graph.Vertex, at time: Int, to end: TimedSearch.End, excluding excludedEnd: Graph.Vertex?,
    _ back: TimedSearch
  ) -> [Graph.Vertex]? {
    var vertices = [start]
    var (vertex, time) = (start, time)
    for hops in 0..<end.hops {
      let ready = view.ready(time, hops: hops)
      var next: (vertex: Graph.Vertex, time: Int)?
      for slot in view.rows.slots(of: vertex) {
        let (neighbour, arc) = (view.rows.neighbours[slot], view.rows.arcs[slot])
        let step = view.step(along: arc, to: neighbour, hops: hops)
        guard next.map({ neighbour <= $0.vertex }) ?? true,
          let ride = view.times.ride(along: arc, ready: ready)
        else { continue }
        let hopsLeft = end.hops - hops - 1
        let isOnTime =
          hopsLeft == 0
          ? step.ends && neighbour != excludedEnd && ride.arrival <= end.time
          : step.continues && leaves(neighbour, after: ride.arrival, hopsLeft: hopsLeft, back)
        guard isOnTime else { continue }
        let arrival = next?.vertex == neighbour ? min(next?.time ?? ride.arrival, ride.arrival) : ride.arrival
        next = (neighbour, arrival)
      }
      guard let next else { return nil }
      (vertex, time) = next
      vertices.append(vertex)
    }
    return vertices
  }

  /// Whether one who arrives at a vertex at a time can still leave it soon enough.
  private func leaves(_ vertex: Graph.Vertex, after time: Int, hopsLeft: Int, _ back: TimedSearch) -> Bool {
    guard let departure = back.time(at: vertex, hops: hopsLeft) else { return false }
    return view.ready(time, hops: 1) <= -departure
  }

  /// The first arcs along fixed vertices, and the earliest rides on them.
  private func firstArcs(along vertices: [Graph.Vertex], from time: Int, to end: TimedSearch.End) -> TimedWalk
  {
    var walk = TimedWalk(vertices: vertices, arcs: [])
    // The latest arrival at each vertex, negated, with which the next can still be reached in time.
    var latest = [Int](repeating: -end.time, count: vertices.count)
    for hops in (1..<max(end.hops, 1)).reversed() {
      let rides = arcs(from: vertices[hops], to: vertices[hops + 1], hops: hops, of: end.hops)
        .compactMap { oppositeView.times.ride(along: $0, ready: latest[hops + 1]) }
      latest[hops] = (rides.map(\.arrival).min() ?? .max / 2) + view.transferTime
    }
    var time = time
    for hops in 0..<end.hops {
      let ready = view.ready(time, hops: hops)
      for arc in arcs(from: vertices[hops], to: vertices[hops + 1], hops: hops, of: end.hops) {
        guard let ride = view.times.ride(along: arc, ready: ready), ride.arrival <= -latest[hops + 1] else {
          continue
        }
        walk.arcs.append(arc)
        walk.rides.append(ride)
        time = ride.arrival
        break
      }
    }
    return walk
  }

  /// The arcs from one vertex of a walk to the next that may stand there, ascending.
  private func arcs(from vertex: Graph.Vertex, to next: Graph.Vertex, hops: Int, of length: Int) -> [Graph
    .Arc]
  {
    view.rows.slots(of: vertex).filter { view.rows.neighbours[$0] == next }.map { view.rows.arcs[$0] }.filter
    {
      let step = view.step(along: $0, to: next, hops: hops)
      return hops == length - 1 ? step.ends : step.continues
    }
  }
}
