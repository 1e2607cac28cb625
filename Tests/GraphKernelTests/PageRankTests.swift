import GraphKernel
import Testing

/// PageRank against the dense solution of its equations with dead ends written out, and closed forms.
@Suite struct PageRankTests {
  @Test(arguments: [true, false]) func pageRankSolvesItsEquations(isDirected: Bool) throws {
    var generator = SeededGenerator(seed: 1998)
    for round in 0..<300 {
      let choices: [Double] = [[1], [0, 1, 2, 5], [0, 1e308, 1e300], [1e-300, 3e-300]][round % 4]
      let problem = RandomGraph(&generator, isDirected: isDirected, weightChoices: choices)
      let graph = try problem.graph()
      let weights = round % 4 == 0 ? nil : try graph.weights(problem.weights)
      var teleport: [Double]?
      if round % 3 > 0 && problem.vertexCount > 0 {
        var drawn = (0..<problem.vertexCount).map { _ in Double(Int.random(in: 0...2, using: &generator)) }
        drawn[0] = 1
        teleport = drawn
      }
      let damping = [0, 0.5, 0.85, 0.99][Int.random(in: 0..<4, using: &generator)]
      let rank = try graph.pageRank(damping: damping, weights: weights, teleport: teleport, tolerance: 1e-12)
      #expect(
        agree(rank, expected(problem, damping, teleport), within: 1e-11),
        "\(problem) \(damping) \(teleport ?? [])")
      #expect(problem.vertexCount == 0 || abs(rank.reduce(0, +) - 1) < 1e-12)
      #expect(rank.allSatisfy { $0 >= 0 })
    }
  }

  /// x = damping (A x + dead x · starts) + (1 - damping) starts, as one dense system.
  private func expected(_ problem: RandomGraph, _ damping: Double, _ teleport: [Double]?) -> [Double] {
    let count = problem.vertexCount
    let given = teleport ?? [Double](repeating: 1, count: count)
    let starts = given.map { $0 / given.reduce(0, +) }
    let largest = problem.weights.max() ?? 1
    var matrix = (0..<count).map { row in (0..<count).map { $0 == row ? 1.0 : 0.0 } }
    for (vertex, steps) in problem.steps.enumerated() {
      // A loop of an undirected graph stands in `steps` twice.
      let strength = steps.reduce(0) { $0 + problem.weights[$1.arc] / largest }
      if strength > 0 {
        for step in steps {
          matrix[step.to][vertex] -= damping * problem.weights[step.arc] / largest / strength
        }
      } else {
        for other in 0..<count { matrix[other][vertex] -= damping * starts[other] }
      }
    }
    return denseSolution(matrix, starts.map { $0 * (1 - damping) })
  }

  @Test func theErrorStaysBelowTheToleranceOnLargerGraphs() throws {
    var generator = SeededGenerator(seed: 2015)
    for isDirected in [true, false] {
      let arcs = (0..<6000).map { _ in
        (
          source: UInt32.random(in: 0..<2000, using: &generator),
          target: UInt32.random(in: 0..<2000, using: &generator)
        )
      }
      let graph = try Graph(vertexCount: 2000, arcs: arcs, isDirected: isDirected)
      let exact = try graph.pageRank(tolerance: 1e-13)
      for tolerance in [1e-3, 1e-6, 1e-10] {
        let rank = try graph.pageRank(tolerance: tolerance)
        let error = zip(rank, exact).map { abs($0 - $1) }.reduce(0, +)
        #expect(error <= tolerance)
      }
    }
  }

  @Test func aStarHasItsClosedForm() throws {
    // Of a star with k leaves the centre has (1 + d k) / ((1 + d) (1 + k)).
    let graph = try Graph(vertexCount: 6, arcs: (1...5).map { (0, $0) }, isDirected: false)
    let rank = try graph.pageRank(damping: 0.85)
    let centre: Double = (1 + 0.85 * 5) / (1.85 * 6)
    #expect(abs(rank[0] - centre) < 1e-10)
    #expect(agree(Array(rank[1...]), [Double](repeating: (1 - rank[0]) / 5, count: 5), within: 1e-10))
  }

  @Test func badParametersAreErrors() throws {
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2), (2, 0), (0, 2)], isDirected: false)
    let other = try Graph(vertexCount: 3, arcs: [(0, 1)])
    for damping in [-0.1, 1, Double.nan, .infinity] {
      #expect(throws: MeasureError.self) { try graph.pageRank(damping: damping) }
    }
    for tolerance in [0, -1, Double.nan] {
      #expect(throws: MeasureError.self) { try graph.pageRank(tolerance: tolerance) }
    }
    let wrong: [[Double]] = [[0, 0, 0], [1, -1, 1], [1, .nan, 1], [1, .infinity, 0]]
    for teleport in wrong {
      #expect(throws: MeasureError.self) { try graph.pageRank(teleport: teleport) }
    }
    #expect(throws: MeasureError.columnCount(column: "teleport", expected: 3, actual: 1)) {
      try graph.pageRank(teleport: [1])
    }
    #expect(throws: MeasureError.weightsOfAnotherGraph) { try graph.pageRank(weights: other.unitWeights) }
    let arcs: [(source: UInt32, target: UInt32)] = [(0, 1), (1, 2), (2, 3), (3, 0), (2, 1), (3, 4), (4, 1)]
    for isDirected in [true, false] {
      let graph = try Graph(vertexCount: 5, arcs: arcs, isDirected: isDirected)
      for limit in [-1, 0, 1] {
        #expect(throws: MeasureError.self) { try graph.pageRank(tolerance: 1e-14, maximumIterations: limit) }
      }
    }
    #expect(try graph.pageRank(teleport: [1e308, 1e308, 1e308]) == graph.pageRank(teleport: [1, 1, 1]))
    #expect(try Graph(vertexCount: 0, arcs: []).pageRank() == [])
    #expect(try Graph(vertexCount: 2, arcs: []).pageRank() == [0.5, 0.5])
    #expect(
      try Graph(vertexCount: 2, arcs: [], isDirected: false).pageRank(teleport: [1, 3]) == [0.25, 0.75])
  }
}
