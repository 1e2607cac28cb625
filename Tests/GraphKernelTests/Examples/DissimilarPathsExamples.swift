import GraphKernel
import Testing

@Suite struct DissimilarPathsExamples {
  @Test func dissimilarPaths() throws {
    let graph = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 3), (1, 3), (0, 2), (2, 3)])
    let weights = try graph.weights([5, 1, 2, 4, 4])
    let different = try graph.dissimilarPaths(
      PathQuery(from: [0], to: [3]), weights: weights, count: 3, share: 0.5, overlap: .weight)
    // different.paths.map(\.arcs) == [[0, 1], [3, 4]]
    #expect(different.paths.map(\.arcs) == [[0, 1], [3, 4]])
    // different.isComplete == true
    #expect(different.isComplete == true)
  }
}
