extension Graph {
  /// Bonacich's power centrality c(alpha, beta): c = alpha · R 1 + beta · R c for the adjacency matrix R.
  ///
  /// P. Bonacich, 'Power and centrality: a family of measures', American Journal of Sociology 92 (1987). With a
  /// positive `beta` a vertex is central if its neighbours are, with a negative one powerful if they are not; with 0
  /// the values are proportional to degrees.
  ///
  /// By default a vertex has its value from those it leads to, and alpha is chosen so that the sum of the squares is
  /// the number of vertices, as in the article and in igraph. Weights of parallel arcs add up. Self-loops do not count.
  /// The series behind the measure converges if `beta` is less in size than the reciprocal of the largest eigenvalue
  /// of R; beyond it, for up to 2000 vertices, the solution of the equations is given all the same.
  ///
  /// - Parameters:
  ///   - beta: How much the value of a neighbour counts, of either sign.
  ///   - alpha: The scale; nil to choose it as above, positive.
  ///   - direction: The arcs along which a vertex looks at others, of a directed graph.
  ///   - weights: The weight of each arc, 1 if nil.
  ///   - maximumIterations: How often to pass over the arcs of a graph of more than 2000 vertices at most.
  /// - Returns: The value of each vertex; all 0 if there is no arc but self-loops.
  /// - Throws: `MeasureError.singular` if the equations have no single solution, or in a graph of more than 2000
  ///   vertices if `beta` is too large; `.notConverged`, `.invalidParameter`, `.weightsOfAnotherGraph`.
  /// - Complexity: O(n^3) time and 8 n^2 bytes up to 2000 vertices; O(i (n + m)) time for i iterations
  ///   and O(n + m) space above.
  ///
  /// ## Example
  ///
  ///     let path = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)], isDirected: false)
  ///     let power = try path.bonacichPower(beta: -0.5, alpha: 1)
  ///     // power == [0, 2, 0]
  public func bonacichPower(
    beta: Double, alpha: Double? = nil, _ direction: ArcDirection = .outgoing, weights: ArcWeights? = nil,
    maximumIterations: Int = 10_000
  ) throws(MeasureError) -> [Double] {
    try checkOwn(weights)
    guard beta.isFinite else {
      throw .invalidParameter(name: "beta", value: beta, allowed: "a finite number")
    }
    guard alpha?.isFinite != false else {
      throw .invalidParameter(name: "alpha", value: alpha ?? 0, allowed: "a finite number")
    }
    let (loopless, kept) = withoutLoops(weights: weights)
    let (graph, laidOut) = loopless.oriented(direction, weights: kept)
    let sums = graph.reverse.sums(of: laidOut?.reverse)
    guard vertexCount > 0, sums.array.contains(where: { $0 > 0 }) else {
      return [Double](repeating: 0, count: vertexCount)
    }
    let solution =
      vertexCount <= Self.denseLimit
      ? try graph.denselySolved(beta, sums, laidOut)
      : try graph.iterativelySolved(beta, sums, laidOut, maximumIterations)
    guard solution.allSatisfy(\.isFinite), let largest = solution.map(abs).max() else { throw .singular }
    if let alpha { return solution.map { $0 * alpha } }
    let squares = solution.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }
    return solution.map { $0 / largest * (Double(vertexCount) / squares).squareRoot() }
  }

  /// Up to how many vertices the equations are solved by elimination.
  private static var denseLimit: Int { 2000 }

  private func denselySolved(
    _ beta: Double, _ right: Column<Double>, _ weights: ArcWeights?
  ) throws(MeasureError) -> [Double] {
    var matrix = Buffer<Double>(repeating: 0, count: vertexCount * vertexCount)
    for vertex in vertices {
      let row = Int(vertex) * vertexCount
      matrix[row + Int(vertex)] = 1
      for slot in reverse.slots(of: vertex) {
        matrix[row + Int(reverse.neighbours[slot])] -= beta * (weights?.reverse[slot] ?? 1)
      }
    }
    return try DenseSystem.solve(&matrix, Buffer(right.array))
  }

  private func iterativelySolved(
    _ beta: Double, _ right: Column<Double>, _ weights: ArcWeights?, _ maximumIterations: Int
  ) throws(MeasureError) -> [Double] {
    let ones = Column(Buffer(repeating: 1.0, count: vertexCount))
    var system = RowSystem(
      rows: reverse, weights: weights?.reverse, factor: beta, diagonal: ones, right: right,
      values: Buffer(repeating: 0, count: vertexCount))
    do throws(MeasureError) {
      if isDirected {
        try system.sweep(in: topologicalOrder(), allowedChange: 1e-13, maximumIterations: maximumIterations)
      } else {
        let allowed = 1e-13 * right.array.reduce(0, +)
        try system.descend(allowedResidual: allowed, maximumIterations: maximumIterations)
      }
    } catch {
      if case .notConverged(_, let change) = error, change.isFinite { throw error }
      throw .singular
    }
    return system.values.array
  }

  /// The graph without its self-loops; arcs are numbered anew.
  private func withoutLoops(weights: ArcWeights?) -> (graph: Graph, weights: ArcWeights?) {
    let kept = (0..<arcCount).filter { sources[$0] != targets[$0] }
    guard kept.count < arcCount else { return (self, weights) }
    let (near, far) = (Column(kept.map { sources[$0] }), Column(kept.map { targets[$0] }))
    let rows =
      isDirected
      ? Rows(vertexCount: vertexCount, near: near, far: far)
      : Rows(vertexCount: vertexCount, edgesBetween: near, and: far)
    let graph = Graph(
      vertexCount: vertexCount, isDirected: isDirected, sources: near, targets: far, forward: rows,
      reverse: isDirected ? Rows(vertexCount: vertexCount, near: far, far: near) : rows)
    let laidOut = weights.map { weights in
      let byArc = Column(kept.map { weights.byArc[$0] })
      return ArcWeights(
        byArc: byArc, forward: graph.forward.column(byArc), reverse: graph.reverse.column(byArc),
        layout: graph.forward.arcs, reverseLayout: graph.reverse.arcs)
    }
    return (graph, laidOut)
  }
}

