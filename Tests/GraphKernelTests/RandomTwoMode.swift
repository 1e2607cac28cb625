import GraphKernel

/// A small random two-mode network with its matrix, for comparison with brute force.
struct RandomTwoMode {
  let graph: TwoModeGraph
  /// Whether each member is in each group.
  let matrix: [[Bool]]

  var memberCount: Int { matrix.count }
  var groupCount: Int { graph.groupCount }

  init(seed: UInt64, members: ClosedRange<Int> = 0...12, groups: ClosedRange<Int> = 0...9) throws {
    var generator = SeededGenerator(seed: seed)
    let memberCount = Int.random(in: members, using: &generator)
    let groupCount = Int.random(in: groups, using: &generator)
    let density = Int.random(in: 1...6, using: &generator)
    let matrix = (0..<memberCount).map { _ in
      (0..<groupCount).map { _ in generator.chance(oneIn: density) }
    }
    try self.init(matrix: matrix, groupCount: groupCount)
  }

  init(matrix: [[Bool]], groupCount: Int) throws {
    self.matrix = matrix
    var memberships: [(member: UInt32, group: UInt32)] = []
    for (member, row) in matrix.enumerated() {
      for (group, isIn) in row.enumerated() where isIn {
        memberships.append((UInt32(member), UInt32(group)))
        // Given again now and then: it counts once.
        if (member + group) % 5 == 0 { memberships.append((UInt32(member), UInt32(group))) }
      }
    }
    graph = try TwoModeGraph(
      memberCount: matrix.count, groupCount: groupCount, memberships: memberships.reversed())
  }

  func size(_ group: Int) -> Int { matrix.count { $0[group] } }

  func shared(_ first: Int, _ second: Int) -> Int { matrix.count { $0[first] && $0[second] } }
}
