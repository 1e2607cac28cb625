import GraphKernel
import Testing

@Suite struct TwoModeBetweennessExamples {
  @Test func betweennessCentrality() async throws {
    let clubs = try TwoModeGraph(memberCount: 3, groupCount: 1, memberships: [(0, 0), (1, 0), (2, 0)])
    let betweenness = try await clubs.betweennessCentrality()
    // betweenness.groups == [1]
    #expect(betweenness.groups == [1])
    // betweenness.members == [0, 0, 0]
    #expect(betweenness.members == [0, 0, 0])
  }
}
