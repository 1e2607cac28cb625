import GraphKernel
import Testing

/// Degrees and strengths against a count of the arcs' ends.
@Suite struct DegreeTests {
  @Test(arguments: [true, false]) func degreesCountTheEndsOfArcs(isDirected: Bool) throws {
    var generator = SeededGenerator(seed: 1978)
    for _ in 0..<200 {
      let problem = RandomGraph(&generator, isDirected: isDirected, weightChoices: [0, 1, 2, 8])
      let graph = try problem.graph()
      let weights = try graph.weights(problem.weights)
      for direction in ArcDirection.allCases {
        var degrees = [Int](repeating: 0, count: problem.vertexCount)
        var strengths = [Double](repeating: 0, count: problem.vertexCount)
        for (arc, weight) in zip(problem.arcs, problem.weights) {
          if !isDirected || direction != .incoming {
            degrees[Int(arc.source)] += 1
            strengths[Int(arc.source)] += weight
          }
          if !isDirected || direction != .outgoing {
            degrees[Int(arc.target)] += 1
            strengths[Int(arc.target)] += weight
          }
        }
        #expect(graph.degrees(direction) == degrees, "\(problem)")
        #expect(try graph.strengths(weights: weights, direction) == strengths, "\(problem)")
      }
    }
  }
}
