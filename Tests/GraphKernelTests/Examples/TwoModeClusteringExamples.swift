import GraphKernel
import Testing

@Suite struct TwoModeClusteringExamples {
  @Test func robinsAlexanderClustering() throws {
    let clubs = try TwoModeGraph(
      memberCount: 2, groupCount: 2, memberships: [(0, 0), (0, 1), (1, 0), (1, 1)])
    let clustering = clubs.robinsAlexanderClustering()
    // clustering == 1
    #expect(clustering == 1)
  }

  @Test func latapyClustering() throws {
    let clubs = try TwoModeGraph(memberCount: 2, groupCount: 2, memberships: [(0, 0), (0, 1), (1, 1)])
    let clustering = clubs.latapyClustering(by: .union)
    // clustering.members == [0.5, 0.5]
    #expect(clustering.members == [0.5, 0.5])
  }
}
