/// All overlaps of a two-mode network in three figures and a ranking.
public struct OverlapSummary: Hashable, Sendable {
  /// The number of pairs of groups that share at least one member.
  public let pairCount: Int
  /// The members they share, added up over the pairs.
  public let sharedTotal: Int
  /// The pairs with the highest index.
  public let ranking: OverlapRanking
}

extension TwoModeGraph {
  /// Counts the overlaps of all pairs of groups and keeps those with the highest index, without keeping the others.
  ///
  /// The projection of R. L. Breiger, 'The duality of persons and groups', Social Forces 53 (1974), a row at a time.
  ///
  /// - Parameters:
  ///   - limit: How many pairs to keep.
  ///   - index: By which index.
  ///   - cores: How many cores to use, nil for all. The result is the same on any number.
  ///   - progress: Receives the groups done of all.
  /// - Throws: `MeasureError.invalidParameter`, `CancellationError`.
  /// - Complexity: O(n + m + Σ d²) time for members with d groups each; O(n + m + e) space.
  ///
  /// ## Example
  ///
  ///     let graph = try TwoModeGraph(
  ///       memberCount: 3, groupCount: 3,
  ///       memberships: [(0, 0), (1, 0), (0, 1), (1, 1), (2, 1), (2, 2)])
  ///     let summary = try await graph.overlapSummary(1, by: .jaccard)
  ///     // summary.pairCount == 2
  ///     // summary.sharedTotal == 3
  ///     // summary.ranking.values == [2.0 / 3]
  public func overlapSummary(
    _ limit: Int, by index: OverlapIndex, cores: Int? = nil, progress: ProgressHandler? = nil
  ) async throws -> OverlapSummary {
    try OverlapRanking.check(limit)
    let count = OverlapFullCount(walk: OverlapWalk(self), index: index, limit: limit)
    let chunkCount = min(OverlapWalk.chunkCount, max(8, 500_000 / max(limit, 1)))
    let nothing = (OverlapLeaders(limit: limit), 0, 0)
    var (leaders, pairCount, sharedTotal) = try await Parallel(cores: cores, progress: progress).fold(
      count: groupCount, chunkCount: chunkCount, into: nothing
    ) { groups in
      var (pairCount, sharedTotal) = (0, 0)
      var leaders = try count.leaders(
        of: groups, &pairCount, &sharedTotal, isCancelled: Task.checkCancellation)
      leaders.finish()
      return (leaders, pairCount, sharedTotal)
    } _: {
      $0.0.merge($1.0)
      $0.1 += $1.1
      $0.2 += $1.2
    }
    leaders.finish()
    return OverlapSummary(pairCount: pairCount, sharedTotal: sharedTotal, ranking: leaders.ranking)
  }
}
