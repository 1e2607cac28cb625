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
  /// - Complexity: O(i (n + m)) time for i iterations, a few dozen for the defaults; O(n) space.
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
    let scaled = weights?.scaledByLargest
    // The values are y divided by the strength, where y = starts + damping · P y and P moves the value of each vertex
    // along its arcs. Divided by its sum, y is PageRank: what starts anew at dead ends changes the sum alone.
    let sums = forward.sums(of: scaled?.forward)
    let strengths = sums.array.map { $0 > 0 ? $0 : 1 }
    // In an undirected graph the sum of y is known. For even starts the search begins where y is alike for all that
    // have arcs; for given starts it does not, since a vertex that no walk reaches is to stay 0.
    let startSum = vertices.reduce(0) { $0 + (sums[$1] > 0 ? starts[Int($1)] : 0) }
    let total = startSum / (1 - damping) + (1 - startSum)
    var values = Buffer(zip(starts, strengths).map { $0 / $1 })
    if !isDirected && teleport == nil && startSum > 0 {
      let guess = startSum / (1 - damping) / sums.array.reduce(0, +)
      for vertex in vertices where sums[vertex] > 0 { values[vertex] = guess }
    }
    var system = RowSystem(
      rows: reverse, weights: scaled?.reverse, factor: damping, diagonal: Column(strengths),
      right: Column(starts),
      values: values)
    // A residual, as the sum of its absolute values, is at least 1 - damping times the error of y, the residual a
    // sweep leaves at most damping times its change, Dividing by the sum of y doubles the error at most.
    let allowed = tolerance / 2 * (1 - damping)
    if isDirected {
      try system.sweep(in: topologicalOrder(), allowedChange: allowed, maximumIterations: maximumIterations)
    } else {
      try system.descend(allowedResidual: allowed * total, maximumIterations: maximumIterations)
    }
    // Conjugate gradients may leave a value that is 0 a little below.
    let ranks = strengths.indices.map { max(0, system.values[$0] * strengths[$0]) }
    let sum = ranks.reduce(0, +)
    return ranks.map { $0 / sum }
  }

  private func startProbabilities(_ teleport: [Double]?) throws(MeasureError) -> [Double] {
    guard let teleport else { return [Double](repeating: 1 / Double(vertexCount), count: vertexCount) }
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
    return teleport.map { $0 / largest / sum }
  }
}
