import GraphKernel
import Testing

/// Minimum cuts of arcs without weights, or with the largest; `MaximumFlowTests` has the others.
@Suite struct MinimumEdgeCutTests {
  @Test func cutsWithoutWeightsHaveTheFewestArcs() throws {
    var generator = SeededGenerator(seed: 1957)
    for _ in 0..<200 {
      let problem = FlowProblem(random: &generator)
      let graph = try problem.graph()
      let (source, target) = (UInt32(0), UInt32(problem.vertexCount - 1))
      let cut = try graph.minimumEdgeCut(from: source, to: target)
      #expect(try cut == graph.minimumEdgeCut(from: source, to: target, weights: graph.unitWeights))
      let sides = (0..<(1 << problem.vertexCount)).filter { $0 & 1 == 1 && $0 >> Int(target) & 1 == 0 }
      #expect(cut.arcs.count == sides.map { problem.arcs(leaving: $0).count }.min(), "\(problem)")
      #expect(cut.weight == Double(cut.arcs.count))
    }
  }

  @Test func emptySetsNeedNoCut() throws {
    let graph = try Graph(vertexCount: 2, arcs: [(0, 1)])
    #expect(try graph.minimumEdgeCut(from: [], to: [1]).arcs == [])
    #expect(try graph.minimumEdgeCut(from: [0], to: []).weight == 0)
    #expect(try Graph(vertexCount: 0, arcs: []).minimumEdgeCut(from: [], to: []).sourceSide == [])
  }

  @Test func theLargestWeightsOverflowToInfinityOnly() throws {
    let largest = Double.greatestFiniteMagnitude
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (0, 1), (1, 2), (2, 1), (2, 2)], isDirected: false)
    let cut = try graph.minimumEdgeCut(
      from: 0, to: 2, weights: graph.weights([largest, largest, largest, 0, 1]))
    #expect(cut.weight == largest && cut.arcs == [2, 3] && cut.sourceSide == [0, 1])
    let wide = try graph.minimumEdgeCut(
      from: 0, to: 2, weights: graph.weights([largest, largest, largest, largest, 1]))
    #expect(wide.weight == .infinity && wide.arcs == [0, 1] && wide.sourceSide == [0])
  }

  @Test func badArgumentsAreErrors() throws {
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)])
    let other = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)])
    let same = MeasureError.invalidParameter(
      name: "target", value: 1, allowed: "a vertex that is no source")
    #expect(throws: same) { try graph.minimumEdgeCut(from: 1, to: 1) }
    #expect(throws: same) { try graph.minimumEdgeCut(from: [0, 1], to: [2, 1]) }
    #expect(throws: MeasureError.indexOutOfRange(.max, count: 3)) {
      try graph.minimumEdgeCut(from: 0, to: .max)
    }
    #expect(throws: MeasureError.weightsOfAnotherGraph) {
      try graph.minimumEdgeCut(from: 0, to: 1, weights: other.unitWeights)
    }
  }
}
