/// An affiliation network: members in groups, in compressed sparse rows both ways.
///
/// Members are the indices `0..<memberCount`, groups `0..<groupCount`. A membership given twice counts once.
///
/// R. L. Breiger, 'The duality of persons and groups', Social Forces 53 (1974).
///
/// - Complexity: O(n + m + e) space for n members, m groups and e memberships: 8 bytes a membership.
///
/// ## Example
///
///     let graph = try TwoModeGraph(memberCount: 2, groupCount: 2, memberships: [(0, 1), (1, 0), (1, 1)])
///     // graph.groups(of: 1) == [0, 1]
///     // graph.members(of: 1) == [0, 1]
public struct TwoModeGraph: Sendable {
  /// The number of members.
  public let memberCount: Int
  /// The number of groups.
  public let groupCount: Int
  /// The number of memberships that were given again and left out.
  public let duplicateCount: Int
  let groupsByMember: Affiliations
  let membersByGroup: Affiliations

  /// The number of different memberships.
  public var membershipCount: Int { groupsByMember.others.count }

  /// Builds the network from its memberships, given in any order.
  ///
  /// - Throws: `MeasureError.indexOutOfRange`, `.invalidParameter`.
  /// - Complexity: O(n + m + e).
  public init(
    memberCount: Int, groupCount: Int, memberships: [(member: UInt32, group: UInt32)]
  ) throws(MeasureError) {
    for (name, count) in [("memberCount", memberCount), ("groupCount", groupCount)]
    where !(0...Graph.maximumCount ~= count) {
      throw .invalidParameter(
        name: name, value: Double(count), allowed: "a number from 0 to \(Graph.maximumCount)")
    }
    guard memberships.count <= Graph.maximumCount else {
      throw .tooLarge("\(memberships.count) memberships", limit: Graph.maximumCount)
    }
    for membership in memberships {
      guard membership.member < memberCount else {
        throw .indexOutOfRange(membership.member, count: memberCount)
      }
      guard membership.group < groupCount else {
        throw .indexOutOfRange(membership.group, count: groupCount)
      }
    }
    // Sorted by group, then stably by member: each member's groups ascend, and repetitions stand side by side.
    let byGroup = Affiliations(
      count: groupCount, near: memberships.lazy.map(\.group), far: memberships.lazy.map(\.member))
    let groupsByMember = byGroup.transposed(count: memberCount).removingRepetitions()
    self.memberCount = memberCount
    self.groupCount = groupCount
    self.groupsByMember = groupsByMember
    membersByGroup = groupsByMember.transposed(count: groupCount)
    duplicateCount = memberships.count - groupsByMember.others.count
  }

  init(
    memberCount: Int, groupCount: Int, duplicateCount: Int, groupsByMember: Affiliations,
    membersByGroup: Affiliations
  ) {
    self.memberCount = memberCount
    self.groupCount = groupCount
    self.duplicateCount = duplicateCount
    self.groupsByMember = groupsByMember
    self.membersByGroup = membersByGroup
  }

  /// The same network with members and groups exchanged.
  ///
  /// - Complexity: O(1).
  public var transposed: TwoModeGraph {
    TwoModeGraph(
      memberCount: groupCount, groupCount: memberCount, duplicateCount: duplicateCount,
      groupsByMember: membersByGroup, membersByGroup: groupsByMember)
  }

  /// The groups of a member, ascending.
  public func groups(of member: UInt32) -> [UInt32] {
    precondition(member < memberCount, "there are \(memberCount) members")
    return groupsByMember.range(of: Int(member)).map { groupsByMember.others[$0] }
  }

  /// The number of members of a group. - Complexity: O(1)
  public func memberCount(of group: UInt32) -> Int {
    precondition(group < groupCount, "there are \(groupCount) groups")
    return membersByGroup.degree(of: Int(group))
  }

  /// The members of a group, ascending.
  public func members(of group: UInt32) -> [UInt32] {
    precondition(group < groupCount, "there are \(groupCount) groups")
    return membersByGroup.range(of: Int(group)).map { membersByGroup.others[$0] }
  }
}

/// For each element of one mode a row of elements of the other.
struct Affiliations: Sendable {
  /// Where each row begins; the last element is the number of memberships.
  let offsets: Column<UInt32>
  let others: Column<UInt32>

  @inline(__always)
  func range(of index: Int) -> Range<Int> {
    // Offsets ascend.
    unsafe Range(uncheckedBounds: (Int(offsets[index]), Int(offsets[index + 1])))
  }

  /// The length of a row.
  @inline(__always)
  func degree(of index: Int) -> Int { Int(offsets[index + 1] - offsets[index]) }
}

extension Affiliations {
  /// Sorts pairs into rows, stably, by counting.
  init(
    count: Int, near: some RandomAccessCollection<UInt32>, far: some RandomAccessCollection<UInt32>
  ) {
    var next = Buffer<UInt32>(repeating: 0, count: count + 1)
    for index in near { next[Int(index) + 1] += 1 }
    for index in 1..<max(count + 1, 1) { next[index] += next[index - 1] }
    let offsets = Column(next.copy())
    var others = Buffer<UInt32>(repeating: 0, count: near.count)
    for (index, other) in zip(near, far) {
      others[next[index]] = other
      next[index] += 1
    }
    self.init(offsets: offsets, others: Column(others))
  }

  /// The rows of the other mode, each ascending.
  func transposed(count: Int) -> Affiliations {
    var next = Buffer<UInt32>(repeating: 0, count: count + 1)
    for slot in 0..<others.count { next[Int(others[slot]) + 1] += 1 }
    for index in 1..<max(count + 1, 1) { next[index] += next[index - 1] }
    let offsets = Column(next.copy())
    var transposed = Buffer<UInt32>(repeating: 0, count: others.count)
    for row in 0..<(self.offsets.count - 1) {
      for slot in range(of: row) {
        transposed[next[others[slot]]] = UInt32(truncatingIfNeeded: row)
        next[others[slot]] += 1
      }
    }
    return Affiliations(offsets: offsets, others: Column(transposed))
  }

  /// The same rows, each ascending already, without what stands in a row again.
  func removingRepetitions() -> Affiliations {
    var kept: [UInt32] = []
    kept.reserveCapacity(others.count)
    var offsets = Buffer<UInt32>(repeating: 0, count: self.offsets.count)
    for row in 0..<(self.offsets.count - 1) {
      let start = kept.count
      for slot in range(of: row) where kept.count == start || kept.last != others[slot] {
        kept.append(others[slot])
      }
      offsets[row + 1] = UInt32(truncatingIfNeeded: kept.count)
    }
    return kept.count == others.count ? self : Affiliations(offsets: Column(offsets), others: Column(kept))
  }
}
