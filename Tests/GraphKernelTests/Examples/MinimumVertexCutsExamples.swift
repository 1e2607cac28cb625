import GraphKernel
import Testing

@Suite struct MinimumVertexCutsExamples {
  @Test func minimumVertexCuts() throws {
    let ties: [(source: UInt32, target: UInt32)] = [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4), (4, 5)]
    let chain = try Graph(vertexCount: 6, arcs: ties, isDirected: false)
    let found = try chain.minimumVertexCuts(from: 0, to: 5)
    // found?.cuts == [[3], [4]]
    #expect(found?.cuts == [[3], [4]])
    // found?.isComplete == true
    #expect(found?.isComplete == true)
  }
}
