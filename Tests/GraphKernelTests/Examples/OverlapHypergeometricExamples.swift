import GraphKernel
import Testing

@Suite struct OverlapHypergeometricExamples {
  @Test func hypergeometricOverlapTests() throws {
    let graph = try TwoModeGraph(
      memberCount: 4, groupCount: 2, memberships: [(0, 0), (1, 0), (0, 1), (1, 1)])
    let test = try graph.hypergeometricOverlapTests(level: 0.05).tests[0]
    // test.expected == 1
    #expect(test.expected == 1)
    // abs(test.p - 1.0 / 6) < 1e-15
    #expect(abs(test.p - 1.0 / 6) < 1e-15)
    // test.cannotBeTested
    #expect(test.cannotBeTested)
  }
}
