import GraphKernel
import Testing

@Suite struct ArcWeightsExamples {
  @Test func weights() throws {
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)])
    let weights = try graph.weights([0.5, 2])
    // weights[1] == 2
    #expect(weights[1] == 2)
    // try graph.distances(from: [0], weights: weights) == [0, 0.5, 2.5]
    #expect(try graph.distances(from: [0], weights: weights) == [0, 0.5, 2.5])
  }
}
