import GraphKernel
import Testing

@Suite struct WeakComponentsExamples {
  @Test func weaklyConnectedComponents() throws {
    let graph = try Graph(vertexCount: 5, arcs: [(0, 3), (4, 1)])
    let components = graph.weaklyConnectedComponents()
    // components.labels == [0, 1, 2, 0, 1]
    #expect(components.labels == [0, 1, 2, 0, 1])
    // components.sizes == [2, 2, 1]
    #expect(components.sizes == [2, 2, 1])
  }
}
