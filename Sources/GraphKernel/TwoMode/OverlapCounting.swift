/// Where the groups after each group begin in the rows of its members: what the counting of overlaps walks.
struct OverlapWalk: Sendable {
  let graph: TwoModeGraph
  /// For each slot of `membersByGroup` the slot that follows the same membership in `groupsByMember`.
  let starts: Column<UInt32>

  var groups: Affiliations { graph.membersByGroup }
  var members: Affiliations { graph.groupsByMember }

  init(_ graph: TwoModeGraph) {
    self.graph = graph
    let members = graph.groupsByMember, groups = graph.membersByGroup
    var next = Buffer<UInt32>(repeating: 0, count: graph.memberCount)
    for member in 0..<graph.memberCount { next[member] = members.offsets[member] }
    var starts = Buffer<UInt32>(repeating: 0, count: groups.others.count)
    for slot in 0..<groups.others.count {
      let member = groups.others[slot]
      next[member] += 1
      starts[slot] = next[member]
    }
    self.starts = Column(starts)
  }

  /// The slots of the groups that follow a group in the row of the member in a slot of the group.
  @inline(__always)
  func followers(_ slot: Int) -> Range<Int> {
    // The start is at most the end of the member's row.
    unsafe Range(uncheckedBounds: (Int(starts[slot]), Int(members.offsets[Int(groups.others[slot]) + 1])))
  }

  /// How often a group stands after another in the row of a member: the steps of counting some groups' overlaps.
  func steps(in range: Range<Int>) -> Int {
    guard !range.isEmpty else { return 0 }
    return (Int(groups.offsets[range.lowerBound])..<Int(groups.offsets[range.upperBound]))
      .reduce(0) { $0 + followers($1).count }
  }

  /// The most pairs that some groups can have with those after them.
  func pairLimit(in range: Range<Int>) -> Int {
    guard !range.isEmpty else { return 0 }
    let last = graph.groupCount - 1
    return min(steps(in: range), range.count * (2 * last - range.lowerBound - range.upperBound + 1) / 2)
  }
}

/// The counts of shared members of one group with each group after it. All counts are 0 between two rows.
struct OverlapRow: ~Copyable {
  private(set) var counts: Buffer<UInt32>
  /// The groups that share members with the group, in the order of their meeting.
  var met: Buffer<UInt32>
  private(set) var metCount = 0

  init(groupCount: Int) {
    counts = Buffer(repeating: 0, count: groupCount)
    met = Buffer(repeating: 0, count: groupCount)
  }

  /// Counts the row of a group. To be followed by `clear`.
  @inline(__always)
  mutating func count(_ group: Int, of walk: borrowing OverlapWalk) {
    let others = walk.members.others
    var metCount = 0
    for slot in walk.groups.range(of: group) {
      for next in walk.followers(slot) {
        let other = others[next]
        let count = counts[other]
        // Written always, kept only if the group is new: no branch to predict.
        met[metCount] = other
        metCount += count == 0 ? 1 : 0
        counts[other] = count + 1
      }
    }
    self.metCount = metCount
  }

  /// Sets the counts of the groups met to 0.
  mutating func clear() {
    for position in 0..<metCount { counts[met[position]] = 0 }
    metCount = 0
  }
}
