extension Graph {
  /// Betweenness of each vertex: the sum over all pairs of other vertices of the part of the shortest paths between
  /// the two that leads through it.
  ///
  /// L. C. Freeman, 'A set of measures of centrality based on betweenness', Sociometry 40 (1977); computed as by
  /// U. Brandes, 'A faster algorithm for betweenness centrality', Journal of Mathematical Sociology 25 (2001).
  ///
  /// Pairs are ordered in a directed graph, where paths follow the arcs, and unordered in an undirected one. The ends
  /// of a path do not count. Paths by different parallel arcs are different paths. Self-loops lie on no shortest path.
  /// With weights, two paths are equally short only if their sums, added up from the start, are equal to the last
  /// bit: give weights whose sums are exact, such as whole numbers, where ties matter. A path whose weight is
  /// infinite in double precision does not count.
  ///
  /// - Parameters:
  ///   - weights: The length of each arc, above 0; 1 if nil.
  ///   - isNormalized: Whether to divide by the number of pairs of other vertices, (n - 1)(n - 2), or half of it in
  ///     an undirected graph. With fewer than three vertices all values are 0.
  ///   - cores: How many cores to use, nil for all. The result has the same bits on any number.
  ///   - progress: Told how many sources are done.
  /// - Throws: `MeasureError.weightsOfAnotherGraph`, `.invalidParameter` for a weight of 0, `.tooLarge` if there are
  ///   more than 1e308 shortest paths from a vertex; `CancellationError`.
  /// - Complexity: O(n m) time, O(n (m + n log n)) with weights; O(n) space for each core, O(m) for all.
  ///
  /// ## Example
  ///
  ///     let path = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 2), (2, 3)], isDirected: false)
  ///     let betweenness = try await path.betweenness()
  ///     // betweenness == [0, 2, 2, 0]
  public func betweenness(
    weights: ArcWeights? = nil, isNormalized: Bool = false, cores: Int? = nil,
    progress: ProgressHandler? = nil
  ) async throws -> [Double] {
    let sums = try await dependencies(
      of: Array(vertices), weights: weights, parallel: Parallel(cores: cores, progress: progress))
    let divisor = betweennessDivisor(isNormalized: isNormalized)
    return sums.map { $0 / divisor }
  }

  /// Betweenness of each arc: the sum over all pairs of vertices of the part of the shortest paths between the two
  /// that leads along it.
  ///
  /// M. Girvan and M. E. J. Newman, 'Community structure in social and biological networks', PNAS 99 (2002).
  /// Conventions, errors and cost as for the betweenness of vertices.
  ///
  /// - Parameters:
  ///   - weights: The length of each arc, above 0; 1 if nil.
  ///   - isNormalized: Whether to divide by the number of pairs of vertices, n (n - 1), or half of it in an
  ///     undirected graph.
  ///   - cores: How many cores to use, nil for all. The result has the same bits on any number.
  ///   - progress: Told how many sources are done.
  /// - Returns: A value for each arc.
  /// - Throws: As for the betweenness of vertices.
  /// - Complexity: O(n m) time, O(n (m + n log n)) with weights; O(n + m) space for each core.
  ///
  /// ## Example
  ///
  ///     let square = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 2), (2, 3), (3, 0)], isDirected: false)
  ///     let betweenness = try await square.arcBetweenness()
  ///     // betweenness == [2, 2, 2, 2]
  public func arcBetweenness(
    weights: ArcWeights? = nil, isNormalized: Bool = false, cores: Int? = nil,
    progress: ProgressHandler? = nil
  ) async throws -> [Double] {
    let sums = try await arcDependencies(
      weights: weights, parallel: Parallel(cores: cores, progress: progress))
    var divisor = isDirected ? 1.0 : 2
    if isNormalized && vertexCount > 1 { divisor = Double(vertexCount) * Double(vertexCount - 1) }
    return sums.map { $0 / divisor }
  }

  /// What the dependencies of all vertices are divided by: an undirected graph counts each pair both ways.
  func betweennessDivisor(isNormalized: Bool) -> Double {
    guard isNormalized, vertexCount > 2 else { return isDirected ? 1 : 2 }
    return Double(vertexCount - 1) * Double(vertexCount - 2)
  }
}
