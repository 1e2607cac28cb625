import GraphKernel
import Testing

@Suite struct DistancesToTargetsExamples {
  @Test func distances() throws {
    let graph = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 2), (2, 3)])
    let weights = try graph.weights([1, 2, 4])
    let distances = try graph.distances(from: [0], toEach: [2, 0], weights: weights)
    // distances == [3, 0]
    #expect(distances == [3, 0])
  }
}
