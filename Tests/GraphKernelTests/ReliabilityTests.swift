import GraphKernel
import Testing

/// Exact reliability against brute force over all worlds, closed forms, and what may not be asked.
@Suite struct ReliabilityTests {
  private func reliability(_ problem: ReachProblem, stepLimit: Int = 5_000_000) throws -> Double {
    try problem.graph().reliability(
      from: problem.from, to: problem.to, probabilities: problem.probabilities,
      vertexProbabilities: problem.vertexProbabilities, constraints: problem.constraints, stepLimit: stepLimit
    )
  }

  @Test func equalsBruteForce() throws {
    var generator = SeededGenerator(seed: 1979)
    var interesting = 0
    for _ in 0..<1200 {
      let problem = ReachProblem(random: &generator)
      let expected = problem.reliability()
      #expect(isClose(try reliability(problem), expected), "\(problem)")
      interesting += expected > 0 && expected < 1 ? 1 : 0
    }
    #expect(interesting > 200)
  }

  /// Dense graphs, which no rule makes smaller.
  @Test(arguments: [true, false]) func equalsBruteForceOnDenseGraphs(_ isDirected: Bool) throws {
    var generator = SeededGenerator(seed: 2007)
    for _ in 0..<12 {
      var problem = ReachProblem(random: &generator, hasConstraints: false, failingVertices: false)
      problem.vertexCount = 5
      problem.isDirected = isDirected
      problem.arcs = (0..<5).flatMap { first in
        (0..<5).filter { isDirected ? $0 != first : $0 > first }.map { (first, $0) }
      }
      while problem.arcs.count > 12 {
        problem.arcs.remove(at: Int.random(in: 0..<problem.arcs.count, using: &generator))
      }
      problem.probabilities = problem.arcs.map { _ in Double.random(in: 0.1...0.9, using: &generator) }
      problem.sources = [0]
      problem.targets = [4]
      #expect(isClose(try reliability(problem), problem.reliability()), "\(problem)")
    }
  }

  @Test func seriesAndParallelAreTheKnownFormulas() throws {
    let probabilities = [0.9, 0.5, 0.25, 0.75]
    for isDirected in [true, false] {
      let series = try Graph(vertexCount: 5, arcs: [(0, 1), (1, 2), (2, 3), (3, 4)], isDirected: isDirected)
      let product = probabilities.reduce(1, *)
      #expect(isClose(try series.reliability(from: [0], to: [4], probabilities: probabilities), product))
      let parallel = try Graph(
        vertexCount: 2, arcs: [(0, 1), (0, 1), (0, 1), (0, 1)], isDirected: isDirected)
      let anyOf = 1 - probabilities.reduce(1) { $0 * (1 - $1) }
      #expect(isClose(try parallel.reliability(from: [0], to: [1], probabilities: probabilities), anyOf))
    }
  }

  /// The bridge of five equal components: R = 2p² + 2p³ − 5p⁴ + 2p⁵ (R. E. Barlow and F. Proschan, 'Statistical
  /// theory of reliability and life testing', 1975).
  @Test(arguments: [0, 0.1, 0.5, 0.9, 1]) func bridgeIsThePublishedPolynomial(_ p: Double) throws {
    let bridge = try Graph(
      vertexCount: 4, arcs: [(0, 1), (0, 2), (1, 2), (1, 3), (2, 3)], isDirected: false)
    let expected = 2 * p * p + 2 * p * p * p - 5 * p * p * p * p + 2 * p * p * p * p * p
    let probabilities = Array(repeating: p, count: 5)
    #expect(isClose(try bridge.reliability(from: [0], to: [3], probabilities: probabilities), expected))
  }

  /// An edge answers as two arcs, one each way, that fail apart. Too large for brute force.
  @Test func edgesEqualTwoArcs() throws {
    var generator = SeededGenerator(seed: 1974)
    for size in 3...5 {
      let problem = ReachProblem.grid(size, size, isDirected: false, &generator)
      var twice = problem
      twice.isDirected = true
      twice.arcs += problem.arcs.map { ($0.target, $0.source) }
      twice.probabilities += problem.probabilities
      #expect(isClose(try reliability(problem), try reliability(twice)))
      #expect(try reliability(problem) > 0.01)
    }
  }

  /// The same question turned round has the same answer, though it is decided in another order.
  @Test(arguments: [true, false]) func reversalChangesNothing(_ isDirected: Bool) throws {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<6 {
      var problem = ReachProblem.grid(4, 5, isDirected: isDirected, &generator)
      problem.vertexProbabilities = (0..<20).map { _ in Double.random(in: 0.5...1, using: &generator) }
      let forwards = try reliability(problem)
      problem.arcs = problem.arcs.map { ($0.target, $0.source) }
      swap(&problem.sources, &problem.targets)
      #expect(isClose(try reliability(problem), forwards))
      #expect(forwards > 0.001)
    }
  }

