import GraphKernel
import Testing

@Suite struct TwoModeRedundancyExamples {
  @Test func redundancyCoefficients() throws {
    let clubs = try TwoModeGraph(
      memberCount: 3, groupCount: 2, memberships: [(0, 0), (0, 1), (1, 0), (1, 1), (2, 1)])
    let redundancy = clubs.redundancyCoefficients()
    // redundancy.members == [1, 1, nil]
    #expect(redundancy.members == [1, 1, nil])
    // redundancy.groups == [1, 1.0 / 3]
    #expect(redundancy.groups == [1, 1.0 / 3])
  }
}
