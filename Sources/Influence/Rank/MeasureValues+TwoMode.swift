import GraphKernel

extension MeasureValues {
  /// The values of the side that the query names, by vertex; nil for entities on the other side alone.
  func twoMode(_ measure: Measure) async throws -> [Double?] {
    let sides = try TwoModeSides(graph)
    let network = sides.network
    let (members, groups): ([Double?], [Double?])
    switch measure {
    case .twoModeDegree:
      let degrees = network.degreeCentrality()
      (members, groups) = (degrees.members, degrees.groups)
    case .twoModeCloseness:
      let closeness = try await network.closenessCentrality()
      (members, groups) = (closeness.members, closeness.groups)
    case .twoModeBetweenness:
      let betweenness = try await network.betweennessCentrality()
      (members, groups) = (betweenness.members, betweenness.groups)
    default:
      let redundancy = network.redundancyCoefficients()
      (members, groups) = (redundancy.members, redundancy.groups)
    }
    let isOfMembers = graph.query.side == .members
    let values = isOfMembers ? members : groups
    var byIndex: [Int: Double] = [:]
    for (place, index) in (isOfMembers ? sides.members : sides.groups).enumerated() {
      byIndex[index] = values[place]
    }
    return graph.indices.map { byIndex[$0] }
  }
}

/// The memberships of a graph as two-mode data. An entity that is a group and a member stands on both sides.
struct TwoModeSides {
  /// Indices in the atlas of those who are a member of something, ascending.
  let members: [Int]
  /// Indices in the atlas of what has a member, ascending.
  let groups: [Int]
  let network: TwoModeGraph

  init(_ graph: MeasureGraph) throws(MeasureError) {
    let memberships = graph.memberships
    members = Set(memberships.map(\.member)).sorted()
    groups = Set(memberships.map(\.group)).sorted()
    let memberPlaces = Self.places(members)
    let groupPlaces = Self.places(groups)
    network = try TwoModeGraph(
      memberCount: members.count, groupCount: groups.count,
      memberships: memberships.map { (memberPlaces[$0.member] ?? 0, groupPlaces[$0.group] ?? 0) })
  }

  private static func places(_ indices: [Int]) -> [Int: UInt32] {
    Dictionary(uniqueKeysWithValues: indices.enumerated().map { ($1, UInt32(truncatingIfNeeded: $0)) })
  }
}
