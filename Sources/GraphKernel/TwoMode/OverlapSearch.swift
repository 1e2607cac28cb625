extension TwoModeGraph {
  /// The `limit` pairs of groups with the highest index of overlap, without keeping the others: what `overlaps()`
  /// followed by `top(_:by:)` gives.
  ///
  /// For the count, Jaccard, Sørensen-Dice, cosine and Newman's weight the pairs are found by their rarest members,
  /// by prefix filtering: two groups whose index is at least t share one of the first few of their members, the
  /// members being ordered by their number of groups. t is the index of the last of the best pairs that share one
  /// of their rarest members. C. Xiao, W. Wang, X. Lin and J. X. Yu, 'Efficient similarity joins for near duplicate
  /// detection', WWW 2008. Where that promises nothing, as for the other indices, all pairs are counted, one group
  /// at a time.
  ///
  /// - Parameters:
  ///   - limit: How many pairs.
  ///   - index: By which index.
  ///   - cores: How many cores to use, nil for all. The result is the same on any number.
  ///   - progress: Receives the groups done of all, for each pass anew.
  /// - Throws: `MeasureError.invalidParameter`, `CancellationError`.
  /// - Complexity: O(n + m + Σ d²) time at most for members with d groups each, in practice much less where a bound
  ///   holds; O(n + m + e) space.
  ///
  /// ## Example
  ///
  ///     let graph = try TwoModeGraph(
  ///       memberCount: 3, groupCount: 3,
  ///       memberships: [(0, 0), (1, 0), (0, 1), (1, 1), (2, 1), (2, 2)])
  ///     let best = try await graph.topOverlaps(1, by: .jaccard)
  ///     // best.pairs.map(\.shared) == [2]
  ///     // best.values == [2.0 / 3]
  ///     // best.equalCount == 0
  public func topOverlaps(
    _ limit: Int, by index: OverlapIndex, cores: Int? = nil, progress: ProgressHandler? = nil
  ) async throws -> OverlapRanking {
    try OverlapRanking.check(limit)
    var search = OverlapSearch(self, limit: limit, index: index)
    while let pass = search.nextPass() {
      let leaders = try await Parallel(cores: cores, progress: progress).fold(
        count: groupCount, chunkCount: search.chunkCount, into: OverlapLeaders(limit: limit)
      ) { groups in
        var leaders = try pass.leaders(of: groups, isCancelled: Task.checkCancellation)
        leaders.finish()
        return leaders
      } _: {
        $0.merge($1)
      }
      search.receive(leaders, of: pass)
    }
    return search.leaders.ranking
  }

  /// What `topOverlaps(_:by:cores:progress:)` computes, on the calling core, for callers that do not wait.
  ///
  /// - Throws: `MeasureError.invalidParameter`.
  public func topOverlapsOnOneCore(
    _ limit: Int, by index: OverlapIndex
  ) throws(MeasureError) -> OverlapRanking {
    try OverlapRanking.check(limit)
    var search = OverlapSearch(self, limit: limit, index: index)
    while let pass = search.nextPass() {
      search.receive(pass.leaders(of: 0..<groupCount) {}, of: pass)
    }
    return search.leaders.ranking
  }
}

/// The passes over the groups that find the best pairs.
struct OverlapSearch {
  /// One pass over the groups.
  enum Pass: Sendable {
    case counting(OverlapFullCount)
    case joining(OverlapPrefixJoin)

    func leaders<Failure: Error>(
      of groups: Range<Int>, isCancelled check: () throws(Failure) -> Void
    ) throws(Failure) -> OverlapLeaders {
      switch self {
      case .counting(let count): try count.leaders(of: groups, isCancelled: check)
      case .joining(let join): try join.leaders(of: groups, isCancelled: check)
      }
    }
  }

  private enum Stage { case probing(depth: Int), joining(threshold: Double), counting, done }

  let graph: TwoModeGraph
  let limit: Int
  let index: OverlapIndex
  private var stage: Stage
  private let prefixes: OverlapPrefixes?
  private let walk: OverlapWalk
  private let stepCount: Int
  private(set) var leaders: OverlapLeaders

  init(_ graph: TwoModeGraph, limit: Int, index: OverlapIndex) {
    self.graph = graph
    self.limit = limit
    self.index = index
    leaders = OverlapLeaders(limit: limit)
    walk = OverlapWalk(graph)
    stepCount = walk.steps(in: 0..<graph.groupCount)
    prefixes = index.boundsByPrefix ? OverlapPrefixes(graph, index: index) : nil
    stage = limit == 0 ? .done : index.boundsByPrefix ? .probing(depth: 1) : .counting
  }

