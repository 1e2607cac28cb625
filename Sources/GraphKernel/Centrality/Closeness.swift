extension Graph {
  /// Closeness of each vertex: the number of vertices it is joined to by paths, divided by the sum of their distances.
  ///
  /// A. Bavelas, 'Communication patterns in task-oriented groups', Journal of the Acoustical Society of America 22
  /// (1950). If not all vertices can reach one another, the value is multiplied by the share of the other vertices
  /// that a vertex is joined to (S. Wasserman and K. Faust, 'Social Network Analysis', 1994, p. 201), unless
  /// `isScaledByReach` is false. Both as in NetworkX.
  ///
  /// A vertex that is joined to none has the value 0. If all distances of a vertex are 0 its value is infinite. A
  /// path whose weight is infinite in double precision does not count.
  ///
  /// - Parameters:
  ///   - direction: Whether distances count to a vertex, from it, or as if arcs led both ways.
  ///   - weights: The length of each arc, 1 if nil.
  ///   - isScaledByReach: Whether to multiply by the share of other vertices joined to a vertex.
  ///   - cores: How many cores to use, nil for all. The result has the same bits on any number.
  ///   - progress: Told how far the sources are done.
  /// - Throws: `MeasureError.weightsOfAnotherGraph`, `CancellationError`.
  /// - Complexity: O(n m) time, mostly less by a factor of 10 to 60, since 64 searches share each step; with weights
  ///   O(n (m + n log n)). O(n) space for each core.
  ///
  /// ## Example
  ///
  ///     let path = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)])
  ///     let closeness = try await path.closeness()
  ///     let outward = try await path.closeness(.outgoing, isScaledByReach: false)
  ///     // closeness == [0, 0.5, 2.0 / 3]
  ///     // outward == [2.0 / 3, 1, 0]
  public func closeness(
    _ direction: ArcDirection = .incoming, weights: ArcWeights? = nil, isScaledByReach: Bool = true,
    cores: Int? = nil, progress: ProgressHandler? = nil
  ) async throws -> [Double] {
    let totals = try await distanceTotals(
      direction, weights: weights, parallel: Parallel(cores: cores, progress: progress))
    return (0..<vertexCount).map { vertex in
      let count = totals.counts[vertex]
      guard count > 0 else { return 0 }
      return count / totals.sums[vertex] * (isScaledByReach ? count / Double(vertexCount - 1) : 1)
    }
  }

  /// Harmonic centrality of each vertex: the sum of the reciprocals of its distances to the others, 0 for one that
  /// no path joins to it.
  ///
  /// M. Marchiori and V. Latora, 'Harmony in the small-world', Physica A 285 (2000); Y. Rochat, 'Closeness centrality
  /// extended to unconnected graphs: the harmonic centrality index', ASNA 2009. A distance of 0 between two vertices
  /// makes the value infinite. A path whose weight is infinite in double precision does not count.
  ///
  /// - Parameters:
  ///   - direction: Whether distances count to a vertex, from it, or as if arcs led both ways.
  ///   - weights: The length of each arc, 1 if nil.
  ///   - isNormalized: Whether to divide by the number of other vertices.
  ///   - cores: How many cores to use, nil for all. The result has the same bits on any number.
  ///   - progress: Told how far the sources are done.
  /// - Throws: `MeasureError.weightsOfAnotherGraph`, `CancellationError`.
  /// - Complexity: As `closeness`.
  ///
  /// ## Example
  ///
  ///     let path = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)])
  ///     let harmonic = try await path.harmonicCentrality()
  ///     // harmonic == [0, 1, 1.5]
  public func harmonicCentrality(
    _ direction: ArcDirection = .incoming, weights: ArcWeights? = nil, isNormalized: Bool = false,
    cores: Int? = nil, progress: ProgressHandler? = nil
  ) async throws -> [Double] {
    let totals = try await distanceTotals(
      direction, weights: weights, parallel: Parallel(cores: cores, progress: progress))
    let divisor = isNormalized ? Double(max(1, vertexCount - 1)) : 1
    return totals.reciprocalSums.array.map { $0 / divisor }
  }
}