/// Systems of linear equations with a full matrix.
enum DenseSystem {
  /// Gaussian elimination with partial pivoting.
  ///
  /// - Parameter matrix: The rows one after the other; used up.
  /// - Throws: `MeasureError.singular` if a pivot is 0 but for rounding.
  static func solve(
    _ matrix: inout Buffer<Double>, _ right: consuming Buffer<Double>
  ) throws(MeasureError) -> [Double] {
    let count = right.count
    var right = right
    var rowStarts = (0..<count).map { $0 * count }
    // Rows are divided by their largest element, so that pivots can be compared with 1.
    for row in 0..<count {
      var largest = 0.0
      for place in rowStarts[row]..<rowStarts[row] + count { largest = max(largest, abs(matrix[place])) }
      guard largest > 0, largest.isFinite else { throw .singular }
      for place in rowStarts[row]..<rowStarts[row] + count { matrix[place] /= largest }
      right[row] /= largest
    }
    let smallest = Double(count) * 0x1p-52
    for column in 0..<count {
      var pivot = column
      for row in column..<count
      where abs(matrix[rowStarts[row] + column]) > abs(matrix[rowStarts[pivot] + column]) { pivot = row }
      rowStarts.swapAt(column, pivot)
      (right[column], right[pivot]) = (right[pivot], right[column])
      let start = rowStarts[column]
      guard abs(matrix[start + column]) > smallest else { throw .singular }
      for row in (column + 1)..<max(count, column + 1) {
        let other = rowStarts[row]
        let factor = matrix[other + column] / matrix[start + column]
        if factor == 0 { continue }
        for place in column..<count { matrix[other + place] -= factor * matrix[start + place] }
        right[row] -= factor * right[column]
      }
    }
    for column in stride(from: count - 1, through: 0, by: -1) {
      for place in (column + 1)..<max(count, column + 1) {
        right[column] -= matrix[rowStarts[column] + place] * right[place]
      }
      right[column] /= matrix[rowStarts[column] + column]
    }
    return right.array
  }
}