  /// The next pass, or nil if the leaders are found.
  mutating func nextPass() -> Pass? {
    guard let prefixes else {
      if case .done = stage { return nil }
      return .counting(OverlapFullCount(walk: walk, index: index, limit: limit))
    }
    switch stage {
    case .probing(let depth):
      return join(prefixes.join(limit: limit, depth: depth), atMost: stepCount / 4)
    case .joining(let threshold):
      return join(prefixes.join(limit: limit, threshold: threshold), atMost: stepCount / 4)
    case .counting:
      return .counting(OverlapFullCount(walk: walk, index: index, limit: limit))
    case .done:
      return nil
    }
  }

  /// A join, unless counting all pairs costs less.
  private mutating func join(_ join: OverlapPrefixJoin, atMost steps: Int) -> Pass {
    if join.stepCount <= steps { return .joining(join) }
    stage = .counting
    return .counting(OverlapFullCount(walk: walk, index: index, limit: limit))
  }

  /// Fewer where each chunk would keep many pairs that the others outdo.
  var chunkCount: Int { min(OverlapWalk.chunkCount, max(8, 500_000 / limit)) }

  mutating func receive(_ found: OverlapLeaders, of pass: Pass) {
    leaders = found
    leaders.finish()
    guard case .joining(let join) = pass, let prefixes else {
      stage = .done
      return
    }
    switch stage {
    case .probing(let depth) where !found.isFull && depth < prefixes.longest:
      stage = .probing(depth: depth * 2)
    case .probing where found.isFull && !join.covers(found.threshold):
      stage = .joining(threshold: found.threshold)
    default:
      stage = .done
    }
  }
}

/// All pairs, counted group by group, the best alone being kept.
struct OverlapFullCount: Sendable {
  let walk: OverlapWalk
  let index: OverlapIndex
  let limit: Int

  func leaders<Failure: Error>(
    of groups: Range<Int>, isCancelled check: () throws(Failure) -> Void
  ) throws(Failure) -> OverlapLeaders {
    var (pairCount, sharedTotal) = (0, 0)
    return try leaders(of: groups, &pairCount, &sharedTotal, isCancelled: check)
  }

  /// The leaders, and how many pairs there are and what they share in all.
  func leaders<Failure: Error>(
    of groups: Range<Int>, _ pairCount: inout Int, _ sharedTotal: inout Int,
    isCancelled check: () throws(Failure) -> Void
  ) throws(Failure) -> OverlapLeaders {
    var leaders = OverlapLeaders(limit: limit)
    var row = OverlapRow(groupCount: walk.graph.groupCount)
    var collaborations = OverlapCollaborations(groupCount: index == .newman ? walk.graph.groupCount : 0)
    for group in groups {
      try check()
      row.count(group, of: walk)
      if index == .newman { collaborations.add(group, of: walk) }
      pairCount += row.metCount
      let least = index.leastShared(of: walk.groups.size(of: group), for: leaders.threshold)
      for position in 0..<row.metCount {
        let other = row.met[position]
        sharedTotal += Int(row.counts[other])
        if Double(row.counts[other]) < least { continue }
        var sizes = OverlapSizes(
          shared: row.counts[other], first: walk.groups.size(of: group),
          second: walk.groups.size(of: Int(other)), memberCount: walk.graph.memberCount)
        if index == .newman {
          sizes.collaboration = collaborations.sums[other]
          collaborations.sums[other] = 0
        }
        leaders.offer(sizes.value(of: index), first: group, second: other, shared: sizes.shared)
      }
      row.clear()
    }
    return leaders
  }
}

extension OverlapIndex {
  /// How many members a group of some size must share with any other for their index to be at least a threshold; 0 where
  /// no such bound is known.
  fileprivate func leastShared(of size: UInt32, for threshold: Double) -> Double {
    guard threshold > 0 else { return 0 }
    let size = Double(size)
    // A little less than the bound, since the index itself is rounded.
    let slack = 1 - 1e-9
    return switch self {
    case .count: threshold * slack
    case .jaccard: threshold * size * slack
    case .dice: threshold * size / max(2 - threshold, 1) * slack
    case .cosine: threshold * threshold * size * slack
    default: 0
    }
  }
}
