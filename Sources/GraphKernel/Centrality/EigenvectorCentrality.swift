/// Eigenvector centrality and the eigenvalue that belongs to it.
public struct EigenvectorCentrality: Hashable, Sendable {
  /// The value of each vertex; the sum of the squares is 1.
  public let values: [Double]
  /// The largest eigenvalue of the adjacency matrix.
  public let eigenvalue: Double
}

extension Graph {
  /// Eigenvector centrality: values of which each is proportional to the sum of those of the vertex's neighbours.
  ///
  /// P. Bonacich, 'Factoring and weighting approaches to status scores and clique identification', Journal of
  /// Mathematical Sociology 2 (1972). Power iteration from equal values (R. von Mises and H. Pollaczek-Geiringer 1929),
  /// shifted by a third of the eigenvalue, so that it settles on bipartite graphs too.
  ///
  /// With incoming arcs a vertex has its value from those that lead to it, as in NetworkX and igraph. Weights of
  /// parallel arcs add up. A self-loop of an undirected graph counts twice, as in igraph. If several components share
  /// the largest eigenvalue, each has a part in the result that depends on equal initial values; of components with
  /// smaller eigenvalues the values tend to 0. Without a cycle of arcs of positive weight the eigenvalue is 0, and
  /// all values are 0.
  ///
  /// - Parameters:
  ///   - direction: The arcs that bring value to a vertex, of a directed graph.
  ///   - weights: The weight of each arc, 1 if nil. Less than 1e-290 of the largest counts as 0.
  ///   - tolerance: How far, as a part of the eigenvalue, the result may be from an eigenvector: the square root of
  ///     the sum of squares of A x - eigenvalue · x. Above 0.
  ///   - maximumIterations: How often to pass over the arcs at most.
  /// - Throws: `MeasureError.invalidParameter`, `.weightsOfAnotherGraph`, `.notConverged`.
  /// - Complexity: O(i (n + m)) time for i iterations, the more the closer the two largest eigenvalues are; O(n)
  ///   space, O(n + m) for both directions.
  ///
  /// ## Example
  ///
  ///     let path = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)], isDirected: false)
  ///     let centrality = try path.eigenvectorCentrality()
  ///     // abs(centrality.eigenvalue - 2.0.squareRoot()) < 1e-9
  ///     // abs(centrality.values[1] - 0.5.squareRoot()) < 1e-9
  public func eigenvectorCentrality(
    _ direction: ArcDirection = .incoming, weights: ArcWeights? = nil, tolerance: Double = 1e-10,
    maximumIterations: Int = 10_000
  ) throws(MeasureError) -> EigenvectorCentrality {
    try checkOwn(weights)
    guard tolerance > 0 else {
      throw .invalidParameter(name: "tolerance", value: tolerance, allowed: "a number above 0")
    }
    let (graph, laidOut) = oriented(direction, weights: weights)
    let scaled = laidOut?.scaledByLargest
    guard graph.hasCycle(weights: scaled) else {
      return EigenvectorCentrality(values: [Double](repeating: 0, count: vertexCount), eigenvalue: 0)
    }
    let found = try graph.iteratePower(
      weights: scaled?.reverse, tolerance: tolerance, maximumIterations: maximumIterations)
    let largest = weights.map { weights in (0..<arcCount).reduce(0) { max($0, weights.byArc[$1]) } } ?? 1
    return EigenvectorCentrality(values: found.values, eigenvalue: found.eigenvalue * largest)
  }

  private func iteratePower(
    weights: Column<Double>?, tolerance: Double, maximumIterations: Int
  ) throws(MeasureError) -> EigenvectorCentrality {
    var values = Buffer(repeating: 1 / Double(vertexCount).squareRoot(), count: vertexCount)
    var image = Buffer(repeating: 0.0, count: vertexCount)
    var iteration = 0
    var residual = Double.infinity
    while iteration < maximumIterations {
      iteration += 1
      var (eigenvalue, imageSquare) = (0.0, 0.0)
      for vertex in vertices {
        let sum = reverse.sum(of: vertex, weights: weights) { values[$0] }
        image[vertex] = sum
        eigenvalue += sum * values[vertex]
        imageSquare += sum * sum
      }
      residual = 0
      for vertex in vertices {
        let difference = image[vertex] - eigenvalue * values[vertex]
        residual += difference * difference
      }
      residual = residual.squareRoot()
      if eigenvalue > 0 && residual <= tolerance * eigenvalue {
        return EigenvectorCentrality(values: values.array, eigenvalue: eigenvalue)
      }
      // The length of the image is at least as large as the quotient, which may be 0 on the way.
      let shift = imageSquare.squareRoot() / 3
      var square = 0.0
      for vertex in vertices {
        values[vertex] = image[vertex] + shift * values[vertex]
        square += values[vertex] * values[vertex]
      }
      let length = square.squareRoot()
      guard length > 0 else { break }
      for vertex in vertices { values[vertex] /= length }
    }
    throw .notConverged(iterations: iteration, change: residual)
  }

  /// Whether there is a cycle of arcs of positive weight; an undirected edge is one. By taking away vertices to which
  /// no arc leads (A. B. Kahn, 'Topological sorting of large networks', Communications of the ACM 5, 1962).
  func hasCycle(weights: ArcWeights?) -> Bool {
    func counts(_ arc: Int) -> Bool { weights.map { $0.byArc[arc] > 0 } ?? true }
    guard isDirected else { return (0..<arcCount).contains(where: counts) }
    var waiting = Buffer<UInt32>(repeating: 0, count: vertexCount)
    for arc in 0..<arcCount where counts(arc) { waiting[targets[arc]] += 1 }
    var free = vertices.filter { waiting[$0] == 0 }
    var index = 0
    while index < free.count {
      for slot in forward.slots(of: free[index]) where counts(Int(forward.arcs[slot])) {
        let next = forward.neighbours[slot]
        waiting[next] -= 1
        if waiting[next] == 0 { free.append(next) }
      }
      index += 1
    }
    return free.count < vertexCount
  }
}
