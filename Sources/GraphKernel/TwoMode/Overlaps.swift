/// Two groups that share members.
public struct Overlap: Hashable, Sendable {
  /// The group with the lower index.
  public let first: UInt32
  /// The group with the higher index.
  public let second: UInt32
  /// The number of members in both.
  public let shared: UInt32

  /// A pair of groups.
  public init(first: UInt32, second: UInt32, shared: UInt32) {
    self.first = first
    self.second = second
    self.shared = shared
  }
}

/// The pairs of groups that share members, in ascending order of the first group, then of the second.
///
/// The pairs stand in columns: 8 bytes a pair and 8 bytes a group.
public struct Overlaps: Sendable {
  /// The network whose groups these are.
  public let graph: TwoModeGraph
  /// Where the pairs of each first group begin; the last element is the number of pairs.
  let offsets: [Int]
  let blocks: [Block]

  /// The pairs of consecutive first groups.
  struct Block: Sendable {
    let groups: Range<Int>
    let rowLengths: [UInt32]
    let second: [UInt32]
    let shared: [UInt32]
  }

  init(graph: TwoModeGraph, blocks: [Block]) {
    var offsets = [0]
    offsets.reserveCapacity(graph.groupCount + 1)
    var end = 0
    for length in blocks.lazy.flatMap(\.rowLengths) {
      end += Int(length)
      offsets.append(end)
    }
    self.graph = graph
    self.offsets = offsets
    self.blocks = blocks
  }

  /// The number of members of each group.
  public var sizes: [UInt32] {
    (0..<graph.groupCount).map { UInt32(truncatingIfNeeded: graph.membersByGroup.degree(of: $0)) }
  }

  /// The sum of the shared members over all pairs.
  public var sharedTotal: Int { blocks.reduce(0) { $1.shared.reduce($0) { $0 + Int($1) } } }
}

extension TwoModeGraph {
  /// Counts, for all pairs of groups with shared members, how many they share: the projection on the groups.
  ///
  /// R. L. Breiger, 'The duality of persons and groups', Social Forces 53 (1974). For pairs of members take
  /// `transposed`. A pair stands once, its lower index first; no group is paired with itself; a group without
  /// members, or whose members are in no other group, is in no pair. The indices of overlap are read from the
  /// result by `Overlaps.values(of:)` and `Overlaps.top(_:by:)`. Where the first few are all that is asked for, take
  /// `topOverlaps(_:by:)`, which need not keep the pairs. Co-membership is opportunity, not yet a tie.
  ///
  /// - Parameters:
  ///   - cores: How many cores to use, nil for all. The result is the same on any number.
  ///   - progress: Receives the groups done of all.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(n + m + Σ d²) time for members with d groups each; 8 bytes a pair.
  ///
  /// ## Example
  ///
  ///     let graph = try TwoModeGraph(
  ///       memberCount: 3, groupCount: 3,
  ///       memberships: [(0, 0), (1, 0), (0, 1), (1, 1), (2, 1), (2, 2)])
  ///     let overlaps = try await graph.overlaps()
  ///     // overlaps.map(\.shared) == [2, 1]
  ///     // overlaps.values(of: .jaccard) == [2.0 / 3, 1.0 / 3]
  ///     // try overlaps.top(1, by: .dice).pairs.map(\.second) == [1]
  public func overlaps(cores: Int? = nil, progress: ProgressHandler? = nil) async throws -> Overlaps {
    let walk = OverlapWalk(self)
    let blocks = try await Parallel(cores: cores, progress: progress)
      .fold(count: groupCount, chunkCount: OverlapWalk.chunkCount, into: [Overlaps.Block]()) { groups in
        try walk.block(of: groups, isCancelled: Task.checkCancellation)
      } _: {
        $0.append($1)
      }
    return Overlaps(graph: self, blocks: blocks)
  }

  /// What `overlaps(cores:progress:)` computes, on the calling core, for callers that do not wait.
  ///
  /// - Complexity: O(n + m + Σ d²) time for members with d groups each; 8 bytes a pair.
  public func overlapsOnOneCore() -> Overlaps {
    let walk = OverlapWalk(self)
    let blocks = Parallel.chunks(of: groupCount, upTo: OverlapWalk.chunkCount).map { groups in
      walk.block(of: groups) {}
    }
    return Overlaps(graph: self, blocks: blocks)
  }
}

extension OverlapWalk {
  /// Enough that the last to end does not hold up the others, few enough that their rows of counts cost little.
  static let chunkCount = 128

  /// The pairs of some groups with those after them.
  func block<Failure: Error>(
    of groups: Range<Int>, isCancelled check: () throws(Failure) -> Void
  ) throws(Failure) -> Overlaps.Block {
    var row = OverlapRow(groupCount: graph.groupCount)
    var order = OverlapOrder(groupCount: graph.groupCount)
    let limit = pairLimit(in: groups)
    var lengths: [UInt32] = [], second: [UInt32] = [], shared: [UInt32] = []
    lengths.reserveCapacity(groups.count)
    second.reserveCapacity(limit)
    shared.reserveCapacity(limit)
    for group in groups {
      try check()
      row.count(group, of: self)
      lengths.append(UInt32(truncatingIfNeeded: row.metCount))
      order.ascend(&row)
      for position in 0..<row.metCount {
        second.append(row.met[position])
        shared.append(row.counts[row.met[position]])
      }
      row.clear()
    }
    return Overlaps.Block(groups: groups, rowLengths: lengths, second: second, shared: shared)
  }
}

/// Sorts the groups met by setting a bit for each and reading the bits in order.
struct OverlapOrder: ~Copyable {
  private var words: Buffer<UInt64>
  /// A bit for each word that is not 0.
  private var summary: Buffer<UInt64>

  init(groupCount: Int) {
    words = Buffer(repeating: 0, count: groupCount / 64 + 1)
    summary = Buffer(repeating: 0, count: groupCount / 4096 + 1)
  }

  /// Puts the groups met into ascending order.
  mutating func ascend(_ row: inout OverlapRow) {
    guard row.metCount > 1 else { return }
    for position in 0..<row.metCount {
      let group = Int(row.met[position])
      words[group >> 6] |= 1 << UInt64(group & 63)
      summary[group >> 12] |= 1 << UInt64(group >> 6 & 63)
    }
    var position = 0
    for block in 0..<summary.count where summary[block] != 0 {
      var marked = summary[block]
      summary[block] = 0
      while marked != 0 {
        let word = block << 6 | marked.trailingZeroBitCount
        marked &= marked &- 1
        var bits = words[word]
        words[word] = 0
        while bits != 0 {
          row.met[position] = UInt32(truncatingIfNeeded: word << 6 | bits.trailingZeroBitCount)
          bits &= bits &- 1
          position += 1
        }
      }
    }
  }
}
