import GraphKernel
import Testing

@Suite struct EigenvectorCentralityExamples {
  @Test func eigenvectorCentrality() throws {
    let path = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)], isDirected: false)
    let centrality = try path.eigenvectorCentrality()
    // abs(centrality.eigenvalue - 2.0.squareRoot()) < 1e-9
    #expect(abs(centrality.eigenvalue - 2.0.squareRoot()) < 1e-9)
    // abs(centrality.values[1] - 0.5.squareRoot()) < 1e-9
    #expect(abs(centrality.values[1] - 0.5.squareRoot()) < 1e-9)
  }
}
