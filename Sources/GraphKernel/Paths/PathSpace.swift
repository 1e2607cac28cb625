/// All that is fixed during one search for paths: the graph, its weights and the compiled query.
struct PathSpace: Sendable {
  let graph: Graph
  let weights: ArcWeights
  let rules: PathRules
  let states: StateSpace
  /// The vertices at which a path may end, ascending.
  let targets: [Graph.Vertex]
  let maximumWeight: Double

  /// - Throws: any `PathQueryError`.
  /// - Complexity: O(n), and O(m) if arcs are constrained.
  init(_ query: PathQuery, in graph: Graph, weights: ArcWeights) throws(PathQueryError) {
    try graph.check(weights)
    if let hops = query.maximumHops, hops < 0 { throw .invalidMaximumHops(hops) }
    if let weight = query.maximumWeight, !(weight >= 0) { throw .invalidMaximumWeight(weight) }
    let rules = try PathRules(query, in: graph)
    let states = try StateSpace(
      vertexCount: graph.vertexCount, waypointCount: query.via.count, maximumHops: query.maximumHops)
    self.init(
      graph: graph, weights: weights, rules: rules, states: states, targets: query.targets,
      maximumWeight: query.maximumWeight ?? .infinity)
  }

  init(
    graph: Graph, weights: ArcWeights, rules: PathRules, states: StateSpace, targets: [Graph.Vertex],
    maximumWeight: Double
  ) {
    self.graph = graph
    self.weights = weights
    self.rules = rules
    self.states = states
    self.targets = Set(targets).filter { rules.vertexRoles[$0].contains(.target) }.sorted()
    // Any finite bound: what is infinitely far is then left out by the same comparison.
    self.maximumWeight = min(maximumWeight, .greatestFiniteMagnitude)
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
struct VertexMarks: ~Copyable {
  private var stamps: Buffer<UInt64>
  private var stamp: UInt64 = 1

  init(count: Int) { stamps = Buffer(lazily: 0, count: count) }

  @inline(__always)
  func contains(_ vertex: Graph.Vertex) -> Bool { stamps[vertex] == stamp }

  mutating func removeAll() { stamp += 1 }

  /// Inserts a vertex and returns whether it was new.
  @discardableResult
  mutating func insert(_ vertex: Graph.Vertex) -> Bool {
    let isNew = stamps[vertex] != stamp
    stamps[vertex] = stamp
    return isNew
  }
}
