extension Graph {
  /// The least weight of a path from any of `sources` to each of `targets`, in the order of the targets: 0 at a source,
  /// infinite if there is no path.
  ///
  /// Dijkstra's algorithm, as in `distances(from:weights:constraints:)`, that ends as soon as nothing nearer can be
  /// found for any target.
  ///
  /// ## Example
  ///
  ///     let graph = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 2), (2, 3)])
  ///     let weights = try graph.weights([1, 2, 4])
  ///     let distances = try graph.distances(from: [0], toEach: [2, 0], weights: weights)
  ///     // distances == [3, 0]
  ///
  /// - Parameters:
  ///   - sources: Where paths start.
  ///   - targets: Where paths end; one may stand twice.
  ///   - weights: The weights of the arcs.
  ///   - constraints: What no path may use, or only at its end.
  /// - Throws: `PathQueryError.vertexOutOfRange`, `.weightsOfAnotherGraph`, `.maskCount`.
  /// - Complexity: O(m + n log n) time, less if all targets are near; O(n) space.
  public func distances(
    from sources: [Vertex], toEach targets: [Vertex], weights: ArcWeights,
    constraints: PathConstraints = PathConstraints()
  ) throws(PathQueryError) -> [Double] {
    try PathRules.checkVertices(sources, .sources, in: self)
    try PathRules.checkVertices(targets, .targets, in: self)
    try check(weights)
    let rules = try PathRules(constraints, anyVertex: [.source, .target], in: self)
    var search = TargetSearch(self, targets: targets)
    for source in sources where !rules.vertexRoles[source].isEmpty { search.start(at: source) }
    search.run(weights, rules)
    return targets.map { search.distances[$0] }
  }
}

/// A search that knows how many of its targets it can still bring nearer.
struct TargetSearch: ~Copyable {
  private let rows: Rows
  /// The distance of a vertex as the end of a path.
  private(set) var distances: Buffer<Double>
  /// The distance of a vertex as one to go on from.
  private var onward: Buffer<Double>
  private var isTarget: Buffer<Bool>
  private var pending: Int
  private var queue = SearchQueue()

  init(_ graph: Graph, targets: [Graph.Vertex]) {
    rows = graph.forward
    distances = Buffer(repeating: .infinity, count: graph.vertexCount)
    onward = Buffer(repeating: .infinity, count: graph.vertexCount)
    isTarget = Buffer(repeating: false, count: graph.vertexCount)
    pending = 0
    for target in targets where !isTarget[target] {
      isTarget[target] = true
      pending += 1
    }
  }

  mutating func start(at source: Graph.Vertex) {
    distances[source] = 0
    onward[source] = 0
    queue.push(QueuedState(bound: 0, hops: 0, state: source))
  }

  mutating func run(_ weights: ArcWeights, _ rules: borrowing PathRules) {
    // A vertex is settled when it leaves the queue; one that paths may not pass waits there too, and is not gone on from.
    while pending > 0, let entry = queue.pop() {
      let vertex = entry.state
      if isTarget[vertex], entry.bound == distances[vertex] {
        isTarget[vertex] = false
        pending -= 1
      }
      guard entry.bound == onward[vertex] else { continue }
      for slot in rows.slots(of: vertex) {
        reach(rows.neighbours[slot], entry.bound + weights.forward[slot], by: rows.arcs[slot], rules)
      }
    }
  }

  @inline(__always)
  private mutating func reach(
    _ vertex: Graph.Vertex, _ distance: Double, by arc: Graph.Arc, _ rules: borrowing PathRules
  ) {
    guard distance < onward[vertex], let step = rules.step(along: arc, to: vertex, passed: 0) else { return }
    let isNearer = distance < distances[vertex]
    if isNearer { distances[vertex] = distance }
    if step.continues { onward[vertex] = distance }
    if step.continues || isNearer { queue.push(QueuedState(bound: distance, hops: 0, state: vertex)) }
  }
}
