import GraphKernel
import Testing

@Suite struct ParetoCoverExamples {
  @Test func cover() throws {
    let graph = try Graph(vertexCount: 2, arcs: [(0, 1), (0, 1), (0, 1)])
    let (days, cost) = (try graph.weights([10, 11, 20]), try graph.weights([9, 8, 2]))
    let set = try graph.paretoPaths(PathQuery(from: [0], to: [1]), criteria: [days, cost])
    let cover = try set.cover(within: [.relative(0.1), .absolute(1)])
    // cover.kept == [0, 2]
    #expect(cover.kept == [0, 2])
    // cover.dropped.map(\.coveredBy) == [0]
    #expect(cover.dropped.map(\.coveredBy) == [0])
  }
}
