import GraphKernel
import Testing

@Suite struct TwoModeGraphTests {
  @Test func rowsAscendAndRepetitionsCountOnce() throws {
    let graph = try TwoModeGraph(
      memberCount: 3, groupCount: 2, memberships: [(2, 1), (0, 1), (2, 0), (2, 1), (0, 1)])
    #expect((0..<3).map { graph.groups(of: $0) } == [[1], [], [0, 1]])
    #expect((0..<2).map { graph.members(of: $0) } == [[2], [0, 2]])
    #expect(graph.membershipCount == 3)
    #expect(graph.duplicateCount == 2)
    #expect((0..<2).map { graph.transposed.groups(of: $0) } == [[2], [0, 2]])
  }

  @Test func theEmptyNetworkHasNothing() throws {
    let graph = try TwoModeGraph(memberCount: 0, groupCount: 0, memberships: [])
    #expect(graph.membershipCount == 0)
  }

  @Test func whatIsOutOfRangeIsNamed() {
    #expect(throws: MeasureError.indexOutOfRange(2, count: 2)) {
      try TwoModeGraph(memberCount: 3, groupCount: 2, memberships: [(0, 0), (1, 2)])
    }
    #expect(throws: MeasureError.indexOutOfRange(3, count: 3)) {
      try TwoModeGraph(memberCount: 3, groupCount: 2, memberships: [(3, 0)])
    }
  }
}
