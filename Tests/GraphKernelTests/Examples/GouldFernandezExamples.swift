import GraphKernel
import Testing

@Suite struct GouldFernandezExamples {
  @Test func gouldFernandezBrokerage() throws {
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)])
    let brokerage = try graph.gouldFernandezBrokerage(groups: [0, 1, 1])
    // brokerage.vertices[1].count.gatekeeper == 1
    #expect(brokerage.vertices[1].count.gatekeeper == 1)
    // brokerage.whole.count.total == 1
    #expect(brokerage.whole.count.total == 1)
  }
}
