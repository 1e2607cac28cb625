import GraphKernel
import Testing

@Suite struct TwoModeDegreeExamples {
  @Test func degreeCentrality() throws {
    let clubs = try TwoModeGraph(memberCount: 2, groupCount: 4, memberships: [(0, 0), (0, 3), (1, 3)])
    let centrality = clubs.degreeCentrality()
    // centrality.members == [0.5, 0.25]
    #expect(centrality.members == [0.5, 0.25])
    // centrality.groups == [0.5, 0, 0, 1]
    #expect(centrality.groups == [0.5, 0, 0, 1])
  }

  @Test func density() throws {
    let clubs = try TwoModeGraph(memberCount: 2, groupCount: 4, memberships: [(0, 0), (0, 3), (1, 3)])
    let density = clubs.density
    // density == 0.375
    #expect(density == 0.375)
  }
}
