import GraphKernel
import Testing

@Suite struct KatzCentralityExamples {
  @Test func katzCentrality() throws {
    let path = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)])
    let katz = try path.katzCentrality(alpha: 0.5, isNormalized: false)
    // katz == [1, 1.5, 1.75]
    #expect(katz == [1, 1.5, 1.75])
  }
}
