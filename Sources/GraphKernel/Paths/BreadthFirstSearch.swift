// Numbers of hops from or to a set of vertices, under the same constraints as `LooplessPaths`.

extension Graph {
  /// The least number of arcs of a path from any of `sources` to each vertex: 0 at a source, nil if there is
  /// no path.
  ///
  /// - Throws: `PathQueryError.vertexOutOfRange`, `.maskCount`.
  /// - Complexity: O(n + m).
  ///
  /// ## Example
  ///
  ///     let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)])
  ///     // try graph.hopDistances(from: [1]) == [nil, 0, 1]
  ///     // try graph.reachable(to: [1]) == [true, true, false]
  public func hopDistances(
    from sources: [Vertex], constraints: PathConstraints = PathConstraints()
  ) throws(PathQueryError) -> [Int?] {
    try PathRules.checkVertices(sources, .sources, in: self)
    let rules = try PathRules(constraints, anyVertex: [.source, .target], in: self)
    var search = BreadthFirstSearch(vertexCount: vertexCount)
    for source in sources where !rules.vertexRoles[Int(source)].isEmpty {
      search.reach(source, hops: 0, continues: true)
    }
    while let vertex = search.nextVertex() {
      for slot in forward.slots(of: vertex) {
        let next = forward.neighbours[slot]
        guard let step = rules.step(along: forward.arcs[slot], to: next, passed: 0) else { continue }
        search.reach(next, hops: search.hops + 1, continues: step.continues)
      }
    }
    return search.hopDistances
  }

  /// The least number of arcs of a path from each vertex to any of `targets`: 0 at a target, nil if there is
  /// no path.
  ///
  /// - Throws: `PathQueryError.vertexOutOfRange`, `.maskCount`.
  /// - Complexity: O(n + m).
  public func hopDistances(
    to targets: [Vertex], constraints: PathConstraints = PathConstraints()
  ) throws(PathQueryError) -> [Int?] {
    try PathRules.checkVertices(targets, .targets, in: self)
    let rules = try PathRules(constraints, anyVertex: .source, in: self)
    var search = BreadthFirstSearch(vertexCount: vertexCount)
    for target in targets where !rules.vertexRoles[Int(target)].isEmpty {
      search.reach(target, hops: 0, continues: true)
    }
    while let vertex = search.nextVertex() {
      for slot in reverse.slots(of: vertex) {
        let previous = reverse.neighbours[slot]
        let role = rules.vertexRoles[Int(previous)]
        let arcRole = rules.role(of: reverse.arcs[slot])
        // Only an arc straight into a target is the last of a path.
        guard !role.isEmpty, arcRole == .ordinary || arcRole == .terminal && search.hops == 0 else {
          continue
        }
        search.reach(previous, hops: search.hops + 1, continues: role.contains(.passable))
      }
    }
    return search.hopDistances
  }

  /// Which vertices a path from any of `sources` reaches, the sources included.
  ///
  /// - Throws: `PathQueryError.vertexOutOfRange`, `.maskCount`.
  /// - Complexity: O(n + m).
  public func reachable(
    from sources: [Vertex], constraints: PathConstraints = PathConstraints()
  ) throws(PathQueryError) -> [Bool] {
    try hopDistances(from: sources, constraints: constraints).map { $0 != nil }
  }

  /// From which vertices a path reaches any of `targets`, the targets included.
  ///
  /// - Throws: `PathQueryError.vertexOutOfRange`, `.maskCount`.
  /// - Complexity: O(n + m).
  public func reachable(
    to targets: [Vertex], constraints: PathConstraints = PathConstraints()
  ) throws(PathQueryError) -> [Bool] {
    try hopDistances(to: targets, constraints: constraints).map { $0 != nil }
  }
}

/// The state of a breadth-first search. A vertex may first be reached as an end only and later, by more hops,
/// as one to go on from.
private struct BreadthFirstSearch {
  private(set) var hopDistances: [Int?]
  /// The hops made to the vertex that was last taken from the queue.
  private(set) var hops = 0
  private var isQueued: [Bool]
  private var queue: [(vertex: Graph.Vertex, hops: Int)] = []
  private var head = 0

  init(vertexCount: Int) {
    hopDistances = Array(repeating: nil, count: vertexCount)
    isQueued = Array(repeating: false, count: vertexCount)
  }

  mutating func reach(_ vertex: Graph.Vertex, hops: Int, continues: Bool) {
    if hopDistances[Int(vertex)] == nil { hopDistances[Int(vertex)] = hops }
    guard continues, !isQueued[Int(vertex)] else { return }
    isQueued[Int(vertex)] = true
    queue.append((vertex, hops))
  }

  mutating func nextVertex() -> Graph.Vertex? {
    guard head < queue.count else { return nil }
    defer { head += 1 }
    hops = queue[head].hops
    return queue[head].vertex
  }
}
