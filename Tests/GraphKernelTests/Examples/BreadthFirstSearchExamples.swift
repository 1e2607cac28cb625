import GraphKernel
import Testing

@Suite struct BreadthFirstSearchExamples {
  @Test func hopDistances() throws {
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)])
    // try graph.hopDistances(from: [1]) == [nil, 0, 1]
    #expect(try graph.hopDistances(from: [1]) == [nil, 0, 1])
    // try graph.reachable(to: [1]) == [true, true, false]
    #expect(try graph.reachable(to: [1]) == [true, true, false])
  }
}
