import GraphKernel
import Testing

@Test func influenceSeedsExample() async throws {
  let stars = try Graph(vertexCount: 7, arcs: [(0, 1), (0, 2), (0, 3), (4, 5), (4, 6)])
  let best = try await stars.influenceSeeds(count: 2, probabilities: [1, 1, 1, 1, 1])
  // best.seeds == [0, 4]
  #expect(best.seeds == [0, 4])
  // best.estimatedSpread == 7
  #expect(best.estimatedSpread == 7)
}
