/// The pairs of groups with the highest index of overlap.
public struct OverlapRanking: Hashable, Sendable {
  /// The pairs in descending order of the index, then of the shared members, then ascending by first and second
  /// group.
  public let pairs: [Overlap]
  /// The index of each pair.
  public let values: [Double]
  /// How many pairs are left out though their index equals that of the last pair here.
  public let equalCount: Int
}

extension Overlaps {
  /// The `limit` pairs with the highest index of overlap.
  ///
  /// Pairs with the same index stand in descending order of their shared members, then ascending by first and
  /// second group. How many pairs equal the last one in the index and are cut is stated.
  ///
  /// - Throws: `MeasureError.invalidParameter`.
  /// - Complexity: O(p log k) for p pairs, k being the limit; Newman's weight O(n + m + Σ d²) more.
  ///
  /// ## Example
  ///
  ///     let graph = try TwoModeGraph(
  ///       memberCount: 3, groupCount: 3, memberships: [(0, 0), (1, 0), (0, 1), (1, 1), (2, 1), (2, 2)])
  ///     let best = try graph.overlapsOnOneCore().top(1, by: .overlapCoefficient)
  ///     // best.pairs.map(\.shared) == [2]
  ///     // best.equalCount == 1
  public func top(_ limit: Int, by index: OverlapIndex) throws(MeasureError) -> OverlapRanking {
    try OverlapRanking.check(limit)
    var leaders = OverlapLeaders(limit: limit)
    let members = index == .newman ? OverlapWalk(graph) : nil
    var collaborations = OverlapCollaborations(groupCount: graph.groupCount)
    forEachRow { first, block, places in
      if let members { collaborations.add(first, of: members) }
      for place in places {
        let value = sizes(first, block, place, collaborations).value(of: index)
        leaders.offer(value, first: first, second: block.second[place], shared: block.shared[place])
      }
      if members != nil { for place in places { collaborations.sums[block.second[place]] = 0 } }
    }
    return leaders.ranking
  }
}

extension OverlapRanking {
  static func check(_ limit: Int) throws(MeasureError) {
    guard limit >= 0 else {
      throw .invalidParameter(name: "limit", value: Double(limit), allowed: "0 or more")
    }
  }
}

/// The best pairs met so far, and how many pairs equal to the last of them were dropped.
struct OverlapLeaders: Sendable {
  struct Candidate: Sendable {
    let value: Double
    let pair: Overlap

    /// Whether it stands before another in a ranking.
    @inline(__always)
    func precedes(_ other: Candidate) -> Bool {
      if value != other.value { return value > other.value }
      if pair.shared != other.pair.shared { return pair.shared > other.pair.shared }
      return (pair.first, pair.second) < (other.pair.first, other.pair.second)
    }
  }

  let limit: Int
  /// In no order; pruned to the limit when there are twice as many.
  private var candidates: [Candidate] = []
  /// The last of the best when they were last pruned: whatever follows it is out.
  private var last: Candidate?
  private var equalCount = 0
  /// The highest index among those at which merged leaders dropped pairs, and how many they dropped.
  private var mergedEqual = (value: -Double.infinity, count: 0)
  /// An index less than this does not lead: the index of the last leader, if there are enough.
  private(set) var threshold = -Double.infinity

  /// There are never as many pairs as the quarter of all whole numbers; with it, twice a limit is a number still.
  init(limit: Int) { self.limit = min(limit, .max / 4) }

  @inline(__always)
  mutating func offer(_ value: Double, first: Int, second: UInt32, shared: UInt32) {
    if value < threshold { return }
    let pair = Overlap(first: UInt32(truncatingIfNeeded: first), second: second, shared: shared)
    insert(Candidate(value: value, pair: pair))
  }

  private mutating func insert(_ candidate: Candidate) {
    guard limit > 0 else { return }
    if let last, !candidate.precedes(last) {
      equalCount += 1
      return
    }
    candidates.append(candidate)
    if candidates.count >= limit + max(limit, 64) || (last == nil && candidates.count == limit) { prune() }
  }

  private mutating func prune() {
    candidates.sort { $0.precedes($1) }
    guard candidates.count >= limit, limit > 0 else { return }
    let new = candidates[limit - 1]
    if new.value != threshold { equalCount = 0 }
    equalCount += candidates[limit...].count { $0.value == new.value }
    candidates.removeSubrange(limit...)
    last = new
    threshold = new.value
  }

  /// Takes in the leaders of other pairs, which must be pruned.
  mutating func merge(_ other: OverlapLeaders) {
    // What the others dropped leads nowhere, but may equal the last of all.
    for (value, count) in [(other.threshold, other.equalCount), other.mergedEqual] where count > 0 {
      if value > mergedEqual.value { mergedEqual = (value, 0) }
      if value == mergedEqual.value { mergedEqual.count += count }
    }
    for candidate in other.candidates where candidate.value >= threshold { insert(candidate) }
  }

  /// Keeps no more than the limit, in order.
  mutating func finish() { prune() }

  /// Whether the limit is reached.
  var isFull: Bool { last != nil }

  var ranking: OverlapRanking {
    var sorted = self
    sorted.prune()
    return OverlapRanking(
      pairs: sorted.candidates.map(\.pair), values: sorted.candidates.map(\.value),
      equalCount: sorted.equalCount
        + (mergedEqual.value == sorted.threshold ? mergedEqual.count : 0))
  }
}
