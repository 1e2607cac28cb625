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
  public func distances(
    from sources: [Vertex], weights: ArcWeights, constraints: PathConstraints = PathConstraints()
  ) throws(PathQueryError) -> [Double] {
    try PathRules.checkVertices(sources, .sources, in: self)
    try check(weights)
    let rules = try PathRules(constraints, anyVertex: [.source, .target], in: self)

    // The distance of a vertex as the end of a path, and as a vertex to go on from: a terminal vertex or arc
    // allows the first only.
    var distances = [Double](repeating: .infinity, count: vertexCount)
    var onwardDistances = ContiguousArray<Double>(repeating: .infinity, count: vertexCount)
    var queue = QuaternaryHeap<QueuedVertex>()
    for source in sources where !rules.vertexRoles[Int(source)].isEmpty {
      distances[Int(source)] = 0
      onwardDistances[Int(source)] = 0
      queue.push(QueuedVertex(distance: 0, vertex: source))
    }
    while let entry = queue.popMin() {
      guard entry.distance == onwardDistances[Int(entry.vertex)] else { continue }
      for slot in forward.slots(of: entry.vertex) {
        let arc = forward.arcs[slot]
        let vertex = forward.neighbours[slot]
        guard let step = rules.step(along: arc, to: vertex, passed: 0) else { continue }
        let distance = entry.distance + weights.forward[slot]
        distances[Int(vertex)] = min(distances[Int(vertex)], distance)
        guard step.continues, distance < onwardDistances[Int(vertex)] else { continue }
        onwardDistances[Int(vertex)] = distance
        queue.push(QueuedVertex(distance: distance, vertex: vertex))
      }
    }
    return distances
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
    var rules = try PathRules(constraints, anyVertex: .source, in: self)
    let reachable = targets.filter { rules.vertexRoles[Int($0)].contains(.source) }
    for target in reachable { rules.makeTarget(target) }
    let space = try StateSpace(vertexCount: vertexCount, waypointCount: 0, maximumHops: nil)
    var distances = RemainingDistances.compute(
      in: self, weights: weights, rules: rules, space: space, maximumWeight: .greatestFiniteMagnitude)
    for target in reachable { distances[Int(target)] = 0 }
    return Array(distances)
  }
}

private struct QueuedVertex: Comparable {
  let distance: Double
  let vertex: Graph.Vertex

  static func < (first: QueuedVertex, second: QueuedVertex) -> Bool { first.distance < second.distance }
}
