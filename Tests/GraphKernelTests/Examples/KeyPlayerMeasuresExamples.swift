import GraphKernel
import Testing

@Suite struct KeyPlayerMeasuresExamples {
  @Test func fragmentation() throws {
    let path = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 2), (2, 3)], isDirected: false)
    let fragmentation = try path.fragmentation(removing: [1])
    // fragmentation == 2.0 / 3
    #expect(fragmentation == 2.0 / 3)
  }

  @Test func distanceWeightedFragmentation() throws {
    let path = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)], isDirected: false)
    let fragmentation = try path.distanceWeightedFragmentation()
    // fragmentation == 1 - 5.0 / 6
    #expect(fragmentation == 1 - 5.0 / 6)
  }

  @Test func reach() throws {
    let path = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 2), (2, 3)], isDirected: false)
    let reach = try path.reach(of: [0], within: 2)
    // reach == 0.75
    #expect(reach == 0.75)
  }

  @Test func distanceWeightedReach() throws {
    let path = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 2), (2, 3)], isDirected: false)
    let reach = try path.distanceWeightedReach(of: [1])
    // reach == 0.875
    #expect(reach == 0.875)
  }
}
