import GraphKernel
import Testing

@Suite struct ParetoDominatorExamples {
  @Test func dominator() throws {
    let graph = try Graph(vertexCount: 2, arcs: [(0, 1), (0, 1), (0, 1)])
    let (days, cost) = (try graph.weights([3, 5, 6]), try graph.weights([4, 2, 2]))
    let set = try graph.paretoPaths(PathQuery(from: [0], to: [1]), criteria: [days, cost])
    let dominator = try set.dominator(of: [6, 2])
    // dominator?.index == 1
    #expect(dominator?.index == 1)
    // dominator?.savings == [1, 0]
    #expect(dominator?.savings == [1, 0])
    // dominator?.cheaperBy == [0]
    #expect(dominator?.cheaperBy == [0])
  }
}
