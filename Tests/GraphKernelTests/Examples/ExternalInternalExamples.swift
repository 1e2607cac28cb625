import GraphKernel
import Testing

@Suite struct ExternalInternalExamples {
  @Test func externalInternalIndex() throws {
    let graph = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 2), (2, 3)], isDirected: false)
    let index = try graph.externalInternalIndex(groups: [0, 0, 0, 1])
    // index.vertices == [-1, -1, 0, 1]
    #expect(index.vertices == [-1, -1, 0, 1])
    // index.whole == -1.0 / 3
    #expect(index.whole == -1.0 / 3)
  }
}
