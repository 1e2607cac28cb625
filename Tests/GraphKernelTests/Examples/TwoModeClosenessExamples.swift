import GraphKernel
import Testing

@Suite struct TwoModeClosenessExamples {
  @Test func closenessCentrality() async throws {
    let clubs = try TwoModeGraph(memberCount: 2, groupCount: 2, memberships: [(0, 0), (0, 1), (1, 1)])
    let closeness = try await clubs.closenessCentrality()
    // closeness.members == [1, 4.0 / 6]
    #expect(closeness.members == [1, 4.0 / 6])
  }
}
