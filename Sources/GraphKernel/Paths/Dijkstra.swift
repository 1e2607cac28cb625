// Distances from or to a set of vertices. They obey the same constraints as `LooplessPaths`, so that a
// caller can say why there is no path: how far one gets, and from where the goal could be reached.

extension Graph {
  /// The least weight of a path from any of `sources` to each vertex: 0 at a source, infinite if there is no
  /// path.
  ///
  /// Dijkstra's algorithm (E. W. Dijkstra, 'A note on two problems in connexion with graphs', Numerische
  /// Mathematik 1, 1959) with a four-ary heap.
  ///
  /// - Parameters:
  ///   - weights: The weights of the arcs.
  /// - Throws: `PathQueryError.vertexOutOfRange`, `.weightCount`, `.maskCount`.
  /// - Complexity: O(m + n log n) time, O(n) space.
  ///
  /// ## Example
  ///
  ///     let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2), (0, 2)])
  ///     let weights = try graph.weights([1, 1, 5])
  ///     // try graph.distances(from: [0], weights: weights) == [0, 1, 2]
  ///     // try graph.distances(to: [2], weights: weights) == [2, 1, 0]
  public func distances(
    from sources: [Vertex], weights: ArcWeights, constraints: PathConstraints = PathConstraints()
  ) throws(PathQueryError) -> [Double] {
    try PathRules.checkVertices(sources, .sources, in: self)
    try check(weights)
    guard constraints != PathConstraints() else { return plainDistances(from: sources, weights: weights) }
    let rules = try PathRules(constraints, anyVertex: [.source, .target], in: self)

    // The distance of a vertex as the end of a path, and as a vertex to go on from: a terminal vertex or arc
    // allows the first only.
    var distances = Buffer<Double>(repeating: .infinity, count: vertexCount)
    var onwardDistances = Buffer<Double>(repeating: .infinity, count: vertexCount)
    var queue = SearchQueue()
    for source in sources where !rules.vertexRoles[source].isEmpty {
      distances[source] = 0
      onwardDistances[source] = 0
      queue.push(QueuedState(bound: 0, hops: 0, state: source))
    }
    while let entry = queue.pop() {
      guard entry.bound == onwardDistances[entry.state] else { continue }
      for slot in forward.slots(of: entry.state) {
        let vertex = forward.neighbours[slot]
        let distance = entry.bound + weights.forward[slot]
        guard distance < onwardDistances[vertex],
          let step = rules.step(along: forward.arcs[slot], to: vertex, passed: 0)
        else { continue }
        distances[vertex] = min(distances[vertex], distance)
        guard step.continues else { continue }
        onwardDistances[vertex] = distance
        queue.push(QueuedState(bound: distance, hops: 0, state: vertex))
      }
    }
    return distances.array
  }

  private func plainDistances(from sources: [Vertex], weights: ArcWeights) -> [Double] {
    var distances = Buffer<Double>(repeating: .infinity, count: vertexCount)
    var queue = SearchQueue(capacity: vertexCount)
    for source in sources {
      distances[source] = 0
      queue.push(QueuedState(bound: 0, hops: 0, state: source))
    }
    let (rows, weights) = (forward, weights.forward)
    // The row of the next vertex is fetched while that of this one is walked; the sum is of no use but keeps the reads.
    var fetched = 0.0
    while let entry = queue.pop() {
      let (vertex, nearer) = (entry.state, entry.bound)
      guard nearer == distances[vertex] else { continue }
      if let next = queue.first {
        let slots = rows.slots(of: next.state)
        if !slots.isEmpty { fetched += weights[slots.lowerBound] + Double(rows.neighbours[slots.lowerBound]) }
      }
      for slot in rows.slots(of: vertex) {
        let neighbour = rows.neighbours[slot]
        let distance = nearer + weights[slot]
        guard distance < distances[neighbour] else { continue }
        distances[neighbour] = distance
        queue.push(QueuedState(bound: distance, hops: 0, state: neighbour))
      }
    }
    return fetched.isNaN ? [] : distances.array
  }

  /// The least weight of a path from each vertex to any of `targets`: 0 at a target, infinite if there is no
  /// path.
  ///
  /// - Parameters:
  ///   - weights: The weights of the arcs.
  /// - Throws: `PathQueryError.vertexOutOfRange`, `.weightCount`, `.maskCount`.
  /// - Complexity: O(m + n log n) time, O(n) space.
  public func distances(
    to targets: [Vertex], weights: ArcWeights, constraints: PathConstraints = PathConstraints()
  ) throws(PathQueryError) -> [Double] {
    try PathRules.checkVertices(targets, .targets, in: self)
    try check(weights)
    let rules = try PathRules(constraints, anyVertex: .source, targets: targets, in: self)
    let states = try StateSpace(vertexCount: vertexCount, waypointCount: 0, maximumHops: nil)
    let space = PathSpace(
      graph: self, weights: weights, rules: rules, states: states, targets: targets, maximumWeight: .infinity)
    var distances = space.remainingDistances().array
    for target in space.targets { distances[Int(target)] = 0 }
    return distances
  }
}
