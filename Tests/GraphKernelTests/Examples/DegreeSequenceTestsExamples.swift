import GraphKernel
import Testing

@Suite struct DegreeSequenceTestsExamples {
  @Test func overlapTests() async throws {
    let graph = try TwoModeGraph(
      memberCount: 4, groupCount: 2, memberships: [(0, 0), (1, 0), (0, 1), (1, 1)])
    let test = try await graph.degreeSequenceModel(
      prohibited: [(member: 3, group: 0), (member: 3, group: 1)]
    ).overlapTests(level: 0.05).tests[0]
    // test.pair.shared == 2
    #expect(test.pair.shared == 2)
    // test.cannotBeTested
    #expect(test.cannotBeTested)
  }
}
