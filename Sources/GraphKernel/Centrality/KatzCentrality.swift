extension Graph {
  /// Katz centrality: for each vertex the walks that lead to it, a walk of k arcs weighted by the k-th power of `alpha`
  /// and the share `beta` it begins with: x = alpha · A x + beta.
  ///
  /// L. Katz, 'A new status index derived from sociometric analysis', Psychometrika 18 (1953), in the form of
  /// NetworkX. Weights of parallel arcs add up. A self-loop of an undirected graph counts twice.
  ///
  /// - Parameters:
  ///   - alpha: The weight of an arc in a walk, from 0 to less than the reciprocal of the largest eigenvalue of the
  ///     adjacency matrix.
  ///   - beta: What each vertex has by itself, for each vertex a finite number not below 0; 1 if nil.
  ///   - direction: The arcs that bring value to a vertex, of a directed graph.
  ///   - weights: The weight of each arc, 1 if nil.
  ///   - isNormalized: Whether to divide so that the sum of the squares is 1, as NetworkX does unless told not to.
  ///   - tolerance: How small the last change, or what is left of the equations, must be as a part of the sum of the
  ///     values, above 0.
  ///   - maximumIterations: How often to pass over the arcs at most.
  /// - Throws: `MeasureError.invalidParameter`, for an `alpha` that is too large as well; `.columnCount`,
  ///   `.weightsOfAnotherGraph`; `.notConverged`, which an `alpha` close to the bound may cause from either side.
  /// - Complexity: O(i (n + m)) time for i iterations, the more the closer `alpha` is to its bound; O(n) space,
  ///   O(n + m) for both directions.
  ///
  /// ## Example
  ///
  ///     let path = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)])
  ///     let katz = try path.katzCentrality(alpha: 0.5, isNormalized: false)
  ///     // katz == [1, 1.5, 1.75]
  public func katzCentrality(
    alpha: Double = 0.1, beta: [Double]? = nil, _ direction: ArcDirection = .incoming,
    weights: ArcWeights? = nil,
    isNormalized: Bool = true, tolerance: Double = 1e-12, maximumIterations: Int = 10_000
  ) throws(MeasureError) -> [Double] {
    try checkOwn(weights)
    guard alpha >= 0, alpha.isFinite else {
      throw .invalidParameter(name: "alpha", value: alpha, allowed: "a finite number from 0")
    }
    guard tolerance > 0 else {
      throw .invalidParameter(name: "tolerance", value: tolerance, allowed: "a number above 0")
    }
    if let beta, beta.count != vertexCount {
      throw .columnCount(column: "beta", expected: vertexCount, actual: beta.count)
    }
    for value in beta ?? [] where !(value >= 0 && value.isFinite) {
      throw .invalidParameter(name: "beta", value: value, allowed: "finite numbers from 0")
    }
    let own = beta ?? [Double](repeating: 1, count: vertexCount)
    // Solved for the largest beta set to 1, so that sums are finite.
    guard let largest = own.max(), largest > 0 else { return own }
    var solved = try solveKatz(
      alpha, own.map { $0 / largest }, oriented(direction, weights: weights), tolerance, maximumIterations)
    guard isNormalized else { return solved.map { $0 * largest } }
    guard let most = solved.max() else { return [] }
    solved = solved.map { $0 / most }
    let length = solved.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return solved.map { $0 / length }
  }

  private func solveKatz(
    _ alpha: Double, _ own: [Double], _ seen: (graph: Graph, weights: ArcWeights?), _ tolerance: Double,
    _ maximumIterations: Int
  ) throws(MeasureError) -> [Double] {
    let tooLarge = MeasureError.invalidParameter(
      name: "alpha", value: alpha, allowed: "less than the reciprocal of the largest eigenvalue")
    let rows = seen.graph.reverse
    let loops = rows.loopWeights(seen.weights?.reverse)
    guard (0..<vertexCount).allSatisfy({ alpha * loops[$0] < 1 }) else { throw tooLarge }
    let ones = Column(Buffer(repeating: 1.0, count: vertexCount))
    let begin = seen.graph.isDirected ? own : [Double](repeating: 0, count: vertexCount)
    var system = RowSystem(
      rows: rows, weights: seen.weights?.reverse, factor: alpha, diagonal: ones, right: Column(own),
      values: Buffer(begin))
    do throws(MeasureError) {
      if seen.graph.isDirected {
        try system.sweep(
          in: seen.graph.topologicalOrder(), allowedChange: tolerance, maximumIterations: maximumIterations)
      } else {
        try system.descend(
          allowedResidual: tolerance * own.reduce(0, +), maximumIterations: maximumIterations)
      }
    } catch {
      // The values grow beyond all bounds, or the equations are not positive definite.
      if case .notConverged(_, let change) = error, change.isFinite { throw error }
      throw tooLarge
    }
    // The solution for too large an alpha has a negative value somewhere.
    let bound = -tolerance * own.reduce(0, +)
    let values = system.values.array
    guard values.allSatisfy({ $0 >= bound }) else { throw tooLarge }
    return values.map { max(0, $0) }
  }
}
