import GraphKernel
import Testing

@Suite struct ProbabilityWeightsExamples {
  @Test func weights() throws {
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2), (0, 2)])
    let weights = try graph.weights(probabilities: [0.5, 0.5, 0.2])
    let query = PathQuery(from: [0], to: [2])
    let likeliest = try LooplessPaths(query, in: graph, weights: weights).shortest(1)
    // likeliest.paths.first?.vertices == [0, 1, 2]
    #expect(likeliest.paths.first?.vertices == [0, 1, 2])
  }
}
