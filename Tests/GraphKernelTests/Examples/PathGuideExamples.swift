import GraphKernel
import Testing

@Suite struct PathGuideExamples {
  @Test func guide() throws {
    let graph = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 3), (0, 2), (2, 3)])
    let weights = try graph.weights([1, 5, 2, 2])
    let guide = try PathGuide(to: [3], in: graph, weights: weights)
    let paths = try LooplessPaths(PathQuery(from: [0], to: [3]), in: graph, weights: weights)
    let others = try LooplessPaths(PathQuery(from: [1], to: [3]), in: graph, weights: weights)
    // paths.shortest(1, guide: guide).paths.map(\.weight) == [4]
    #expect(paths.shortest(1, guide: guide).paths.map(\.weight) == [4])
    // others.shortest(1, guide: guide).paths.map(\.weight) == [5]
    #expect(others.shortest(1, guide: guide).paths.map(\.weight) == [5])
  }
}
