import GraphKernel
import Testing

@Suite struct DegreeExamples {
  @Test func degrees() throws {
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (0, 2), (1, 2)])
    let received = graph.degrees(.incoming)
    let all = graph.degrees()
    // received == [0, 1, 2]
    #expect(received == [0, 1, 2])
    // all == [2, 2, 2]
    #expect(all == [2, 2, 2])
  }

  @Test func strengths() throws {
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (0, 2), (1, 2)])
    let strengths = try graph.strengths(weights: graph.weights([2, 3, 4]), .outgoing)
    // strengths == [5, 4, 0]
    #expect(strengths == [5, 4, 0])
  }
}
