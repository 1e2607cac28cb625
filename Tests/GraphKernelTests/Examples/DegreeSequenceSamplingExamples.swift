import GraphKernel
import Testing

@Suite struct DegreeSequenceSamplingExamples {
  @Test func degreeSequenceSample() throws {
    let graph = try TwoModeGraph(
      memberCount: 3, groupCount: 2, memberships: [(0, 0), (1, 0), (2, 1)])
    let sample = try graph.degreeSequenceSample(seed: 7)
    // (0..<2).map { sample.members(of: $0).count } == [2, 1]
    #expect((0..<2).map { sample.members(of: $0).count } == [2, 1])
    // (0..<3).map { sample.groups(of: $0).count } == [1, 1, 1]
    #expect((0..<3).map { sample.groups(of: $0).count } == [1, 1, 1])
  }

  @Test func sampledOverlapTests() async throws {
    let graph = try TwoModeGraph(
      memberCount: 4, groupCount: 2, memberships: [(0, 0), (1, 0), (0, 1), (1, 1)])
    let test = try await graph.sampledOverlapTests(sampleCount: 99).tests[0]
    // test.p == 1
    #expect(test.p == 1)
    // test.cannotBeTested
    #expect(test.cannotBeTested)
  }
}
