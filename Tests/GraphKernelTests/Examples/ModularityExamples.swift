import GraphKernel
import Testing

@Suite struct ModularityExamples {
  @Test func modularity() throws {
    let graph = try Graph(
      vertexCount: 4, arcs: [(0, 1), (2, 3), (1, 2)], isDirected: false)
    let modularity = try graph.modularity(of: [7, 7, 9, 9])
    // modularity == 2.0 / 3 - 2.0 / 4
    #expect(modularity == 2.0 / 3 - 2.0 / 4)
  }
}
