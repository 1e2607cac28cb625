import GraphKernel
import Testing

/// Importances, exact and sampled, against brute force with each element set to work and to fail.
@Suite struct ReachImportanceTests {
  private struct Expected {
    var whole: Double
    var working: Double
    var failing: Double
  }

  /// By arc, then by vertex.
  private func expected(_ problem: ReachProblem) -> [Expected] {
    let whole = problem.reliability()
    func reliability(_ probability: Double, element: Int) -> Double {
      var other = problem
      if element < problem.arcs.count {
        other.probabilities[element] = probability
      } else {
        other.vertexProbabilities =
          problem.vertexProbabilities ?? Array(repeating: 1, count: problem.vertexCount)
        other.vertexProbabilities?[element - problem.arcs.count] = probability
      }
      return other.reliability()
    }
    return (0..<problem.arcs.count + problem.vertexCount).map {
      Expected(whole: whole, working: reliability(1, element: $0), failing: reliability(0, element: $0))
    }
  }

  private func exact(_ problem: ReachProblem, stepLimit: Int = 1000, cores: Int? = nil) async throws
    -> ReachImportance
  {
    try await problem.graph().reachImportance(
      from: problem.from, to: problem.to, probabilities: problem.probabilities,
      vertexProbabilities: problem.vertexProbabilities, constraints: problem.constraints,
      stepLimit: stepLimit, cores: cores)
  }

  private func sampled(
    _ problem: ReachProblem, _ sampling: WorldSampling, cores: Int? = nil
  ) async throws -> ReachImportance {
    try await problem.graph().estimatedReachImportance(
      from: problem.from, to: problem.to, probabilities: problem.probabilities,
      vertexProbabilities: problem.vertexProbabilities, constraints: problem.constraints,
      sampling: sampling, cores: cores)
  }

  @Test func exactEqualsBruteForce() async throws {
    var generator = SeededGenerator(seed: 1969)
    var positive = 0
    for _ in 0..<250 {
      let problem = ReachProblem(random: &generator, openLimit: 6)
      let result = try await exact(problem)
      let expected = expected(problem)
      #expect(result.reliability.isExact)
      #expect(isClose(result.reliability.estimate, problem.reliability()))
      #expect(result.arcs.count == problem.arcs.count)
      for (element, value) in zip(result.arcs + result.vertices, expected) {
        #expect(isClose(element.birnbaum, value.working - value.failing), "\(problem)")
        #expect(isClose(element.loss, value.whole - value.failing), "\(problem)")
        #expect(isClose(element.improvement, value.working - value.whole), "\(problem)")
        #expect(element.birnbaumInterval == element.birnbaum...element.birnbaum)
        positive += element.birnbaum > 0 ? 1 : 0
      }
      #expect(result.arcs.count + result.vertices.count == expected.count)
    }
    #expect(positive > 500)
  }

  /// Intervals contain the true values, and errors are as large as chance makes them.
  @Test func sampledAgreesWithBruteForce() async throws {
    var generator = SeededGenerator(seed: 1970)
    let worlds = 2500
    var (squares, count) = (0.0, 0)
    for seed in 0..<200 {
      let problem = ReachProblem(random: &generator, openLimit: 6)
      let result = try await sampled(
        problem,
        WorldSampling(halfWidth: nil, maximumWorlds: worlds, confidence: 1 - 1e-6, seed: UInt64(seed)))
      #expect(result.reliability.interval.contains(problem.reliability()))
      for (element, value) in zip(result.arcs + result.vertices, expected(problem)) {
        let truth = value.working - value.failing
        #expect(element.birnbaumInterval.contains(max(0, truth)), "\(problem)")
        for (estimate, truth) in [
          (element.loss, value.whole - value.failing), (element.improvement, value.working - value.whole),
        ] {
          guard truth > 1e-6, truth < 1 - 1e-6 else {
            #expect(isClose(estimate, truth, within: 1e-3), "\(problem)")
            continue
          }
          let square = (estimate - truth) * (estimate - truth) * Double(worlds) / (truth * (1 - truth))
          #expect(square < 36, "\(problem)")
          squares += square
          count += 1
        }
      }
    }
    #expect(count > 300)
    // Elements of one graph err together; the mean is 1 all the same.
    #expect(squares / Double(count) > 0.7 && squares / Double(count) < 1.4)
  }

