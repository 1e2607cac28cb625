import GraphKernel
import Testing

@Suite struct OverlapsExamples {
  @Test func overlaps() async throws {
    let graph = try TwoModeGraph(
      memberCount: 3, groupCount: 3,
      memberships: [(0, 0), (1, 0), (0, 1), (1, 1), (2, 1), (2, 2)])
    let overlaps = try await graph.overlaps()
    // overlaps.map(\.shared) == [2, 1]
    #expect(overlaps.map(\.shared) == [2, 1])
    // overlaps.values(of: .jaccard) == [2.0 / 3, 1.0 / 3]
    #expect(overlaps.values(of: .jaccard) == [2.0 / 3, 1.0 / 3])
    // try overlaps.top(1, by: .dice).pairs.map(\.second) == [1]
    #expect(try overlaps.top(1, by: .dice).pairs.map(\.second) == [1])
  }
}
