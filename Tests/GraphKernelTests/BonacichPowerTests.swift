import GraphKernel
import Testing

/// Bonacich's power centrality against the dense solution of its equations and the article.
@Suite struct BonacichPowerTests {
  @Test(arguments: [true, false]) func smallGraphsSolveTheEquations(isDirected: Bool) throws {
    var generator = SeededGenerator(seed: 1987)
    for round in 0..<200 {
      let problem = RandomGraph(&generator, isDirected: isDirected, weightChoices: [0, 1, 2])
      var loopless = problem
      loopless.arcs.removeAll()
      loopless.weights.removeAll()
      for (arc, weight) in zip(problem.arcs, problem.weights) where arc.source != arc.target {
        loopless.arcs.append(arc)
        loopless.weights.append(weight)
      }
      let graph = try problem.graph()
      let weights = round % 2 == 0 ? nil : try graph.weights(problem.weights)
      let direction = ArcDirection.allCases[round % 3]
      let matrix = adjacency(loopless, direction, weights: weights == nil ? nil : loopless.weights)
      let count = problem.vertexCount
      for beta in [-2.417, -0.1, 0, 0.07, 1.731] {
        let equations = (0..<count).map { row in
          (0..<count).map { ($0 == row ? 1 : 0) - beta * matrix[row][$0] }
        }
        let expected = denseSolution(equations, matrix.map { $0.reduce(0, +) })
        let found = try graph.bonacichPower(beta: beta, alpha: 1, direction, weights: weights)
        #expect(agree(found, expected), "\(problem) \(direction) \(beta)")
        let scaled = try graph.bonacichPower(beta: beta, direction, weights: weights)
        let squares = expected.reduce(0) { $0 + $1 * $1 }
        let factor = squares > 0 ? (Double(count) / squares).squareRoot() : 0
        #expect(agree(scaled, expected.map { $0 * factor }), "\(problem) \(direction) \(beta)")
      }
    }
  }

  @Test(arguments: [true, false]) func largeGraphsSolveTheEquations(isDirected: Bool) throws {
    var generator = SeededGenerator(seed: 2100)
    let arcs = (0..<4200).map { _ in
      (
        source: UInt32.random(in: 0..<2100, using: &generator),
        target: UInt32.random(in: 0..<2100, using: &generator)
      )
    }
    let graph = try Graph(vertexCount: 2100, arcs: arcs, isDirected: isDirected)
    for beta in [-0.1, 0.1] {
      let power = try graph.bonacichPower(beta: beta, alpha: 1)
      var expected = [Double](repeating: 0, count: 2100)
      for arc in arcs where arc.source != arc.target {
        expected[Int(arc.source)] += 1 + beta * power[Int(arc.target)]
        if !isDirected { expected[Int(arc.target)] += 1 + beta * power[Int(arc.source)] }
      }
      #expect(agree(power, expected))
    }
    #expect(throws: MeasureError.self) { try graph.bonacichPower(beta: 3) }
    #expect(throws: MeasureError.self) { try graph.bonacichPower(beta: 0.1, maximumIterations: 0) }
  }

  /// A line of five, solved by hand: with a negative beta those next to the ends have all the power, with a positive
  /// one the middle is most central.
  @Test func theSignOfBetaTurnsTheOrder() throws {
    let graph = try Graph(vertexCount: 5, arcs: [(0, 1), (1, 2), (2, 3), (3, 4)], isDirected: false)
    #expect(try agree(graph.bonacichPower(beta: -0.5, alpha: 1), [0, 2, 0, 2, 0]))
    let positive = try graph.bonacichPower(beta: 0.4, alpha: 1)
    #expect(abs(positive[1] - 80 / 13) < 1e-12)
    #expect(abs(positive[2] - 90 / 13) < 1e-12)
  }

  @Test func badParametersAndEmptyGraphs() throws {
    let pair = try Graph(vertexCount: 2, arcs: [(0, 1)], isDirected: false)
    #expect(throws: MeasureError.singular) { try pair.bonacichPower(beta: 1) }
    for beta in [Double.nan, .infinity] {
      #expect(throws: MeasureError.self) { try pair.bonacichPower(beta: beta) }
      #expect(throws: MeasureError.self) { try pair.bonacichPower(beta: 0.1, alpha: beta) }
    }
    // An isolated vertex beside coefficients of any size; sums beyond a number.
    let three = try Graph(vertexCount: 3, arcs: [(0, 1)], isDirected: false)
    let huge = try three.bonacichPower(beta: 1e200, alpha: 1)
    #expect(agree(huge, [-1e-200, -1e-200, 0], within: 1e-14) && huge[2] == 0)
    let heavy = try Graph(vertexCount: 3, arcs: [(0, 1), (0, 2)], isDirected: false)
    #expect(throws: MeasureError.singular) {
      try heavy.bonacichPower(beta: 0.1, weights: heavy.weights([1e308, 1e308]))
    }
    #expect(throws: MeasureError.weightsOfAnotherGraph) {
      try pair.bonacichPower(
        beta: 0.1, weights: Graph(vertexCount: 2, arcs: [(0, 1)], isDirected: false).unitWeights)
    }
    #expect(try Graph(vertexCount: 0, arcs: []).bonacichPower(beta: 0.1) == [])
    #expect(try Graph(vertexCount: 2, arcs: [(1, 1)]).bonacichPower(beta: 0.1) == [0, 0])
  }
}
