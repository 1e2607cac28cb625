import GraphKernel
import Testing

@Suite struct ShortestPathSearchExamples {
  @Test func path() throws {
    let graph = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 3), (0, 2), (2, 3)])
    var search = try ShortestPathSearch(in: graph, weights: graph.weights([1, 5, 2, 2]))
    let path = try search.path(from: 0, to: 3)
    // path?.vertices == [0, 2, 3]
    #expect(path?.vertices == [0, 2, 3])
    // path?.weight == 4
    #expect(path?.weight == 4)
  }
}
