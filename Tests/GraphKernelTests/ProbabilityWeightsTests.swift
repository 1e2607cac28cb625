import GraphKernel
import Testing

@Suite struct ProbabilityWeightsTests {
  @Test func theLightestPathHasTheLargestProduct() throws {
    var generator = SeededGenerator(seed: 2032)
    for _ in 0..<200 {
      let problem = PathProblem(random: &generator, with: [])
      let graph = try problem.graph()
      let grades = [0.1, 0.3, 0.5, 0.7, 1]
      let probabilities = (0..<graph.arcCount).map { _ in grades.randomElement(using: &generator) ?? 1 }
      let weights = try graph.weights(probabilities: probabilities)
      let query = PathQuery(
        from: problem.sources.sorted().map(UInt32.init), to: problem.targets.sorted().map(UInt32.init))
      let paths = Array(try LooplessPaths(query, in: graph, weights: weights))
      let products = paths.map { path in path.arcs.reduce(1) { $0 * probabilities[Int($1)] } }
      for (path, product) in zip(paths, products) {
        #expect(abs(Unlikeliness.probability(of: path.weight) - product) < 1e-8 * product)
      }
      for (better, worse) in zip(products, products.dropFirst()) { #expect(better > worse * (1 - 1e-8)) }
    }
  }

  /// 0.3 · 0.5 · 0.7 in any order is the same weight, to the bit.
  @Test func theOrderOfArcsMakesNoDifference() {
    let weights = [0.3, 0.5, 0.7, 0.1].map(Unlikeliness.weight)
    #expect(
      weights[0] + weights[1] + weights[2] + weights[3] == weights[3] + weights[2] + weights[1] + weights[0])
    #expect(Unlikeliness.weight(of: 1) == 0)
    #expect(Unlikeliness.weight(of: 0) == .infinity)
    #expect(Unlikeliness.weight(of: 1.5).isNaN)
  }

  @Test(arguments: [0, -0.1, 1.1, Double.nan, .infinity])
  func refusesWhatIsNoProbability(_ probability: Double) throws {
    let graph = try Graph(vertexCount: 2, arcs: [(0, 1), (1, 0)])
    #expect(throws: PathQueryError.self) { try graph.weights(probabilities: [1, probability]) }
    #expect(throws: PathQueryError.weightCount(expected: 2, actual: 1)) {
      try graph.weights(probabilities: [0.5])
    }
  }
}
