extension Graph {
  /// The degree of each vertex: the number of its arcs.
  ///
  /// L. C. Freeman, 'Centrality in social networks: conceptual clarification', Social Networks 1 (1978). Parallel arcs
  /// count each. A self-loop counts once in each direction, so twice among both, and twice in an undirected graph.
  ///
  /// - Parameter direction: Which arcs to count, of a directed graph.
  /// - Complexity: O(n).
  ///
  /// ## Example
  ///
  ///     let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (0, 2), (1, 2)])
  ///     let received = graph.degrees(.incoming)
  ///     let all = graph.degrees()
  ///     // received == [0, 1, 2]
  ///     // all == [2, 2, 2]
  public func degrees(_ direction: ArcDirection = .both) -> [Int] {
    vertices.map { vertex in rows(direction).reduce(0) { $0 + $1.degree(of: vertex) } }
  }

  /// The strength of each vertex: the sum of the weights of its arcs.
  ///
  /// A. Barrat, M. Barthélemy, R. Pastor-Satorras and A. Vespignani, 'The architecture of complex weighted networks',
  /// PNAS 101 (2004). Parallel arcs and self-loops count as for the degree. A sum beyond a `Double` is infinite.
  ///
  /// - Parameters:
  ///   - weights: The weight of each arc.
  ///   - direction: Which arcs to count, of a directed graph.
  /// - Throws: `MeasureError.weightsOfAnotherGraph`.
  /// - Complexity: O(n + m).
  ///
  /// ## Example
  ///
  ///     let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (0, 2), (1, 2)])
  ///     let strengths = try graph.strengths(weights: graph.weights([2, 3, 4]), .outgoing)
  ///     // strengths == [5, 4, 0]
  public func strengths(weights: ArcWeights, _ direction: ArcDirection = .both) throws(MeasureError)
    -> [Double]
  {
    try checkOwn(weights)
    var sums = [Double](repeating: 0, count: vertexCount)
    for rows in rows(direction) {
      for vertex in vertices {
        for slot in rows.slots(of: vertex) { sums[Int(vertex)] += weights.byArc[rows.arcs[slot]] }
      }
    }
    return sums
  }

  /// The rows that hold the arcs of a direction; both of a directed graph for both.
  func rows(_ direction: ArcDirection) -> [Rows] {
    guard isDirected else { return [forward] }
    return switch direction {
    case .incoming: [reverse]
    case .outgoing: [forward]
    case .both: [forward, reverse]
    }
  }
}
