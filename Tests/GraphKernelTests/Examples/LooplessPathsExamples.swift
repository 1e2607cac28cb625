import GraphKernel
import Testing

@Suite struct LooplessPathsExamples {
  @Test func paths() throws {
    let graph = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 3), (0, 2), (2, 3)])
    let query = PathQuery(from: [0], to: [3])
    let paths = try LooplessPaths(query, in: graph, weights: graph.weights([1, 5, 2, 2]))
    // paths.map(\.vertices) == [[0, 2, 3], [0, 1, 3]]
    #expect(paths.map(\.vertices) == [[0, 2, 3], [0, 1, 3]])
    // paths.map(\.weight) == [4, 6]
    #expect(paths.map(\.weight) == [4, 6])
  }
}
