import GraphKernel
import Testing

@Suite struct CoreNumbersExamples {
  @Test func coreNumbers() throws {
    let graph = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 2), (2, 0), (2, 3)])
    let cores = graph.coreNumbers()
    // cores == [2, 2, 2, 1]
    #expect(cores == [2, 2, 2, 1])
  }
}
