import GraphKernel
import Testing

@Suite struct DijkstraExamples {
  @Test func distances() throws {
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2), (0, 2)])
    let weights = try graph.weights([1, 1, 5])
    // try graph.distances(from: [0], weights: weights) == [0, 1, 2]
    #expect(try graph.distances(from: [0], weights: weights) == [0, 1, 2])
    // try graph.distances(to: [2], weights: weights) == [2, 1, 0]
    #expect(try graph.distances(to: [2], weights: weights) == [2, 1, 0])
  }
}
