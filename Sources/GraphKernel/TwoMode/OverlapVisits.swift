extension TwoModeGraph {
  /// Visits every pair of groups that share members, one group after the other, and keeps none.
  ///
  /// - Parameter visit: Receives the pairs of one first group at a time, in no set order of the second.
  /// - Throws: What `visit` throws.
  /// - Complexity: O(n + m + Σ d²) time for members with d groups each; O(n + m + e) space.
  ///
  /// ## Example
  ///
  ///     let graph = try TwoModeGraph(
  ///       memberCount: 3, groupCount: 3, memberships: [(0, 0), (1, 0), (0, 1), (1, 1), (2, 1), (2, 2)])
  ///     var shared = 0
  ///     graph.forEachOverlap { shared += Int($0.shared) }
  ///     // shared == 3
  ///     // graph.sharedMembers(0, 1) == [0, 1]
  ///     // graph.overlap(0, 2).shared == 0
  ///     // graph.value(of: .jaccard, for: graph.overlap(0, 1)) == 2.0 / 3
  public func forEachOverlap<Failure: Error>(
    _ visit: (Overlap) throws(Failure) -> Void
  ) throws(Failure) {
    let walk = OverlapWalk(self)
    var row = OverlapRow(groupCount: groupCount)
    for group in 0..<groupCount {
      row.count(group, of: walk)
      for place in 0..<row.metCount {
        let other = row.met[place]
        try visit(
          Overlap(first: UInt32(truncatingIfNeeded: group), second: other, shared: row.counts[other]))
      }
      row.clear()
    }
  }

  /// The members that two groups share, ascending.
  ///
  /// - Complexity: O(a) for groups of at most a members.
  public func sharedMembers(_ first: UInt32, _ second: UInt32) -> [UInt32] {
    precondition(first < groupCount && second < groupCount, "there are \(groupCount) groups")
    let others = membersByGroup.others
    var left = membersByGroup.range(of: Int(first)), right = membersByGroup.range(of: Int(second))
    var shared: [UInt32] = []
    while let one = left.first, let other = right.first {
      let (member, next) = (others[one], others[other])
      if member == next { shared.append(member) }
      if member <= next { left = (one + 1)..<left.upperBound }
      if next <= member { right = (other + 1)..<right.upperBound }
    }
    return shared
  }

  /// Two groups and how many members they share, perhaps none.
  public func overlap(_ first: UInt32, _ second: UInt32) -> Overlap {
    Overlap(
      first: min(first, second), second: max(first, second),
      shared: UInt32(truncatingIfNeeded: sharedMembers(first, second).count))
  }

  /// An index of the overlap of two groups; 0 where they share none, or one has no member.
  ///
  /// - Complexity: O(1); Newman's weight O(a) for groups of at most a members.
  public func value(of index: OverlapIndex, for pair: Overlap) -> Double {
    guard pair.shared > 0 else { return 0 }
    var sizes = OverlapSizes(
      shared: pair.shared, first: membersByGroup.size(of: Int(pair.first)),
      second: membersByGroup.size(of: Int(pair.second)), memberCount: memberCount)
    if index == .newman {
      for member in sharedMembers(pair.first, pair.second) {
        sizes.collaboration += groupsByMember.collaboration(of: Int(member))
      }
    }
    return sizes.value(of: index)
  }
}