  /// R = p R(arc works) + (1 − p) R(arc fails), for each arc of a graph too large for brute force.
  @Test(arguments: [true, false]) func isLinearInEachProbability(_ isDirected: Bool) throws {
    var generator = SeededGenerator(seed: 1983)
    let problem = ReachProblem.grid(4, 4, isDirected: isDirected, &generator)
    let whole = try reliability(problem)
    for arc in problem.arcs.indices {
      var (works, fails) = (problem, problem)
      works.probabilities[arc] = 1
      fails.probabilities[arc] = 0
      let p = problem.probabilities[arc]
      #expect(isClose(try p * reliability(works) + (1 - p) * reliability(fails), whole))
    }
  }

  @Test func treesAndLongLaddersNeedFewSteps() throws {
    let count = 20_000
    let tree = try Graph(
      vertexCount: count, arcs: (1..<count).map { (UInt32($0 / 2), UInt32($0)) }, isDirected: false)
    let arcs = Array(repeating: 0.5, count: count - 1)
    // Up from 16384 to 0 lead 15 arcs.
    #expect(try tree.reliability(from: [16384], to: [0], probabilities: arcs, stepLimit: 0) == 0x1p-15)

    // A grid of 4 by 30 has a narrow frontier.
    var generator = SeededGenerator(seed: 30)
    let ladder = ReachProblem.grid(4, 30, isDirected: false, &generator)
    let value = try reliability(ladder, stepLimit: 200_000)
    #expect(value > 0 && value < 1)
  }

  @Test func reachOfNoArcs() throws {
    let single = try Graph(vertexCount: 1, arcs: [])
    #expect(try single.reliability(from: [0], to: [0], probabilities: []) == 1)
    #expect(
      try single.reliability(from: [0], to: [0], probabilities: [], vertexProbabilities: [0.25]) == 0.25)
    let apart = try Graph(vertexCount: 2, arcs: [(1, 0), (0, 0)])
    #expect(try apart.reliability(from: [0], to: [1], probabilities: [1, 1]) == 0)
    let avoided = PathConstraints(avoidedVertices: [true])
    #expect(try single.reliability(from: [0], to: [0], probabilities: [], constraints: avoided) == 0)
  }

  @Test func refusesWhatIsNoQuestion() throws {
    let graph = try Graph(vertexCount: 2, arcs: [(0, 1)])
    for bad in [Double.nan, -0.1, 1.1, .infinity] {
      #expect(throws: MeasureError.self) { try graph.reliability(from: [0], to: [1], probabilities: [bad]) }
      #expect(throws: MeasureError.self) {
        try graph.reliability(from: [0], to: [1], probabilities: [1], vertexProbabilities: [1, bad])
      }
    }
    #expect(throws: MeasureError.columnCount(column: "probabilities", expected: 1, actual: 0)) {
      try graph.reliability(from: [0], to: [1], probabilities: [])
    }
    #expect(throws: MeasureError.columnCount(column: "vertexProbabilities", expected: 2, actual: 1)) {
      try graph.reliability(from: [0], to: [1], probabilities: [1], vertexProbabilities: [1])
    }
    #expect(throws: MeasureError.columnCount(column: "avoidedArcs", expected: 1, actual: 2)) {
      try graph.reliability(
        from: [0], to: [1], probabilities: [1], constraints: PathConstraints(avoidedArcs: [true, true]))
    }
    #expect(throws: MeasureError.indexOutOfRange(2, count: 2)) {
      try graph.reliability(from: [2], to: [1], probabilities: [1])
    }
    #expect(throws: MeasureError.indexOutOfRange(7, count: 2)) {
      try graph.reliability(from: [0], to: [7], probabilities: [1])
    }
    for (sources, targets) in [([], [1]), ([0], [])] as [([UInt32], [UInt32])] {
      #expect(throws: MeasureError.self) {
        try graph.reliability(from: sources, to: targets, probabilities: [1])
      }
    }
    let empty = try Graph(vertexCount: 0, arcs: [])
    #expect(throws: MeasureError.self) { try empty.reliability(from: [], to: [], probabilities: []) }
    #expect(throws: MeasureError.indexOutOfRange(0, count: 0)) {
      try empty.reliability(from: [0], to: [0], probabilities: [])
    }
  }

  @Test func stopsAtTheLimit() throws {
    var generator = SeededGenerator(seed: 9)
    let grid = ReachProblem.grid(5, 5, isDirected: false, &generator)
    #expect(throws: MeasureError.tooLarge("the number of decisions", limit: 100)) {
      try reliability(grid, stepLimit: 100)
    }
    #expect(throws: MeasureError.tooLarge("the number of decisions", limit: -1)) {
      try reliability(grid, stepLimit: -1)
    }
    // Of 40 vertices all joined, 38 would stand at the frontier.
    let complete = try Graph(
      vertexCount: 40, arcs: (0..<40).flatMap { first in (0..<first).map { (UInt32($0), UInt32(first)) } },
      isDirected: false)
    #expect(throws: MeasureError.self) {
      try complete.reliability(
        from: [0], to: [1], probabilities: Array(repeating: 0.5, count: complete.arcCount))
    }
  }
}