  /// On grids, where a world has many paths.
  @Test(arguments: [true, false]) func sampledAgreesWithExactOnGrids(_ isDirected: Bool) async throws {
    var generator = SeededGenerator(seed: 44)
    var problem = ReachProblem.grid(4, 4, isDirected: isDirected, &generator)
    problem.sources = [0, 4]
    problem.targets = [15, 3]
    problem.vertexProbabilities = (0..<16).map { $0 % 3 == 0 ? 0.8 : 1 }
    let exact = try await exact(problem, stepLimit: 1_000_000)
    let sampled = try await sampled(
      problem, WorldSampling(halfWidth: nil, maximumWorlds: 6000, confidence: 1 - 1e-6))
    #expect(sampled.reliability.interval.contains(exact.reliability.estimate))
    for (estimate, truth) in zip(sampled.arcs + sampled.vertices, exact.arcs + exact.vertices) {
      #expect(estimate.birnbaumInterval.contains(truth.birnbaum))
      #expect(isClose(estimate.loss, truth.loss, within: 0.04))
      #expect(isClose(estimate.improvement, truth.improvement, within: 0.04))
      #expect(isClose(estimate.birnbaum, estimate.loss + estimate.improvement))
    }
    #expect(exact.arcs.contains { $0.birnbaum > 0.1 })
  }

  @Test func hasTheSameBitsOnAnyNumberOfCores() async throws {
    var generator = SeededGenerator(seed: 45)
    let problem = ReachProblem.grid(3, 4, isDirected: false, &generator)
    let sampling = WorldSampling(halfWidth: nil, maximumWorlds: 5000, seed: 3)
    let one = try await sampled(problem, sampling, cores: 1)
    let exactOne = try await exact(problem, stepLimit: 100_000, cores: 1)
    for cores in [2, 3] {
      #expect(try await sampled(problem, sampling, cores: cores) == one)
      #expect(try await exact(problem, stepLimit: 100_000, cores: cores) == exactOne)
    }
  }

  /// Where nothing fails, what all paths share is lost with certainty.
  @Test func removalFromASureNetworkIsConnectivity() async throws {
    let graph = try Graph(
      vertexCount: 6, arcs: [(0, 1), (1, 2), (2, 3), (1, 4), (4, 3), (3, 5), (5, 5)], isDirected: false)
    let sure = Array(repeating: 1.0, count: 7)
    let exact = try await graph.reachImportance(from: [0], to: [5], probabilities: sure)
    let sampled = try await graph.estimatedReachImportance(
      from: [0], to: [5], probabilities: sure, sampling: WorldSampling(maximumWorlds: 100))
    for result in [exact, sampled] {
      #expect(result.arcs.map(\.loss) == [1, 0, 0, 0, 0, 1, 0])
      #expect(result.vertices.map(\.loss) == [1, 1, 0, 1, 0, 1])
      #expect((result.arcs + result.vertices).allSatisfy { $0.improvement == 0 })
    }
  }

  @Test func refusesWhatIsNoQuestion() async throws {
    let graph = try Graph(vertexCount: 2, arcs: [(0, 1)])
    await #expect(throws: MeasureError.self) {
      try await graph.reachImportance(from: [], to: [1], probabilities: [1])
    }
    await #expect(throws: MeasureError.self) {
      try await graph.estimatedReachImportance(from: [0], to: [1], probabilities: [.nan])
    }
    await #expect(throws: MeasureError.self) {
      try await graph.estimatedReachImportance(
        from: [0], to: [1], probabilities: [1], sampling: WorldSampling(confidence: 2))
    }
    var generator = SeededGenerator(seed: 46)
    let grid = ReachProblem.grid(5, 5, isDirected: false, &generator)
    await #expect(throws: MeasureError.tooLarge("the number of decisions", limit: 50)) {
      try await exact(grid, stepLimit: 50)
    }
  }
}
