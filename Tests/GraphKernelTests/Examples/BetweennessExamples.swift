import GraphKernel
import Testing

@Suite struct BetweennessExamples {
  @Test func betweenness() async throws {
    let path = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 2), (2, 3)], isDirected: false)
    let betweenness = try await path.betweenness()
    // betweenness == [0, 2, 2, 0]
    #expect(betweenness == [0, 2, 2, 0])
  }

  @Test func arcBetweenness() async throws {
    let square = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 2), (2, 3), (3, 0)], isDirected: false)
    let betweenness = try await square.arcBetweenness()
    // betweenness == [2, 2, 2, 2]
    #expect(betweenness == [2, 2, 2, 2])
  }
}
