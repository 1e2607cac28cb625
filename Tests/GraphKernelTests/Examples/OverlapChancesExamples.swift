import GraphKernel
import Testing

@Suite struct OverlapChancesExamples {
  @Test func law() throws {
    let graph = try TwoModeGraph(
      memberCount: 4, groupCount: 2, memberships: [(0, 0), (1, 0), (0, 1), (1, 1)])
    let law = try OverlapNullModel.hypergeometric(graph).law(0, 1)
    // law.mean == 1
    #expect(law.mean == 1)
    // abs(law.chanceOfAtLeast(2) - 1.0 / 6) < 1e-15
    #expect(abs(law.chanceOfAtLeast(2) - 1.0 / 6) < 1e-15)
  }

  @Test func chances() async throws {
    let graph = try TwoModeGraph(
      memberCount: 4, groupCount: 2, memberships: [(0, 0), (1, 0), (0, 1), (1, 1)])
    let chances = try await OverlapChances(.hypergeometric(graph), adjustment: .holm)
    // chances.chance(of: graph.overlap(0, 1)).expected == 1
    #expect(chances.chance(of: graph.overlap(0, 1)).expected == 1)
    // chances.chance(of: graph.overlap(0, 1)).verdict == .untestable
    #expect(chances.chance(of: graph.overlap(0, 1)).verdict == .untestable)
  }

  @Test func visits() throws {
    let graph = try TwoModeGraph(
      memberCount: 3, groupCount: 3, memberships: [(0, 0), (1, 0), (0, 1), (1, 1), (2, 1), (2, 2)])
    var shared = 0
    graph.forEachOverlap { shared += Int($0.shared) }
    // shared == 3
    #expect(shared == 3)
    // graph.sharedMembers(0, 1) == [0, 1]
    #expect(graph.sharedMembers(0, 1) == [0, 1])
    // graph.overlap(0, 2).shared == 0
    #expect(graph.overlap(0, 2).shared == 0)
    // graph.value(of: .jaccard, for: graph.overlap(0, 1)) == 2.0 / 3
    #expect(graph.value(of: .jaccard, for: graph.overlap(0, 1)) == 2.0 / 3)
  }

  @Test func memberCover() throws {
    // Greedy takes group 0 and needs both others as well; groups 1 and 2 suffice.
    let graph = try TwoModeGraph(
      memberCount: 6, groupCount: 3,
      memberships: [
        (0, 0), (1, 0), (3, 0), (4, 0), (0, 1), (1, 1), (2, 1), (3, 2), (4, 2), (5, 2),
      ])
    // graph.memberCover(stepLimit: 0).parts.count == 3
    #expect(graph.memberCover(stepLimit: 0).parts.count == 3)
    // graph.memberCover().parts.map(\.group) == [1, 2]
    #expect(graph.memberCover().parts.map(\.group) == [1, 2])
  }
}
