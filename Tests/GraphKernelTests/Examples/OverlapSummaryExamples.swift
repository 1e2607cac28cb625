import GraphKernel
import Testing

@Suite struct OverlapSummaryExamples {
  @Test func overlapSummary() async throws {
    let graph = try TwoModeGraph(
      memberCount: 3, groupCount: 3,
      memberships: [(0, 0), (1, 0), (0, 1), (1, 1), (2, 1), (2, 2)])
    let summary = try await graph.overlapSummary(1, by: .jaccard)
    // summary.pairCount == 2
    #expect(summary.pairCount == 2)
    // summary.sharedTotal == 3
    #expect(summary.sharedTotal == 3)
    // summary.ranking.values == [2.0 / 3]
    #expect(summary.ranking.values == [2.0 / 3])
  }
}
