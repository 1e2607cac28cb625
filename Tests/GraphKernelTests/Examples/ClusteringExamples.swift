import GraphKernel
import Testing

@Suite struct ClusteringExamples {
  @Test func clustering() throws {
    let graph = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 2), (2, 0), (2, 3)])
    let clustering = graph.clustering()
    // clustering.triangles == [1, 1, 1, 0]
    #expect(clustering.triangles == [1, 1, 1, 0])
    // clustering.transitivity == 0.6
    #expect(clustering.transitivity == 0.6)
  }
}
