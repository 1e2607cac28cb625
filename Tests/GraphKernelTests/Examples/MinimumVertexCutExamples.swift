import GraphKernel
import Testing

@Suite struct MinimumVertexCutExamples {
  @Test func minimumVertexCut() throws {
    let ties: [(source: UInt32, target: UInt32)] = [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4), (3, 5), (4, 5)]
    let bowTie = try Graph(vertexCount: 6, arcs: ties, isDirected: false)
    let cut = try bowTie.minimumVertexCut(from: 0, to: 5)
    // cut?.vertices == [3]
    #expect(cut?.vertices == [3])
    // cut?.sourceSide == [0, 1, 2]
    #expect(cut?.sourceSide == [0, 1, 2])
  }
}
