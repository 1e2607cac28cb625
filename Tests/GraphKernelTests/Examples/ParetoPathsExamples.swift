import GraphKernel
import Testing

@Suite struct ParetoPathsExamples {
  @Test func paretoPaths() throws {
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2), (0, 2)])
    let days = try graph.weights([1, 1, 5])
    let cost = try graph.weights([4, 4, 3])
    let query = PathQuery(from: [0], to: [2])
    let set = try graph.paretoPaths(query, criteria: [days, cost])
    // set.members.map(\.costs) == [[2, 8], [5, 3]]
    #expect(set.members.map(\.costs) == [[2, 8], [5, 3]])
    // set.members.map(\.path.arcs) == [[0, 1], [2]]
    #expect(set.members.map(\.path.arcs) == [[0, 1], [2]])
  }

  @Test func costs() throws {
    let graph = try Graph(vertexCount: 2, arcs: [(0, 1), (0, 1)])
    let (days, cost) = (try graph.weights([1, 2]), try graph.weights([5, 3]))
    let query = PathQuery(from: [0], to: [1])
    let quickest = try LooplessPaths(query, in: graph, weights: days).shortest(1)
    let costs = try quickest.paths.map { try graph.costs(of: $0, criteria: [days, cost]) }
    // costs == [[1, 5]]
    #expect(costs == [[1, 5]])
  }
}
