import GraphKernel
import Testing

@Suite struct ClosenessExamples {
  @Test func closeness() async throws {
    let path = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)])
    let closeness = try await path.closeness()
    let outward = try await path.closeness(.outgoing, isScaledByReach: false)
    // closeness == [0, 0.5, 2.0 / 3]
    #expect(closeness == [0, 0.5, 2.0 / 3])
    // outward == [2.0 / 3, 1, 0]
    #expect(outward == [2.0 / 3, 1, 0])
  }

  @Test func harmonicCentrality() async throws {
    let path = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)])
    let harmonic = try await path.harmonicCentrality()
    // harmonic == [0, 1, 1.5]
    #expect(harmonic == [0, 1, 1.5])
  }
}
