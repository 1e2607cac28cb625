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

  /// A centre, its three neighbours and a leaf of each: as the article has it, with a negative beta those who deal with
  /// the leaves are more powerful than the centre, with a positive one less central.
  @Test func theSignOfBetaTurnsTheOrder() throws {
    let arcs: [(source: UInt32, target: UInt32)] = [(0, 1), (0, 2), (0, 3), (1, 4), (2, 5), (3, 6)]
    let graph = try Graph(vertexCount: 7, arcs: arcs, isDirected: false)
    let positive = try graph.bonacichPower(beta: 0.4)
    let negative = try graph.bonacichPower(beta: -0.4)
    #expect(positive[0] > positive[1])
    #expect(negative[0] < negative[1])
  }

  @Test func badParametersAndEmptyGraphs() throws {
    let pair = try Graph(vertexCount: 2, arcs: [(0, 1)], isDirected: false)
    #expect(throws: MeasureError.singular) { try pair.bonacichPower(beta: 1) }
    for beta in [Double.nan, .infinity] {
      #expect(throws: MeasureError.self) { try pair.bonacichPower(beta: beta) }
      #expect(throws: MeasureError.self) { try pair.bonacichPower(beta: 0.1, alpha: beta) }
    }
    #expect(throws: MeasureError.weightsOfAnotherGraph) {
      try pair.bonacichPower(
        beta: 0.1, weights: Graph(vertexCount: 2, arcs: [(0, 1)], isDirected: false).unitWeights)
    }
    #expect(try Graph(vertexCount: 0, arcs: []).bonacichPower(beta: 0.1) == [])
    #expect(try Graph(vertexCount: 2, arcs: [(1, 1)]).bonacichPower(beta: 0.1) == [0, 0])
  }
}
