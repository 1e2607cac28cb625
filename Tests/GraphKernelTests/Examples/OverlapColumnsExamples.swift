import GraphKernel
import Testing

@Suite struct OverlapColumnsExamples {
  @Test func values() throws {
    let graph = try TwoModeGraph(
      memberCount: 3, groupCount: 2, memberships: [(0, 0), (1, 0), (0, 1), (2, 1)])
    let overlaps = graph.overlapsOnOneCore()
    // overlaps.values(of: .jaccard) == [1.0 / 3]
    #expect(overlaps.values(of: .jaccard) == [1.0 / 3])
  }
}
