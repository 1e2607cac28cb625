import GraphKernel
import Testing

@Suite struct BonacichPowerExamples {
  @Test func bonacichPower() throws {
    let path = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)], isDirected: false)
    let power = try path.bonacichPower(beta: -0.5, alpha: 1)
    // power == [0, 2, 0]
    #expect(power == [0, 2, 0])
  }
}
