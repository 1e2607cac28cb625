import GraphKernel
import Testing

@Suite struct OverlapRankingExamples {
  @Test func top() throws {
    let graph = try TwoModeGraph(
      memberCount: 3, groupCount: 3, memberships: [(0, 0), (1, 0), (0, 1), (1, 1), (2, 1), (2, 2)])
    let best = try graph.overlapsOnOneCore().top(1, by: .overlapCoefficient)
    // best.pairs.map(\.shared) == [2]
    #expect(best.pairs.map(\.shared) == [2])
    // best.equalCount == 1
    #expect(best.equalCount == 1)
  }
}
