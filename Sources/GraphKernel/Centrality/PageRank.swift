extension Graph {
  /// PageRank: the share of time that a random walk spends at each vertex, if at each step it follows an arc with
  /// probability `damping` and starts anew otherwise.
  ///
  /// S. Brin and L. Page, 'The anatomy of a large-scale hypertextual web search engine', Computer Networks 30 (1998);
  /// with given starts, personalised PageRank: T. H. Haveliwala, 'Topic-sensitive PageRank', WWW 2002. Solved as a
  /// linear system as D. F. Gleich, 'PageRank beyond the web', SIAM Review 57 (2015) describes it: of a directed
  /// graph by Gauss-Seidel sweeps along the strong components, of an undirected one by conjugate gradients.
  ///
  /// The walk follows an arc with a probability proportional to its weight, a parallel arc for itself. A self-loop
  /// of a directed graph counts once, of an undirected one twice. From a vertex no positive weight leads out of, the
  /// walk starts anew, by `teleport`, as in NetworkX. The values sum to 1.
  ///
  /// - Parameters:
  ///   - damping: The probability of following an arc, from 0 to less than 1.
  ///   - weights: The weight of each arc, 1 if nil.
  ///   - teleport: For each vertex the weight with which a walk starts there, not negative, not all 0; all alike
  ///     if nil.
  ///   - tolerance: A bound on the sum of the absolute errors of the values, above 0. Less than 1e-13 asks for more
  ///     than double precision may give.
  ///   - maximumIterations: How often to pass over the arcs at most.
  /// - Throws: `MeasureError.invalidParameter`, `.columnCount`, `.weightsOfAnotherGraph`, `.notConverged`.
  /// - Complexity: O(i (n + m)) time for i iterations, some 30 for the defaults; O(n) space.
  ///
  /// ## Example
  ///
  ///     let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2), (2, 0), (2, 1)])
  ///     let rank = try graph.pageRank(damping: 0)
  ///     let walk = try graph.pageRank()
  ///     // rank.allSatisfy { $0 == 1.0 / 3 }
  ///     // walk[1] > walk[2] && walk[2] > walk[0]
  public func pageRank(
    damping: Double = 0.85, weights: ArcWeights? = nil, teleport: [Double]? = nil, tolerance: Double = 1e-10,
    maximumIterations: Int = 10_000
  ) throws(MeasureError) -> [Double] {
    try checkOwn(weights)
    guard damping >= 0, damping < 1 else {
      throw .invalidParameter(name: "damping", value: damping, allowed: "a number from 0 to less than 1")
    }
    guard tolerance > 0 else {
      throw .invalidParameter(name: "tolerance", value: tolerance, allowed: "a number above 0")
    }
    guard vertexCount > 0 else { return [] }
    let starts = try startProbabilities(teleport)
    var system = PageRankSystem(
      graph: self, weights: weights?.scaledByLargest, damping: damping, starts: starts,
      isUniform: teleport == nil, allowedError: tolerance, maximumIterations: maximumIterations)
    if isDirected {
      try system.sweep(in: topologicalOrder())
    } else {
      try system.descend()
    }
    return system.solution()
  }

  private func startProbabilities(_ teleport: [Double]?) throws(MeasureError) -> Buffer<Double> {
    guard let teleport else { return Buffer(repeating: 1 / Double(vertexCount), count: vertexCount) }
    guard teleport.count == vertexCount else {
      throw .columnCount(column: "teleport", expected: vertexCount, actual: teleport.count)
    }
    for value in teleport where !(value >= 0 && value.isFinite) {
      throw .invalidParameter(name: "teleport", value: value, allowed: "finite numbers from 0")
    }
    // Divided by the largest first, so that the sum is finite.
    guard let largest = teleport.max(), largest > 0 else {
      throw .invalidParameter(name: "teleport", value: 0, allowed: "a number above 0 for at least one vertex")
    }
    let sum = teleport.reduce(0) { $0 + $1 / largest }
    return Buffer(teleport.map { $0 / largest / sum })
  }
}

/// The equations y = starts + damping · P y, where P moves the value of each vertex along its arcs. Their solution
/// divided by its sum is PageRank: what starts anew at dead ends changes the sum alone.
///
/// The value kept of a vertex is y divided by the strength of the vertex, so that a pass over the arcs adds values up
/// and multiplies by nothing but weights.
private struct PageRankSystem: ~Copyable {
  let rows: Rows
  let weights: Column<Double>?
  let damping: Double
  let starts: Buffer<Double>
  let isUniform: Bool
  let allowedError: Double
  let maximumIterations: Int
  let vertexCount: Int
  /// The sum of the weights that lead out of each vertex.
  let strengths: Column<Double>
  /// For each vertex with a strength, y divided by the strength; for the others y.
  var values: Buffer<Double>

  init(
    graph: Graph, weights: ArcWeights?, damping: Double, starts: consuming Buffer<Double>, isUniform: Bool,
    allowedError: Double, maximumIterations: Int
  ) {
    rows = graph.reverse
    self.weights = weights?.reverse
    self.damping = damping
    self.starts = starts
    self.isUniform = isUniform
    self.allowedError = allowedError
    self.maximumIterations = maximumIterations
    vertexCount = graph.vertexCount
    strengths = graph.forward.sums(of: weights?.forward)
    values = Buffer(repeating: 0, count: vertexCount)
  }

