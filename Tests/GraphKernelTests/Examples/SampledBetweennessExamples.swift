import GraphKernel
import Testing

@Suite struct SampledBetweennessExamples {
  @Test func betweennessFromPivots() async throws {
    let path = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 2), (2, 3)], isDirected: false)
    let betweenness = try await path.betweenness(fromPivots: [0, 3])
    // betweenness == [0, 3, 3, 0]
    #expect(betweenness == [0, 3, 3, 0])
  }

  @Test func sampledBetweenness() async throws {
    let path = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 2), (2, 3)], isDirected: false)
    let sample = try await path.sampledBetweenness(pivotCount: 4)
    // sample.values == [0, 2, 2, 0]
    #expect(sample.values == [0, 2, 2, 0])
    // sample.errorBound == 0
    #expect(sample.errorBound == 0)
  }
}
