/// The first k loopless paths whose second weight stays within a cap.
public struct ResourceConstrainedPaths: Hashable, Sendable {
  /// The paths in the order of `Path`.
  public let paths: [Path]
  /// The second weight of each path, added from start to end.
  public let resources: [Double]
  /// Whether `paths` are known to be all there are.
  public let isComplete: Bool
  /// Whether the search gave up at its work limit: more of the first k may exist.
  public let isStopped: Bool
  /// How many beginnings of paths the search took up.
  public let settledCount: Int
}

extension Graph {
  /// The first k loopless paths by one weight, among those whose sum of a second weight is at most a cap.
  ///
  /// The resource-constrained k shortest path problem, for one resource NP-hard even with k = 1 (M. R. Garey
  /// and D. S. Johnson, 'Computers and Intractability', 1979, problem ND30). Best-first search over the
  /// beginnings of paths, in which a beginning is pruned if its second weight and the least that must be
  /// added pass the cap (Y. P. Aneja, V. Aggarwal and K. P. K. Nair, 'Shortest chain subject to side
  /// constraints', Networks 13, 1983, for this pruning). It is exact: the paths stand in the order of `Path`,
  /// ties included, if weights lie on a dyadic grid, see `LooplessPaths`. If only one path is wanted, or the
  /// best of each pair of sums, `paretoPaths` with a cap prunes more.
  ///
  /// Constraints, waypoints and limits of the query act inside the search. Parallel arcs are distinct. Empty
  /// sources or targets have no paths; a path of no arcs is never meant. A path with a sum that overflows is
  /// left out.
  ///
  /// - Parameters:
  ///   - query: Which paths are asked for; its largest weight is about the first weight.
  ///   - weights: The weight that orders the paths.
  ///   - resource: The second weight.
  ///   - cap: The largest sum of the second weight, 0 or more; infinite for any.
  ///   - count: How many paths to return.
  ///   - workLimit: How many beginnings of paths may be taken up before the search stops; nil for any number.
  /// - Throws: `MeasureError.invalidParameter` for a cap, count or limit that is negative or not a number,
  ///   `.weightsOfAnotherGraph`; any `PathQueryError`.
  /// - Complexity: O(m + n log n) to prepare. The number of beginnings may grow exponentially with the hops:
  ///   they are those no later than the answer that could each keep weight and resource, though not always
  ///   both. O(h) space for each beginning of h hops.
  ///
  /// ## Example
  ///     let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2), (0, 2), (0, 2)])
  ///     let (days, cost) = (try graph.weights([1, 1, 3, 4]), try graph.weights([5, 5, 2, 1]))
  ///     let result = try graph.resourceConstrainedPaths(
  ///       PathQuery(from: [0], to: [2]), weights: days, resource: cost, cap: 9, count: 5)
  ///     // result.paths.map(\.arcs) == [[2], [3]]
  ///     // result.resources == [2, 1]
  ///     // result.isComplete == true
  public func resourceConstrainedPaths(
    _ query: PathQuery, weights: ArcWeights, resource: ArcWeights, cap: Double, count: Int,
    workLimit: Int? = nil
  ) throws -> ResourceConstrainedPaths {
    try checkOwn(weights)
    try checkOwn(resource)
    guard cap >= 0 else {
      throw MeasureError.invalidParameter(name: "cap", value: cap, allowed: "0 or more")
    }
    try Self.checkLimit(count, name: "count")
    try Self.checkLimit(workLimit, name: "workLimit")
    var search = try PartialPathSearch(
      query, in: self, weights: weights,
      resource: PartialPathSearch.Resource(query, in: self, weights: resource, cap: cap))

    var found: [PartialPath] = []
    var settledCount = 0
    var bounds: [PenaltyBound] = []
    var (isComplete, isStopped) = (false, false)
    while found.count < count {
      guard let partial = search.popMin() else {
        isComplete = true
        break
      }
      guard settledCount < workLimit ?? .max else {
        isStopped = true
        break
      }
      settledCount += 1
      // By then the bounds cost no more than the search did so far. What is found does not depend on them.
      if settledCount == vertexCount {
        bounds = PenaltyBound.bounds(on: resource.reverse, cap: cap, weights: weights, in: search)
      }
      if let raised = bounds.raised(partial, used: partial.resource, state: search.state(of: partial)) {
        search.putBack(raised)
        continue
      }
      if partial.isEnd { found.append(partial) } else { search.expand(partial) }
    }
    return ResourceConstrainedPaths(
      paths: found.map(\.path), resources: found.map(\.resource), isComplete: isComplete,
      isStopped: isStopped,
      settledCount: settledCount)
  }
}
