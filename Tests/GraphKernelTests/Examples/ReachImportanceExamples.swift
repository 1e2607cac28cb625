import GraphKernel
import Testing

@Test func reachImportanceExample() async throws {
  let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2), (1, 2)])
  let importance = try await graph.reachImportance(from: [0], to: [2], probabilities: [0.5, 0.5, 0.5])
  // importance.reliability.estimate == 0.375
  #expect(importance.reliability.estimate == 0.375)
  // importance.arcs.map(\.birnbaum) == [0.75, 0.25, 0.25]
  #expect(importance.arcs.map(\.birnbaum) == [0.75, 0.25, 0.25])
  // importance.vertices.map(\.loss) == [0.375, 0.375, 0.375]
  #expect(importance.vertices.map(\.loss) == [0.375, 0.375, 0.375])
}
