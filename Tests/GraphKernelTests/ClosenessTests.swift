import GraphKernel
import Testing

/// Closeness and harmonic centrality against Floyd's distances.
@Suite struct ClosenessTests {
  @Test(arguments: [true, false]) func smallGraphsEqualFloyd(isDirected: Bool) async throws {
    var generator = SeededGenerator(seed: 1950)
    for round in 0..<250 {
      let choices: [Double] = [[1], [0, 1, 2.5], [0.1, 0.2, 0.3]][round % 3]
      let problem = RandomGraph(&generator, isDirected: isDirected, weightChoices: choices)
      let weights = round % 3 == 0 ? nil : try problem.graph().weights(problem.weights)
      try await expectFloyd(problem, weights: weights)
    }
  }

  /// More than 64 vertices, so that searches run in several words, sparse and dense.
  @Test(arguments: [true, false]) func largerGraphsEqualFloyd(isDirected: Bool) async throws {
    var generator = SeededGenerator(seed: 2014)
    for (vertexCount, arcCount) in [(70, 60), (64, 200), (75, 700)] {
      var problem = RandomGraph(&generator, isDirected: isDirected, maximumVertexCount: 0)
      problem.vertexCount = vertexCount
      for _ in 0..<arcCount {
        problem.arcs.append(
          (
            UInt32.random(in: 0..<UInt32(vertexCount), using: &generator),
            UInt32.random(in: 0..<UInt32(vertexCount), using: &generator)
          ))
        problem.weights.append(1)
      }
      try await expectFloyd(problem, weights: nil)
    }
  }

  private func expectFloyd(_ problem: RandomGraph, weights: ArcWeights?) async throws {
    let graph = try problem.graph()
    let weights = try weights.map { _ in try graph.weights(problem.weights) }
    let lengths = weights == nil ? problem.weights.map { _ in 1 } : problem.weights
    var undirected = problem
    undirected.isDirected = false
    let range = 0..<problem.vertexCount
    for direction in ArcDirection.allCases {
      let paths = ShortestPathCounts(direction == .both ? undirected : problem, lengths: lengths)
      let distances = range.map { vertex in
        range.filter { $0 != vertex }
          .map { direction == .incoming ? paths.distances[$0][vertex] : paths.distances[vertex][$0] }
          .filter { $0 < .infinity }
      }
      let plain = distances.map { $0.isEmpty ? 0 : Double($0.count) / $0.reduce(0, +) }
      let scaled = zip(plain, distances).map { $0 * Double($1.count) / Double(max(1, range.count - 1)) }
      let harmonic = distances.map { $0.reduce(0) { $0 + 1 / $1 } }
      // Where all distances are 0 the scaled value is infinite too.
      #expect(try await agree(graph.closeness(direction, weights: weights), scaled), "\(problem)")
      #expect(
        try await agree(graph.closeness(direction, weights: weights, isScaledByReach: false), plain),
        "\(problem)")
      #expect(try await agree(graph.harmonicCentrality(direction, weights: weights), harmonic), "\(problem)")
    }
  }

  @Test func closedForms() async throws {
    let star = try Graph(vertexCount: 5, arcs: (1...4).map { (0, $0) }, isDirected: false)
    let leaf: Double = 4 / 7
    #expect(try await star.closeness() == [1, leaf, leaf, leaf, leaf])
    #expect(try await star.harmonicCentrality() == [4, 2.5, 2.5, 2.5, 2.5])
    #expect(try await star.harmonicCentrality(isNormalized: true)[0] == 1)
    #expect(try await Graph(vertexCount: 0, arcs: []).closeness() == [])
    #expect(try await Graph(vertexCount: 1, arcs: []).closeness() == [0])
    #expect(try await Graph(vertexCount: 1, arcs: []).harmonicCentrality(isNormalized: true) == [0])
    // A path longer than any search that gathers could afford.
    let path = try Graph(vertexCount: 1000, arcs: (1..<1000).map { ($0 - 1, $0) })
    let closeness = try await path.closeness(isScaledByReach: false)
    let expected: [Double] = (0..<1000).map { $0 == 0 ? 0 : 2 / Double($0 + 1) }
    #expect(agree(closeness, expected))
  }

  @Test func theBitsAreTheSameOnAnyNumberOfCores() async throws {
    var generator = SeededGenerator(seed: 65)
    let arcs = (0..<700).map { _ in
      (
        source: UInt32.random(in: 0..<400, using: &generator),
        target: UInt32.random(in: 0..<400, using: &generator)
      )
    }
    let graph = try Graph(vertexCount: 400, arcs: arcs)
    let drawn = try graph.weights(arcs.map { _ in Double.random(in: 0..<1, using: &generator) })
    for weights in [nil, drawn] {
      let closeness = try await graph.closeness(weights: weights, cores: 1)
      let harmonic = try await graph.harmonicCentrality(weights: weights, cores: 1)
      for cores in [2, 5] {
        #expect(try await graph.closeness(weights: weights, cores: cores) == closeness)
        #expect(try await graph.harmonicCentrality(weights: weights, cores: cores) == harmonic)
      }
    }
  }

  @Test func weightsOfAnotherGraphAreAnError() async throws {
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)])
    await #expect(throws: MeasureError.weightsOfAnotherGraph) {
      try await graph.closeness(weights: graph.reversed.unitWeights)
    }
    await #expect(throws: MeasureError.weightsOfAnotherGraph) {
      try await graph.harmonicCentrality(weights: graph.reversed.unitWeights)
    }
    #expect(throws: MeasureError.weightsOfAnotherGraph) {
      try graph.strengths(weights: graph.reversed.unitWeights)
    }
  }
}
