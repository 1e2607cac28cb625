/// What two paths share, and the length it is a share of.
public enum PathOverlap: Hashable, Sendable {
  /// The weight of the arcs both use; a path is as long as its weight.
  case weight
  /// The number of arcs both use; a path is as long as its hops.
  case arcs
  /// The number of vertices inside both, starts and ends left out; a path is as long as it has inner
  /// vertices.
  case innerVertices
}

/// Paths in order of which each shares little with those before.
public struct DissimilarPaths: Hashable, Sendable {
  /// The paths in the order of `Path`.
  public let paths: [Path]
  /// Whether `paths` are known to be all that can be added.
  public let isComplete: Bool
  /// Whether the search gave up at its work limit: another path may exist.
  public let isStopped: Bool
  /// How many beginnings of paths the search took up.
  public let settledCount: Int
}

extension Graph {
  /// The first k loopless paths that truly differ: in the order of `Path`, each is accepted that shares at
  /// most a given part with every path accepted before.
  ///
  /// Known as k shortest paths with limited overlap; this greedy definition is that of T. Chondrogiannis, P.
  /// Bouros, J. Gamper and U. Leser, 'Alternative routing: k-shortest paths with limited overlap',
  /// Proceedings of the ACM SIGSPATIAL conference 2015. It is exact: no penalties, and nothing that the
  /// definition accepts is missed. The search is best-first over beginnings of paths; one is pruned once what
  /// it shares with an accepted path, and the least it must still share on its way to a target, is more than
  /// any path may.
  ///
  /// Two paths may share at most `share` times the length of the shorter, both measured as `overlap` says.
  /// Where one has no length, they share nothing that is measured: by inner vertices, a single arc differs
  /// from all. With `share` 0 the paths are disjoint in what is measured; with 1 they are those of
  /// `LooplessPaths`. Parallel arcs are different arcs. An undirected edge is shared in either direction.
  /// Constraints, waypoints and limits of the query act inside the search. Empty sources or targets have no
  /// paths. A path whose weight overflows is left out.
  ///
  /// - Parameters:
  ///   - query: Which paths are asked for.
  ///   - weights: The weight that orders the paths.
  ///   - count: How many paths to return.
  ///   - share: The largest part two paths may share, from 0 through 1.
  ///   - overlap: What is measured.
  ///   - workLimit: How many beginnings of paths may be taken up before the search stops; nil for any number.
  /// - Throws: `MeasureError.invalidParameter` for a share outside 0 through 1, a negative count or limit,
  ///   `.weightsOfAnotherGraph`; any `PathQueryError`.
  /// - Complexity: O(m + n log n) to prepare. The number of beginnings may grow exponentially with the hops:
  ///   they are those no later than the last answer that are not pruned. Each takes O(h k) for h hops and k
  ///   accepted paths, and O(h) space.
  ///
  /// ## Example
  ///     let graph = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 3), (1, 3), (0, 2), (2, 3)])
  ///     let weights = try graph.weights([5, 1, 2, 4, 4])
  ///     let different = try graph.dissimilarPaths(
  ///       PathQuery(from: [0], to: [3]), weights: weights, count: 3, share: 0.5, overlap: .weight)
  ///     // different.paths.map(\.arcs) == [[0, 1], [3, 4]]
  ///     // different.isComplete == true
  public func dissimilarPaths(
    _ query: PathQuery, weights: ArcWeights, count: Int, share: Double, overlap: PathOverlap = .weight,
    workLimit: Int? = nil
  ) throws -> DissimilarPaths {
    try checkOwn(weights)
    guard 0...1 ~= share else {
      throw MeasureError.invalidParameter(name: "share", value: share, allowed: "0 to 1")
    }
    try Self.checkLimit(count, name: "count")
    try Self.checkLimit(workLimit, name: "workLimit")
    var search = try PartialPathSearch(query, in: self, weights: weights)
    var accepted = AcceptedPaths(overlap: overlap, share: share, graph: self, weights: weights)
    var settledCount = 0
    var (isComplete, isStopped) = (false, false)
    while accepted.paths.count < count {
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
      if settledCount == vertexCount { accepted.bound(by: search) }
      guard accepted.allows(partial, in: search) else { continue }
      if let raised = accepted.raised(partial, in: search) {
        search.putBack(raised)
        continue
      }
      if partial.isEnd { accepted.append(partial.path, in: search) } else { search.expand(partial) }
    }
    return DissimilarPaths(
      paths: accepted.paths, isComplete: isComplete, isStopped: isStopped, settledCount: settledCount)
  }
}
