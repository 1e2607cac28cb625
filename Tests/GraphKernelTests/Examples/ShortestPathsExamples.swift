import GraphKernel
import Testing

@Suite struct ShortestPathsExamples {
  @Test func shortest() throws {
    let graph = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 3), (0, 2), (2, 3)])
    let query = PathQuery(from: [0], to: [3])
    let first = try LooplessPaths(query, in: graph, weights: graph.unitWeights).shortest(1)
    // first.paths.map(\.vertices) == [[0, 1, 3]]
    #expect(first.paths.map(\.vertices) == [[0, 1, 3]])
    // first.equalAtCut?.count == 2
    #expect(first.equalAtCut?.count == 2)
  }
}
