import GraphKernel
import Testing

/// Betweenness against the count of shortest paths pair by pair.
@Suite struct BetweennessTests {
  @Test(arguments: [true, false]) func smallGraphsEqualThePairwiseCount(isDirected: Bool) async throws {
    var generator = SeededGenerator(seed: 1977)
    for round in 0..<250 {
      let problem = RandomGraph(&generator, isDirected: isDirected)
      try await expectPairwiseCount(problem, isWeighted: round % 2 == 1)
    }
  }

  /// Trees with leaves, dense clusters and hubs, so that searches go over arcs from both sides.
  @Test(arguments: [true, false]) func largerGraphsEqualThePairwiseCount(isDirected: Bool) async throws {
    var generator = SeededGenerator(seed: 2001)
    for round in 0..<8 {
      var problem = RandomGraph(&generator, isDirected: isDirected, maximumVertexCount: 0)
      problem.vertexCount = 45
      for vertex in 1..<UInt32(45) {
        problem.arcs.append((UInt32.random(in: 0..<vertex, using: &generator), vertex))
      }
      for _ in 0..<(round * 15) {
        let bound = UInt32(round % 2 == 0 ? 45 : 12)
        problem.arcs.append(
          (UInt32.random(in: 0..<45, using: &generator), UInt32.random(in: 0..<bound, using: &generator)))
      }
      problem.weights = problem.arcs.map { _ in Double(Int.random(in: 1...4, using: &generator)) }
      try await expectPairwiseCount(problem, isWeighted: false)
      try await expectPairwiseCount(problem, isWeighted: true)
    }
  }

