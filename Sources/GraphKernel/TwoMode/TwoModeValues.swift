/// One value for each member and each group of a two-mode network.
public struct TwoModeValues<Value> {
  /// The value of each member.
  public let members: [Value]
  /// The value of each group.
  public let groups: [Value]

  /// Puts values together.
  public init(members: [Value], groups: [Value]) {
    self.members = members
    self.groups = groups
  }
}

extension TwoModeValues: Equatable where Value: Equatable {}
extension TwoModeValues: Hashable where Value: Hashable {}
extension TwoModeValues: Sendable where Value: Sendable {}

/// A two-mode network walked as a graph of one mode: the members, then the groups.
struct TwoModeWalk: Sendable {
  let memberCount: Int
  let count: Int
  private let offsets: Column<UInt32>
  private let others: Column<UInt32>

  init(_ graph: TwoModeGraph) throws(MeasureError) {
    let count = graph.memberCount + graph.groupCount
    guard count <= Graph.maximumCount, graph.membershipCount <= Graph.maximumCount / 2 else {
      throw .tooLarge("the number of members and groups, or twice the memberships", limit: Graph.maximumCount)
    }
    var offsets = Buffer<UInt32>(repeating: 0, count: count + 1)
    var others = Buffer<UInt32>(repeating: 0, count: 2 * graph.membershipCount)
    var end = 0
    for index in 0..<count {
      let isMember = index < graph.memberCount
      let rows = isMember ? graph.groupsByMember : graph.membersByGroup
      let shift = UInt32(truncatingIfNeeded: isMember ? graph.memberCount : 0)
      for slot in rows.range(of: isMember ? index : index - graph.memberCount) {
        others[end] = rows.others[slot] + shift
        end += 1
      }
      offsets[index + 1] = UInt32(truncatingIfNeeded: end)
    }
    memberCount = graph.memberCount
    self.count = count
    self.offsets = Column(offsets)
    self.others = Column(others)
  }

  @inline(__always)
  func slots(of vertex: UInt32) -> Range<Int> {
    Int(offsets[vertex])..<Int(offsets[Int(vertex) + 1])
  }

  @inline(__always)
  func neighbour(_ slot: Int) -> UInt32 { others[slot] }

  /// Divides values of members and groups in a row.
  func divide<Value>(_ values: [Value]) -> TwoModeValues<Value> {
    TwoModeValues(members: Array(values.prefix(memberCount)), groups: Array(values.dropFirst(memberCount)))
  }
}
