import GraphKernel
import Testing

@Suite struct ReachGainsExamples {
  @Test func reachGains() throws {
    let gap = try Graph(vertexCount: 3, arcs: [(1, 2)])
    let reach = try gap.reachGains(
      from: 0, to: [2], probabilities: [1], extensions: [ReachExtension(to: 1, probability: 1)])
    // reach.base == [0]
    #expect(reach.base == [0])
    // reach.gains == [[1]]
    #expect(reach.gains == [[1]])
  }

  @Test func reachGainsOfSeveral() throws {
    let gap = try Graph(vertexCount: 4, arcs: [(2, 3)])
    let reach = try gap.reachGains(
      fromEach: [0, 1], to: [3], probabilities: [1], extensions: [ReachExtension(to: 2, probability: 1)])
    // reach[1].gains == [[1]]
    #expect(reach[1].gains == [[1]])
  }
}
