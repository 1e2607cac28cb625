import GraphKernel
import Testing

@Suite struct KeyPlayersExamples {
  @Test func greedyKeyPlayers() async throws {
    let path = try Graph(vertexCount: 5, arcs: [(0, 1), (1, 2), (2, 3), (3, 4)], isDirected: false)
    let players = try await path.greedyKeyPlayers(1, by: .fragmentation)
    // players.vertices == [2]
    #expect(players.vertices == [2])
    // players.value == 2.0 / 3
    #expect(players.value == 2.0 / 3)
  }

  @Test func bestKeyPlayers() async throws {
    let path = try Graph(
      vertexCount: 6, arcs: [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)], isDirected: false)
    let players = try await path.bestKeyPlayers(2, by: .reach(within: 1))
    // players.vertices == [1, 4]
    #expect(players.vertices == [1, 4])
    // players.value == 1
    #expect(players.value == 1)
  }
}
