import GraphKernel
import Testing

@Test func sampledClosenessExample() async throws {
  let path = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)], isDirected: false)
  let sample = try await path.sampledCloseness(pivotCount: 3, weights: path.unitWeights)
  // sample.closeness == [2.0 / 3, 1, 2.0 / 3]
  #expect(sample.closeness == [2.0 / 3, 1, 2.0 / 3])
  // sample.errorShare == 0
  #expect(sample.errorShare == 0)
}
