import GraphKernel
import Testing

@Suite struct OverlapSearchExamples {
  @Test func topOverlaps() async throws {
    let graph = try TwoModeGraph(
      memberCount: 3, groupCount: 3,
      memberships: [(0, 0), (1, 0), (0, 1), (1, 1), (2, 1), (2, 2)])
    let best = try await graph.topOverlaps(1, by: .jaccard)
    // best.pairs.map(\.shared) == [2]
    #expect(best.pairs.map(\.shared) == [2])
    // best.values == [2.0 / 3]
    #expect(best.values == [2.0 / 3])
    // best.equalCount == 0
    #expect(best.equalCount == 0)
  }
}
