import GraphKernel
import Testing

@Suite struct ExpectedReachTests {
  // Each tie carries with 1/2 on its own. From 0: 1 by 3/4 (two parallel arcs), 2 by 3/8.
  @Test func aChainWithParallelArcs() throws {
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (0, 1), (1, 2)])
    let reach = try graph.expectedReach(probabilities: [0.5, 0.5, 0.5], setCount: 60_000)
    for (value, expected) in zip(reach.values, [1.125, 0.5, 0]) {
      #expect(abs(value - expected) <= reach.errorBound)
      #expect(abs(value - expected) < 0.02)
    }
    #expect(reach.errorBound < 0.05)
  }

  // On a triangle an edge passes either way: a pair is joined by 1 - 1/2 · 3/4 = 5/8.
  @Test func anEdgePassesEitherWay() throws {
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2), (2, 0)], isDirected: false)
    let reach = try graph.expectedReach(probabilities: [0.5, 0.5, 0.5], setCount: 60_000)
    for value in reach.values { #expect(abs(value - 1.25) < 0.03) }
  }

  @Test func theSameSeedGivesTheSameValues() throws {
    let graph = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 2), (2, 3)])
    let first = try graph.expectedReach(probabilities: [0.5, 0.5, 0.5], setCount: 100, seed: 3)
    #expect(try graph.expectedReach(probabilities: [0.5, 0.5, 0.5], setCount: 100, seed: 3) == first)
  }

  @Test func whatCannotBeAsked() throws {
    let graph = try Graph(vertexCount: 2, arcs: [(0, 1)])
    #expect(throws: MeasureError.self) { try graph.expectedReach(probabilities: [], setCount: 1) }
    #expect(throws: MeasureError.self) { try graph.expectedReach(probabilities: [2], setCount: 1) }
    #expect(throws: MeasureError.self) { try graph.expectedReach(probabilities: [1], setCount: 0) }
    #expect(throws: MeasureError.self) {
      try graph.expectedReach(probabilities: [1], setCount: 1, confidence: 1)
    }
    let empty = try Graph(vertexCount: 0, arcs: [])
    #expect(try empty.expectedReach(probabilities: [], setCount: 1).values == [])
  }
}
