import GraphKernel
import Testing

@Suite struct LeidenExamples {
  @Test func leidenCommunities() throws {
    let graph = try Graph(
      vertexCount: 6, arcs: [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3), (2, 3)], isDirected: false)
    let communities = try graph.leidenCommunities()
    // communities.labels == [0, 0, 0, 1, 1, 1]
    #expect(communities.labels == [0, 0, 0, 1, 1, 1])
  }
}
