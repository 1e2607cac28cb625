import GraphKernel
import Testing

@Suite struct MinimumEdgeCutExamples {
  @Test func minimumEdgeCut() throws {
    let ties: [(source: UInt32, target: UInt32)] = [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 5), (5, 3)]
    let circles = try Graph(vertexCount: 6, arcs: ties, isDirected: false)
    let cut = try circles.minimumEdgeCut(from: 0, to: 5)
    // cut.arcs == [3]
    #expect(cut.arcs == [3])
    // cut.sourceSide == [0, 1, 2]
    #expect(cut.sourceSide == [0, 1, 2])
  }
}
