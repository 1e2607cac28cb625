import GraphKernel
import Testing

@Suite struct ResourceConstrainedPathsExamples {
  @Test func resourceConstrainedPaths() throws {
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2), (0, 2), (0, 2)])
    let (days, cost) = (try graph.weights([1, 1, 3, 4]), try graph.weights([5, 5, 2, 1]))
    let result = try graph.resourceConstrainedPaths(
      PathQuery(from: [0], to: [2]), weights: days, resource: cost, cap: 9, count: 5)
    // result.paths.map(\.arcs) == [[2], [3]]
    #expect(result.paths.map(\.arcs) == [[2], [3]])
    // result.resources == [2, 1]
    #expect(result.resources == [2, 1])
    // result.isComplete == true
    #expect(result.isComplete == true)
  }
}
