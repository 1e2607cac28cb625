/// All that is fixed during one search for paths: the graph, the compiled query and the exact remaining
/// distances.
struct PathSpace: Sendable {
  let graph: Graph
  let weights: ArcWeights
  let rules: PathRules
  let states: StateSpace
  /// See `RemainingDistances`.
  let remaining: ContiguousArray<Double>
  let maximumWeight: Double

  /// - Throws: any `PathQueryError`.
  /// - Complexity: that of `RemainingDistances.compute`.
  init(_ query: PathQuery, in graph: Graph, weights: ArcWeights) throws(PathQueryError) {
    try graph.check(weights)
    if let hops = query.maximumHops, hops < 0 { throw .invalidMaximumHops(hops) }
    if let weight = query.maximumWeight, !(weight >= 0) { throw .invalidMaximumWeight(weight) }
    rules = try PathRules(query, in: graph)
    states = try StateSpace(
      vertexCount: graph.vertexCount, waypointCount: query.via.count, maximumHops: query.maximumHops)
    // Any finite bound: what is infinitely far is then left out by the same comparison.
    maximumWeight = min(query.maximumWeight ?? .infinity, .greatestFiniteMagnitude)
    remaining = RemainingDistances.compute(
      in: graph, weights: weights, rules: rules, space: states, maximumWeight: maximumWeight)
    self.graph = graph
    self.weights = weights
  }

  /// The remaining distance after a step along an arc, or infinity if the path cannot go on.
  func remaining(after step: PathRules.Step, at vertex: Graph.Vertex, hops: Int) -> Double {
    guard step.continues, let state = states.state(at: vertex, passed: step.passed, hops: hops) else {
      return .infinity
    }
    return remaining[Int(state)]
  }
}

/// The end of a path's prefix, from which a search goes on.
struct Spur {
  let vertex: Graph.Vertex
  /// The number of waypoints on the prefix.
  let passed: Int
  let hops: Int
  let weight: Double
}

/// A set of vertices that is emptied in constant time: a vertex is marked if it carries the current stamp.
struct VertexMarks {
  private var stamps: ContiguousArray<UInt64>
  private var stamp: UInt64 = 1

  init(count: Int) { stamps = ContiguousArray(repeating: 0, count: count) }

  func contains(_ vertex: Graph.Vertex) -> Bool { stamps[Int(vertex)] == stamp }

  mutating func removeAll() { stamp += 1 }

  /// Inserts a vertex and returns whether it was new.
  @discardableResult
  mutating func insert(_ vertex: Graph.Vertex) -> Bool {
    defer { stamps[Int(vertex)] = stamp }
    return !contains(vertex)
  }
}
