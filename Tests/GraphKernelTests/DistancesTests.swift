import GraphKernel
import Testing

/// Distances and reachability against the enumeration of paths between each pair.
@Suite struct DistancesTests {
  static let mixes: [Set<Ingredient>] = [
    [], [.avoidedVertices], [.avoidedArcs], [.terminalVertices], [.terminalArcs],
    [.manySources, .avoidedVertices, .avoidedArcs, .terminalVertices, .terminalArcs],
  ]

  @Test(arguments: mixes) func distancesAreThoseOfTheFirstPath(_ mix: Set<Ingredient>) throws {
    var generator = SeededGenerator(seed: 1959)
    for _ in 0..<100 {
      let problem = PathProblem(random: &generator, with: mix)
      let graph = try problem.graph()
      let origins = problem.sources.sorted().map(UInt32.init)
      let (weights, constraints) = (problem.weights, problem.constraints)
      let expected = expectedDistances(problem)
      #expect(
        try graph.distances(from: origins, weights: weights, constraints: constraints) == expected.from,
        "\(problem)")
      let some = problem.targets.sorted().map(UInt32.init)
      #expect(
        try graph.distances(
          from: origins, toEach: some, weights: graph.weights(weights), constraints: constraints)
          == some.map { expected.from[Int($0)] }, "\(problem)")
      #expect(
        try graph.distances(to: origins, weights: weights, constraints: constraints) == expected.to,
        "\(problem)")

      var unit = problem
      for arc in unit.arcs.indices { unit.arcs[arc].weight = 1 }
      let hops = expectedDistances(unit)
      let hopsFrom = hops.from.map { $0.isFinite ? Int($0) : nil }
      let hopsTo = hops.to.map { $0.isFinite ? Int($0) : nil }
      #expect(try graph.hopDistances(from: origins, constraints: constraints) == hopsFrom, "\(problem)")
      #expect(try graph.hopDistances(to: origins, constraints: constraints) == hopsTo, "\(problem)")
      #expect(try graph.reachable(from: origins, constraints: constraints) == hopsFrom.map { $0 != nil })
      #expect(try graph.reachable(to: origins, constraints: constraints) == hopsTo.map { $0 != nil })
    }
  }

  /// The least weights of paths from and to the problem's sources, by enumeration.
  private func expectedDistances(_ problem: PathProblem) -> (from: [Double], to: [Double]) {
    var problem = problem
    problem.sourcesAreInitial = false
    problem.targetsAreTerminal = false
    let origins = problem.sources
    func leastWeight(from sources: Set<Int>, to targets: Set<Int>) -> Double {
      if !sources.intersection(targets).subtracting(problem.avoidedVertices).isEmpty { return 0 }
      problem.sources = sources
      problem.targets = targets
      return problem.enumerate().first?.weight ?? .infinity
    }
    let vertices = 0..<problem.vertexCount
    return (
      vertices.map { leastWeight(from: origins, to: [$0]) },
      vertices.map { leastWeight(from: [$0], to: origins) }
    )
  }

  /// Bellman and Ford's relaxation of all arcs, repeated until nothing changes, on graphs large enough for a
  /// heap of several levels.
  @Test func distancesOnLargerGraphsEqualBellmanFord() throws {
    var generator = SeededGenerator(seed: 1958)
    for _ in 0..<10 {
      let ends = (0..<2000).map { _ in
        (
          source: UInt32.random(in: 0..<500, using: &generator),
          target: UInt32.random(in: 0..<500, using: &generator)
        )
      }
      let weights = ends.map { _ in Double(Int.random(in: 0...1000, using: &generator)) / 1024 }
      var expected = [Double](repeating: .infinity, count: 500)
      expected[0] = 0
      var hasChanged = true
      while hasChanged {
        hasChanged = false
        for (arc, weight) in zip(ends, weights)
        where expected[Int(arc.source)] + weight < expected[Int(arc.target)] {
          expected[Int(arc.target)] = expected[Int(arc.source)] + weight
          hasChanged = true
        }
      }
      let graph = try Graph(vertexCount: 500, arcs: ends)
      #expect(try graph.distances(from: [0], weights: weights) == expected)
      #expect(try graph.reversed.distances(to: [0], weights: weights) == expected)
    }
  }
}
