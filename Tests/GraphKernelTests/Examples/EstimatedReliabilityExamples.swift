import GraphKernel
import Testing

@Test func estimatedReliabilityExample() async throws {
  let square = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 3), (0, 2), (2, 3)], isDirected: false)
  let result = try await square.estimatedReliability(
    from: [0], to: [3], probabilities: [0.5, 0.5, 0.5, 0.5],
    sampling: WorldSampling(halfWidth: 0.01), exactStepLimit: nil)
  // result.interval.contains(0.4375)
  #expect(result.interval.contains(0.4375))
  // result.worlds == 32768
  #expect(result.worlds == 32768)
}
