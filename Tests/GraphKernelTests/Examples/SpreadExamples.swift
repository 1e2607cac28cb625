import GraphKernel
import Testing

@Test func spreadExample() async throws {
  let chain = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)])
  let spread = try await chain.spread(of: [0], probabilities: [0.5, 0.5])
  // spread.interval.contains(1.75)
  #expect(spread.interval.contains(1.75))
  // (spread.estimate - 1.75).magnitude < 0.05
  #expect((spread.estimate - 1.75).magnitude < 0.05)
}
