import GraphKernel
import Testing

@Suite struct StrongComponentsExamples {
  @Test func stronglyConnectedComponents() throws {
    let graph = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 2), (2, 1), (2, 3)])
    let components = graph.stronglyConnectedComponents()
    // components.labels == [0, 1, 1, 2]
    #expect(components.labels == [0, 1, 1, 2])
    // components.count == 3
    #expect(components.count == 3)
  }
}
