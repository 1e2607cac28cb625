import GraphKernel

/// The k first loopless paths in time: by earliest arrival, or backward by latest departure.
///
/// The method of J. Y. Yen, 'Finding the k shortest loopless paths in a network', Management Science 17, 1971, over the
/// kernel's search for one path: what departs from an accepted path at each of its vertices is searched again. Since
/// one may wait anywhere, to be early is never worse, so the best path with a given beginning continues it in the
/// best way. Backward all of this is mirrored: paths share ends, and deadlines take the place of starts.
struct FirstTimedPaths {
  let graph: Graph
  let timetable: Timetable
  let query: PathQuery
  let isForward: Bool
  /// The day to set out from, or backward the day to have arrived by.
  let day: Int32

  /// A path with a time for each step.
  struct Course {
    let vertices: [Graph.Vertex]
    let steps: [TimedPath.Step]
    var arcs: [Graph.Arc] { steps.map(\.arc) }
    var hops: Int { steps.count }
    var departure: Int32 { steps.first?.departure ?? 0 }
    var arrival: Int32 { steps.last?.arrival ?? 0 }
  }

  /// The first paths, best first: by the day, then fewer hops, then vertices and arcs in the direction of search.
  ///
  /// - Complexity: k · length searches of the kernel's `earliestArrival`
  func first(_ count: Int) throws -> [Course] {
    guard let best = try search(query, from: day) else { return [] }
    var accepted = [best]
    var candidates: [Course] = []
    var known: Set<[Graph.Arc]> = [best.arcs]
    while accepted.count < count, let last = accepted.last {
      for shared in 0..<last.hops {
        guard let path = try deviation(from: last, sharing: shared, beside: accepted),
          known.insert(path.arcs).inserted
        else { continue }
        candidates.append(path)
      }
      guard let next = candidates.indices.min(by: { precedes(candidates[$0], candidates[$1]) }) else { break }
      accepted.append(candidates.remove(at: next))
    }
    return accepted
  }

  private func search(_ query: PathQuery, from day: Int32) throws -> Course? {
    let path =
      isForward
      ? try graph.earliestArrival(query, timetable: timetable, notBefore: day)
      : try graph.latestDeparture(query, timetable: timetable, notAfter: day)
    return path.map { Course(vertices: $0.vertices, steps: $0.steps) }
  }

  /// The best path that shares so many arcs with one and then takes none that an accepted path takes.
  private func deviation(
    from path: Course, sharing shared: Int, beside accepted: [Course]
  ) throws -> Course? {
    let root = Array(inOrder(path.arcs).prefix(shared))
    var part = query
    if let limit = query.maximumHops {
      guard limit > shared else { return nil }
      part.maximumHops = limit - shared
    }
    var arcs = query.constraints.avoidedArcs ?? [Bool](repeating: false, count: graph.arcCount)
    for other in accepted where inOrder(other.arcs).starts(with: root) && other.hops > shared {
      arcs[Int(inOrder(other.arcs)[shared])] = true
    }
    if shared > 0 {
      let vertices = inOrder(path.vertices)
      close(Array(vertices.prefix(shared)), except: vertices[shared], in: &part)
      if !isForward { closeTerminalArcs(in: query, &arcs) }
    }
    part.constraints.avoidedArcs = arcs
    let steps = inOrder(path.steps).prefix(shared)
    let start = steps.last.map { isForward ? $0.arrival : $0.departure } ?? day
    return try search(part, from: start).map { joined(path, shared, $0) }
  }

  /// Starts from a vertex and keeps away from those passed and from further starts, which are never passed through.
  private func close(_ passed: [Graph.Vertex], except spur: Graph.Vertex, in part: inout PathQuery) {
    var vertices = query.constraints.avoidedVertices ?? [Bool](repeating: false, count: graph.vertexCount)
    for vertex in passed + (isForward ? query.sources : query.targets) { vertices[Int(vertex)] = true }
    vertices[Int(spur)] = false
    part.constraints.avoidedVertices = vertices
    if isForward { part.sources = [spur] } else { part.targets = [spur] }
  }

  /// An arc that ends a path cannot lie before others.
  private func closeTerminalArcs(in query: PathQuery, _ arcs: inout [Bool]) {
    guard let terminal = query.constraints.terminalArcs else { return }
    for arc in arcs.indices where terminal[arc] { arcs[arc] = true }
  }

  private func joined(_ path: Course, _ shared: Int, _ rest: Course) -> Course {
    isForward
      ? Course(
        vertices: path.vertices.prefix(shared) + rest.vertices, steps: path.steps.prefix(shared) + rest.steps)
      : Course(
        vertices: rest.vertices + path.vertices.suffix(shared),
        steps: rest.steps + path.steps.suffix(shared))
  }

  private func inOrder<Element>(_ elements: [Element]) -> [Element] {
    isForward ? elements : elements.reversed()
  }

  private func precedes(_ one: Course, _ other: Course) -> Bool {
    let (oneKey, otherKey) = (key(one), key(other))
    if oneKey != otherKey { return oneKey < otherKey }
    let (vertices, others) = (inOrder(one.vertices), inOrder(other.vertices))
    return vertices != others
      ? vertices.lexicographicallyPrecedes(others)
      : inOrder(one.arcs).lexicographicallyPrecedes(inOrder(other.arcs))
  }

  /// What paths are compared by before their vertices.
  func key(_ path: Course) -> (day: Int, hops: Int) {
    (isForward ? Int(path.arrival) : -Int(path.departure), path.hops)
  }
}