  private func expectPairwiseCount(_ problem: RandomGraph, isWeighted: Bool) async throws {
    let graph = try problem.graph()
    let lengths = isWeighted ? problem.weights : problem.weights.map { _ in 1 }
    let weights = isWeighted ? try graph.weights(lengths) : nil
    let expected = Pairwise(problem, lengths: lengths)
    let count = Double(problem.vertexCount)

    let all = try await graph.betweenness(weights: weights)
    let factor = problem.isDirected ? 1.0 : 0.5
    #expect(agree(all, expected.sums(over: 0..<problem.vertexCount).map { $0 * factor }), "\(problem)")
    let arcs = try await graph.arcBetweenness(weights: weights)
    #expect(agree(arcs, expected.arcs.map { $0 * factor }), "\(problem)")
    if !isWeighted {
      #expect(try await agree(all, graph.betweenness(weights: graph.unitWeights)), "\(problem)")
    }
    if problem.vertexCount > 2 {
      let share = (count - 1) * (count - 2) * factor
      #expect(
        try await agree(graph.betweenness(weights: weights, isNormalized: true), all.map { $0 / share }))
      let arcShare = count * (count - 1) * factor
      #expect(
        try await agree(
          graph.arcBetweenness(weights: weights, isNormalized: true), arcs.map { $0 / arcShare }))
    }
    guard problem.vertexCount > 0 else { return }
    let pivots = [0, problem.vertexCount / 2, problem.vertexCount - 1, 0]
    let estimate = try await graph.betweenness(fromPivots: pivots.map(UInt32.init), weights: weights)
    #expect(agree(estimate, expected.sums(over: pivots).map { $0 * factor * count / 4 }), "\(problem)")
  }

  /// The parts of the shortest paths between each pair that lead through each vertex and arc.
  private struct Pairwise {
    /// By source and vertex.
    var dependencies: [[Double]]
    var arcs: [Double]

    init(_ problem: RandomGraph, lengths: [Double]) {
      let range = 0..<problem.vertexCount
      let paths = ShortestPathCounts(problem, lengths: lengths)
      let (distances, counts) = (paths.distances, paths.counts)
      dependencies = range.map { _ in range.map { _ in 0 } }
      arcs = problem.arcs.map { _ in 0 }
      for source in range {
        for target in range where target != source && distances[source][target] < .infinity {
          let (length, number) = (distances[source][target], counts[source][target])
          for vertex in range where vertex != source && vertex != target {
            guard distances[source][vertex] + distances[vertex][target] == length else { continue }
            dependencies[source][vertex] += counts[source][vertex] * counts[vertex][target] / number
          }
          for (from, steps) in problem.steps.enumerated() {
            for step in steps
            where distances[source][from] + lengths[step.arc] + distances[step.to][target] == length {
              arcs[step.arc] += counts[source][from] * counts[step.to][target] / number
            }
          }
        }
      }
    }

    func sums(over sources: some Sequence<Int>) -> [Double] {
      sources.reduce([Double](repeating: 0, count: dependencies.count)) { sums, source in
        zip(sums, dependencies[source]).map { $0 + $1 }
      }
    }
  }

  @Test func closedForms() async throws {
    for count in [3, 4, 7, 10] {
      let size = Double(count)
      let last = UInt32(count - 1)
      let star = try Graph(vertexCount: count, arcs: (1...last).map { (0, $0) }, isDirected: false)
      #expect(try await star.betweenness()[0] == (size - 1) * (size - 2) / 2)
      #expect(try await star.betweenness(isNormalized: true)[0] == 1)
      let path = try Graph(vertexCount: count, arcs: (1...last).map { ($0 - 1, $0) })
      let products = (0..<count).map { Double($0 * (count - 1 - $0)) }
      #expect(try await path.betweenness() == products)
      let cycle = try Graph(
        vertexCount: count, arcs: (0...last).map { ($0, ($0 + 1) % (last + 1)) }, isDirected: false)
      let half = count % 2 == 0 ? (size - 2) * (size - 2) / 8 : (size - 1) * (size - 3) / 8
      #expect(try await agree(cycle.betweenness(), [Double](repeating: half, count: count)))
    }
    // Of two vertices neither is a leaf of the other.
    let pair = try Graph(vertexCount: 2, arcs: [(0, 1)], isDirected: false)
    #expect(try await pair.betweenness(isNormalized: true) == [0, 0])
    #expect(try await pair.arcBetweenness() == [1])
    let empty = try Graph(vertexCount: 0, arcs: [])
    #expect(try await empty.betweenness() == [])
    #expect(try await empty.arcBetweenness(isNormalized: true) == [])
  }

  @Test func theBitsAreTheSameOnAnyNumberOfCores() async throws {
    var generator = SeededGenerator(seed: 64)
    let arcs = (0..<450).map { _ in
      (
        source: UInt32.random(in: 0..<150, using: &generator),
        target: UInt32.random(in: 0..<150, using: &generator)
      )
    }
    let graph = try Graph(vertexCount: 150, arcs: arcs, isDirected: false)
    let weights = try graph.weights(arcs.map { _ in Double.random(in: 0.1..<1, using: &generator) })
    for weights in [nil, weights] {
      let vertices = try await graph.betweenness(weights: weights, cores: 1)
      let arcs = try await graph.arcBetweenness(weights: weights, cores: 1)
      for cores in [2, 5] {
        #expect(try await graph.betweenness(weights: weights, cores: cores) == vertices)
        #expect(try await graph.arcBetweenness(weights: weights, cores: cores) == arcs)
      }
    }
  }

  @Test func weightsOfWidelyDifferentSizesGiveNumbers() async throws {
    // 1e20 + 1 == 1e20: the last two arcs lead on from vertices as far away as their ends.
    let arcs: [(source: UInt32, target: UInt32)] = [(0, 1), (1, 2), (2, 3), (3, 1), (0, 3)]
    for isDirected in [true, false] {
      let graph = try Graph(vertexCount: 4, arcs: arcs, isDirected: isDirected)
      for weights in [[1e20, 1, 1, 1, 1e20], [1e308, 1e308, 1e308, 1e308, 1e308]] {
        let values = try await graph.betweenness(weights: graph.weights(weights))
        #expect(values.allSatisfy { $0.isFinite && $0 >= 0 })
      }
    }
  }

  @Test func badParametersAreErrors() async throws {
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)])
    let other = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)])
    await #expect(throws: MeasureError.weightsOfAnotherGraph) {
      try await graph.betweenness(weights: other.unitWeights)
    }
    await #expect(throws: MeasureError.weightsOfAnotherGraph) {
      try await graph.arcBetweenness(weights: other.unitWeights)
    }
    await #expect(throws: MeasureError.self) { try await graph.betweenness(weights: graph.weights([0, 1])) }
    await #expect(throws: MeasureError.indexOutOfRange(3, count: 3)) {
      try await graph.betweenness(fromPivots: [0, 3])
    }
    await #expect(throws: MeasureError.self) { try await graph.betweenness(fromPivots: []) }
    for pivotCount in [Int.min, 0, 4, Int.max] {
      await #expect(throws: MeasureError.self) { try await graph.sampledBetweenness(pivotCount: pivotCount) }
    }
    for confidence in [0, 1, -1, Double.nan] {
      await #expect(throws: MeasureError.self) {
        try await graph.sampledBetweenness(pivotCount: 1, confidence: confidence)
      }
    }
  }

  @Test func moreShortestPathsThanANumberHoldsIsAnError() async throws {
    let arcs = (0..<UInt32(1100)).flatMap { [(source: $0, target: $0 + 1), (source: $0, target: $0 + 1)] }
    for isDirected in [true, false] {
      let graph = try Graph(vertexCount: 1101, arcs: arcs, isDirected: isDirected)
      await #expect(throws: MeasureError.self) { try await graph.betweenness(fromPivots: [0]) }
      await #expect(throws: MeasureError.self) {
        try await graph.betweenness(fromPivots: [0], weights: graph.unitWeights)
      }
    }
  }

  @Test func samplesStayWithinTheirBound() async throws {
    var generator = SeededGenerator(seed: 2007)
    let arcs = (0..<200).map { _ in
      (
        source: UInt32.random(in: 0..<80, using: &generator),
        target: UInt32.random(in: 0..<80, using: &generator)
      )
    }
    for isDirected in [true, false] {
      let graph = try Graph(vertexCount: 80, arcs: arcs, isDirected: isDirected)
      for isNormalized in [true, false] {
        let exact = try await graph.betweenness(isNormalized: isNormalized)
        var lastBound = Double.infinity
        for pivotCount in [4, 20, 60, 79] {
          let sample = try await graph.sampledBetweenness(
            pivotCount: pivotCount, seed: UInt64(pivotCount), isNormalized: isNormalized)
          #expect(Set(sample.pivots).count == pivotCount)
          #expect(zip(sample.values, exact).allSatisfy { abs($0 - $1) <= sample.errorBound })
          #expect(sample.errorBound < lastBound)
          lastBound = sample.errorBound
        }
        let whole = try await graph.sampledBetweenness(pivotCount: 80, isNormalized: isNormalized)
        #expect(agree(whole.values, exact) && whole.errorBound == 0)
      }
    }
    // sqrt(ln(2 · 80 / 0.05) / (2 · 60)) · 80 / 79, worked out by hand.
    let graph = try Graph(vertexCount: 80, arcs: arcs)
    let sample = try await graph.sampledBetweenness(pivotCount: 60, isNormalized: true)
    #expect(abs(sample.errorBound - 0.262623) < 1e-6)
    let again = try await graph.sampledBetweenness(pivotCount: 60, isNormalized: true)
    #expect(sample == again)
    #expect(try await graph.sampledBetweenness(pivotCount: 60, seed: 2).pivots != sample.pivots)
  }

  @Test func aCancelledTaskStops() async throws {
    let ring = try Graph(vertexCount: 2000, arcs: (0..<2000).map { ($0, ($0 + 1) % 2000) })
    let weights = ring.unitWeights
    for weights in [nil, weights] {
      let task = Task { try await ring.betweenness(weights: weights) }
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
    }
    let task = Task { try await ring.closeness() }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func progressAscendsToTheNumberOfSources() async throws {
    let ring = try Graph(vertexCount: 400, arcs: (0..<400).map { ($0, ($0 + 1) % 400) })
    let (stream, sink) = AsyncStream.makeStream(of: Progress.self)
    _ = try await ring.betweenness { sink.yield($0) }
    sink.finish()
    var steps: [Int] = []
    for await step in stream {
      #expect(step.total == 400)
      steps.append(step.completed)
    }
    #expect(steps == steps.sorted() && steps.last == 400 && steps.count > 1)
  }
}