  /// Gauss-Seidel: sets each vertex, in order, from those it can be reached from.
  ///
  /// The change of a sweep, times damping, bounds the residual it leaves, and the residual divided by 1 - damping
  /// the error, all as sums of absolute values. Dividing by the sum doubles the error at most.
  mutating func sweep(in order: consuming Buffer<Graph.Vertex>) throws(MeasureError) {
    let loops = loopWeights()
    for vertex in 0..<vertexCount { values[vertex] = starts[vertex] / divisor(of: vertex) }
    let allowedChange = allowedError / 2 * (1 - damping) / max(damping, .leastNonzeroMagnitude)
    var iteration = 0
    var change = Double.infinity
    while iteration < maximumIterations {
      (iteration, change) = (iteration + 1, 0)
      var total = 0.0
      for index in 0..<vertexCount {
        let vertex = order[index]
        let divisor = divisor(of: Int(vertex))
        let old = values[vertex]
        let inflow = rows.sum(of: vertex, weights: weights) { values[$0] } - old * loops[vertex]
        let new = (starts[vertex] + damping * inflow) / (divisor - damping * loops[vertex])
        values[vertex] = new
        change += abs(new - old) * divisor
        total += new * divisor
      }
      if change <= allowedChange * total { return }
    }
    throw .notConverged(iterations: iteration, change: change)
  }

  /// Conjugate gradients with the strengths as preconditioner (M. R. Hestenes and E. Stiefel, 'Methods of conjugate
  /// gradients for solving linear systems', Journal of Research of the National Bureau of Standards 49, 1952): for
  /// an undirected graph the equations for `values` are symmetric and positive definite.
  mutating func descend() throws(MeasureError) {
    var residual = starts.copy()
    var (startSum, strengthSum, deadSum) = (0.0, 0.0, 0.0)
    for vertex in 0..<vertexCount {
      if strengths[vertex] > 0 {
        strengthSum += strengths[vertex]
        startSum += starts[vertex]
      } else {
        deadSum += starts[vertex]
        residual[vertex] = 0
        values[vertex] = starts[vertex]
      }
    }
    guard strengthSum > 0 else { return }
    if isUniform {
      // What the walk without new starts would give: near the solution, but not 0 where no walk can come.
      let guess = startSum / strengthSum / (1 - damping)
      for vertex in 0..<vertexCount where strengths[vertex] > 0 {
        values[vertex] = guess
        residual[vertex] -= (1 - damping) * guess * strengths[vertex]
      }
    }
    let allowedResidual = allowedError / 2 * (1 - damping) * (startSum / (1 - damping) + deadSum)
    try descend(&residual, to: allowedResidual)
  }

  private mutating func descend(_ residual: inout Buffer<Double>, to allowed: Double) throws(MeasureError) {
    var direction = Buffer<Double>(repeating: 0, count: vertexCount)
    var image = Buffer<Double>(repeating: 0, count: vertexCount)
    var (norm, product) = measure(residual)
    var lastProduct = Double.infinity
    var iteration = 0
    // Written so that it goes on, and is stopped below, if the norm is not a number.
    while !(norm <= allowed) {
      guard iteration < maximumIterations else { throw .notConverged(iterations: iteration, change: norm) }
      iteration += 1
      let momentum = product / lastProduct
      for vertex in 0..<vertexCount {
        direction[vertex] = residual[vertex] / divisor(of: vertex) + momentum * direction[vertex]
      }
      var curvature = 0.0
      for vertex in 0..<vertexCount {
        let inflow = rows.sum(of: Graph.Vertex(truncatingIfNeeded: vertex), weights: weights) {
          direction[$0]
        }
        image[vertex] = strengths[vertex] * direction[vertex] - damping * inflow
        curvature += direction[vertex] * image[vertex]
      }
      let step = product / curvature
      for vertex in 0..<vertexCount {
        values[vertex] += step * direction[vertex]
        residual[vertex] -= step * image[vertex]
      }
      lastProduct = product
      (norm, product) = measure(residual)
    }
  }

  /// The sum of the absolute residuals, and that of their squares divided by the strengths.
  private func measure(_ residual: borrowing Buffer<Double>) -> (norm: Double, product: Double) {
    var (norm, product) = (0.0, 0.0)
    for vertex in 0..<vertexCount {
      norm += abs(residual[vertex])
      product += residual[vertex] * residual[vertex] / divisor(of: vertex)
    }
    return (norm, product)
  }

  @inline(__always)
  private func divisor(of vertex: Int) -> Double {
    strengths[vertex] > 0 ? strengths[vertex] : 1
  }

  /// The weight that leads from each vertex to itself.
  private func loopWeights() -> Buffer<Double> {
    var loops = Buffer<Double>(repeating: 0, count: vertexCount)
    for vertex in 0..<Graph.Vertex(truncatingIfNeeded: vertexCount) {
      for slot in rows.slots(of: vertex) where rows.neighbours[slot] == vertex {
        loops[vertex] += weights?[slot] ?? 1
      }
    }
    return loops
  }

  /// The values, with sum 1. Conjugate gradients may leave a value that is 0 a little below.
  func solution() -> [Double] {
    var ranks = (0..<vertexCount).map { max(0, values[$0] * divisor(of: $0)) }
    let sum = ranks.reduce(0, +)
    for vertex in ranks.indices { ranks[vertex] /= sum }
    return ranks
  }
}
