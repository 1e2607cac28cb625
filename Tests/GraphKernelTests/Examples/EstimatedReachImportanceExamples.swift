import GraphKernel
import Testing

@Test func estimatedReachImportanceExample() async throws {
  let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2), (1, 2)])
  let importance = try await graph.estimatedReachImportance(
    from: [0], to: [2], probabilities: [0.5, 0.5, 0.5], sampling: WorldSampling(halfWidth: 0.01))
  // importance.arcs[0].birnbaumInterval.contains(0.75)
  #expect(importance.arcs[0].birnbaumInterval.contains(0.75))
  // importance.arcs[1].birnbaumInterval.contains(0.25)
  #expect(importance.arcs[1].birnbaumInterval.contains(0.25))
  // importance.vertices[1].loss == importance.reliability.estimate
  #expect(importance.vertices[1].loss == importance.reliability.estimate)
}
