import GraphKernel
import Testing

@Suite struct HonestBrokerExamples {
  @Test func honestBrokerIndices() throws {
    let star = try Graph(vertexCount: 4, arcs: [(1, 0), (2, 0), (3, 0), (1, 2)])
    let indices = star.honestBrokerIndices()
    // indices[0].untied == 2
    #expect(indices[0].untied == 2)
    // indices[0].tiedOneWay == 1
    #expect(indices[0].tiedOneWay == 1)
  }
}
