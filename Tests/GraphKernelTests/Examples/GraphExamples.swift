import GraphKernel
import Testing

@Suite struct GraphExamples {
  @Test func rows() throws {
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2), (0, 1)])
    // graph.outgoingArcs(of: 0) == [0, 2]
    #expect(graph.outgoingArcs(of: 0) == [0, 2])
    // graph.incomingArcs(of: 2) == [1]
    #expect(graph.incomingArcs(of: 2) == [1])
    // graph.reversed.target(of: 1) == 1
    #expect(graph.reversed.target(of: 1) == 1)
  }
}
