import GraphKernel
import Testing

@Test func expectedReachExample() throws {
  let chain = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)])
  let reach = try chain.expectedReach(probabilities: [1, 1], setCount: 3)
  // reach.values == [2, 1, 0]
  #expect(reach.values == [2, 1, 0])
}
