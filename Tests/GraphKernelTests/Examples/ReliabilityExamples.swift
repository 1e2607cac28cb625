import GraphKernel
import Testing

@Test func reliabilityExample() throws {
  let square = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 3), (0, 2), (2, 3)], isDirected: false)
  let reliability = try square.reliability(from: [0], to: [3], probabilities: [0.5, 0.5, 0.5, 0.5])
  // reliability == 0.4375
  #expect(reliability == 0.4375)
}
