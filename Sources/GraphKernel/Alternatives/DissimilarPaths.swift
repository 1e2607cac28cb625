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
  /// definition accepts is missed. The search is best-first over beginnings of paths, and a beginning is
  /// pruned once it shares with an accepted path more than any path may.
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
    var accepted = AcceptedPaths(overlap: overlap, share: share, weights: weights)
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
      guard accepted.allows(partial) else { continue }
      if partial.isEnd { accepted.append(partial.path) } else { search.expand(partial) }
    }
    return DissimilarPaths(
      paths: accepted.paths, isComplete: isComplete, isStopped: isStopped, settledCount: settledCount)
  }
}

/// The paths accepted so far, and what a new one may share with them.
private struct AcceptedPaths {
  let overlap: PathOverlap
  let share: Double
  let weights: ArcWeights
  private(set) var paths: [Path] = []
  /// The members of each path: its arcs or its inner vertices.
  private var members: [Set<UInt32>] = []

  init(overlap: PathOverlap, share: Double, weights: ArcWeights) {
    self.overlap = overlap
    self.share = share
    self.weights = weights
  }

  mutating func append(_ path: Path) {
    paths.append(path)
    members.append(
      overlap == .innerVertices ? Set(path.vertices.dropFirst().dropLast()) : Set(path.arcs))
  }

  /// Whether a path may be accepted, or whether one that begins so might be. The length of such a one is not
  /// known, but the accepted path may be the shorter.
  func allows(_ partial: PartialPath) -> Bool {
    let length = partial.isEnd ? self.length(of: partial.path) : .infinity
    return paths.indices.allSatisfy { index in
      let shared = shared(partial, with: members[index])
      // A quotient is rounded once, so a part of 29 in 100 is 0.29.
      return shared == 0 || shared / min(length, self.length(of: paths[index])) <= share
    }
  }

  private func length(of path: Path) -> Double {
    switch overlap {
    case .weight: path.weight
    case .arcs: Double(path.hops)
    case .innerVertices: Double(path.hops - 1)
    }
  }

  private func shared(_ partial: PartialPath, with members: Set<UInt32>) -> Double {
    switch overlap {
    case .weight: partial.arcs.reduce(0) { members.contains($1) ? $0 + weights[$1] : $0 }
    case .arcs: Double(partial.arcs.count { members.contains($0) })
    case .innerVertices:
      // All but the start, and of a whole path its end, are inner vertices.
      Double(
        (partial.isEnd ? partial.vertices.dropLast() : partial.vertices[...]).dropFirst()
          .count { members.contains($0) })
    }
  }
}
