import GraphKernel
import Testing

@Suite struct MaximumFlowExamples {
  @Test func maximumFlow() throws {
    let pipes: [(source: UInt32, target: UInt32)] = [(0, 1), (0, 2), (1, 2), (1, 3), (2, 3)]
    let network = try Graph(vertexCount: 4, arcs: pipes)
    let capacities = try network.weights([3, 2, 5, 2, 2])
    let flow = try network.maximumFlow(from: 0, to: 3, capacities: capacities)
    // flow.value == 4
    #expect(flow.value == 4)
    // flow.cutArcs == [3, 4]
    #expect(flow.cutArcs == [3, 4])
  }
}
