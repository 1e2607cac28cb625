import GraphKernel
import Testing

@Suite struct PageRankExamples {
  @Test func pageRank() throws {
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2), (2, 0), (2, 1)])
    let rank = try graph.pageRank(damping: 0)
    let walk = try graph.pageRank()
    // rank.allSatisfy { $0 == 1.0 / 3 }
    #expect(rank.allSatisfy { $0 == 1.0 / 3 })
    // walk[1] > walk[2] && walk[2] > walk[0]
    #expect(walk[1] > walk[2] && walk[2] > walk[0])
  }
}
