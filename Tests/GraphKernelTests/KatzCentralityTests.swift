import GraphKernel
import Testing

/// Katz centrality and Bonacich's power against the dense solution of their equations.
@Suite struct KatzCentralityTests {
  @Test(arguments: [true, false]) func smallGraphsSolveTheEquations(isDirected: Bool) throws {
    var generator = SeededGenerator(seed: 1953)
    for round in 0..<200 {
      let problem = RandomGraph(&generator, isDirected: isDirected, weightChoices: [0, 1, 2])
      let graph = try problem.graph()
      let weights = round % 2 == 0 ? nil : try graph.weights(problem.weights)
      let direction = ArcDirection.allCases[round % 3]
      let matrix = adjacency(problem, direction, weights: weights == nil ? nil : problem.weights)
      let count = problem.vertexCount
      let radius = spectralRadius(matrix)
      let beta = round % 5 == 0 ? (0..<count).map { Double($0 % 2) } : nil
      for share in [0, 0.3, 0.9, 0.99] {
        let alpha = radius > 0 ? share / radius : share
        let found = try graph.katzCentrality(
          alpha: alpha, beta: beta, direction, weights: weights, isNormalized: false)
        let equations = (0..<count).map { row in
          (0..<count).map { ($0 == row ? 1 : 0) - alpha * matrix[row][$0] }
        }
        let expected = denseSolution(equations, beta ?? [Double](repeating: 1, count: count))
        #expect(agree(found, expected, within: 1e-8), "\(problem) \(direction) \(alpha)")
        let normalized = try graph.katzCentrality(alpha: alpha, beta: beta, direction, weights: weights)
        let length = expected.reduce(0) { $0 + $1 * $1 }.squareRoot()
        #expect(agree(normalized, length > 0 ? expected.map { $0 / length } : expected, within: 1e-8))
      }
      guard radius > 0 else { continue }
      #expect(throws: MeasureError.self, "\(problem) \(direction)") {
        try graph.katzCentrality(alpha: 1.2 / radius, direction, weights: weights)
      }
    }
  }

  /// By Gelfand's formula, from a matrix squared again and again.
  private func spectralRadius(_ matrix: [[Double]]) -> Double {
    var power = matrix
    var radius = 1.0
    for doubling in 0..<30 {
      guard let largest = power.flatMap({ $0 }).max(), largest > 0 else { return 0 }
      var factor = largest
      for _ in 0..<doubling { factor = factor.squareRoot() }
      radius *= factor
      power = power.map { $0.map { $0 / largest } }
      power = power.map { row in
        power.indices.map { column in row.indices.reduce(0) { $0 + row[$1] * power[$1][column] } }
      }
    }
    return radius
  }

  @Test func badParametersAndEmptyGraphs() throws {
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2), (2, 0)])
    for alpha in [-0.1, 1, 1.5, Double.nan, .infinity] {
      #expect(throws: MeasureError.self) { try graph.katzCentrality(alpha: alpha) }
    }
    #expect(throws: MeasureError.self) { try graph.katzCentrality(beta: [1, -1, 1]) }
    #expect(throws: MeasureError.self) { try graph.katzCentrality(beta: [1, .infinity, 1]) }
    #expect(throws: MeasureError.self) { try graph.katzCentrality(beta: [1]) }
    #expect(throws: MeasureError.self) { try graph.katzCentrality(tolerance: 0) }
    #expect(throws: MeasureError.self) { try graph.katzCentrality(maximumIterations: 0) }
    #expect(throws: MeasureError.weightsOfAnotherGraph) {
      try graph.katzCentrality(weights: graph.reversed.unitWeights)
    }
    // A self-loop alone brings the bound down to 1, an undirected one to 1/2.
    let loop = try Graph(vertexCount: 1, arcs: [(0, 0)])
    #expect(throws: MeasureError.self) { try loop.katzCentrality(alpha: 1) }
    #expect(try agree(loop.katzCentrality(alpha: 0.5, isNormalized: false), [2]))
    let edge = try Graph(vertexCount: 1, arcs: [(0, 0)], isDirected: false)
    #expect(throws: MeasureError.self) { try edge.katzCentrality(alpha: 0.5) }
    #expect(try agree(edge.katzCentrality(alpha: 0.25, isNormalized: false), [2]))
    #expect(try graph.katzCentrality(beta: [0, 0, 0]) == [0, 0, 0])
    #expect(try Graph(vertexCount: 0, arcs: []).katzCentrality() == [])
    #expect(try Graph(vertexCount: 2, arcs: []).katzCentrality(alpha: 7, isNormalized: false) == [1, 1])
    #expect(try agree(graph.katzCentrality(beta: [1e308, 1e308, 1e308]), graph.katzCentrality()))
  }
}
