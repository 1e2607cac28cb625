import GraphKernel
import Testing

@Suite struct TwoModeGraphExamples {
  @Test func rows() throws {
    let graph = try TwoModeGraph(memberCount: 2, groupCount: 2, memberships: [(0, 1), (1, 0), (1, 1)])
    // graph.groups(of: 1) == [0, 1]
    #expect(graph.groups(of: 1) == [0, 1])
    // graph.members(of: 1) == [0, 1]
    #expect(graph.members(of: 1) == [0, 1])
  }
}
