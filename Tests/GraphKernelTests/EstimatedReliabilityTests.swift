import Synchronization
import Testing

@testable import GraphKernel

/// Sampled reliability against brute force, with fixed seeds.
@Suite struct EstimatedReliabilityTests {
  private func estimate(
    _ problem: ReachProblem, _ sampling: WorldSampling, exactStepLimit: Int? = nil, cores: Int? = nil
  ) async throws -> ReliabilityEstimate {
    try await problem.graph().estimatedReliability(
      from: problem.from, to: problem.to, probabilities: problem.probabilities,
      vertexProbabilities: problem.vertexProbabilities, constraints: problem.constraints,
      sampling: sampling, exactStepLimit: exactStepLimit, cores: cores)
  }

  /// The intervals contain the true values, and the errors are as large as those of honest coins.
  @Test func agreesWithBruteForce() async throws {
    var generator = SeededGenerator(seed: 1986)
    var (squares, count) = (0.0, 0)
    for seed in 0..<400 {
      let problem = ReachProblem(random: &generator, openLimit: 7)
      let expected = problem.reliability()
      let sampling = WorldSampling(
        halfWidth: nil, maximumWorlds: 3000, confidence: 1 - 1e-5, seed: UInt64(seed))
      let result = try await estimate(problem, sampling)
      #expect(result.interval.contains(expected), "\(problem)")
      #expect(result.worlds == 3000)
      #expect(!result.isExact)
      if expected <= 1e-9 || expected >= 1 - 1e-9 {
        #expect(isClose(result.estimate, expected, within: 1e-3))
      } else {
        let error = result.estimate - expected
        squares += error * error * 3000 / (expected * (1 - expected))
        count += 1
      }
    }
    #expect(count > 60)
    // The mean of squared standard errors is 1, with a deviation of the square root of 2 over `count`.
    #expect((squares / Double(count) - 1).magnitude < 5 * (2 / Double(count)).squareRoot())
  }

  @Test func hasTheSameBitsOnAnyNumberOfCores() async throws {
    var generator = SeededGenerator(seed: 3)
    let problem = ReachProblem.grid(5, 5, isDirected: true, &generator)
    let sampling = WorldSampling(halfWidth: 0.005, maximumWorlds: 20_000, seed: 7)
    let one = try await estimate(problem, sampling, cores: 1)
    for cores in [2, 3] { #expect(try await estimate(problem, sampling, cores: cores) == one) }
    #expect(one.worlds > 4096)
    #expect(one.interval.contains(try problem.exact()))
    var other = sampling
    other.seed = 8
    #expect(try await estimate(problem, other) != one)
  }

  @Test func stopsWhenTheGoalIsMet() async throws {
    var generator = SeededGenerator(seed: 12)
    let problem = ReachProblem.grid(3, 3, isDirected: false, &generator)
    for halfWidth in [0.05, 0.01] {
      let result = try await estimate(problem, WorldSampling(halfWidth: halfWidth))
      #expect(result.interval.upperBound - result.interval.lowerBound <= 2 * halfWidth)
      #expect(result.worlds < 1 << 20)
      #expect(result.interval.contains(try problem.exact()))
    }
    let relative = try await estimate(problem, WorldSampling(halfWidth: nil, relativeHalfWidth: 0.03))
    #expect(relative.interval.upperBound - relative.interval.lowerBound <= 0.06 * relative.estimate)
    #expect(relative.worlds < 1 << 20)
    let few = try await estimate(problem, WorldSampling(halfWidth: 1e-9, maximumWorlds: 5000))
    #expect(few.worlds == 5000)
  }

  @Test func isExactWhereFewStepsSuffice() async throws {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<50 {
      let problem = ReachProblem(random: &generator)
      let result = try await estimate(problem, WorldSampling(), exactStepLimit: 100_000)
      #expect(result.isExact)
      #expect(result.confidence == 1)
      #expect(result.worlds == 0)
      #expect(isClose(result.estimate, problem.reliability()))
      #expect(result.interval == result.estimate...result.estimate)
    }
    let grid = ReachProblem.grid(4, 4, isDirected: false, &generator)
    let result = try await estimate(grid, WorldSampling(halfWidth: 0.1), exactStepLimit: 10)
    #expect(!result.isExact)
  }

  @Test func drawsTheNumberOfWorldsAskedFor() async throws {
    // An arc that always works is there in every world, of which the last word holds but some.
    let sure = try Graph(vertexCount: 2, arcs: [(0, 1)])
    for worlds in [1, 63, 64, 65, 1024, 1025, 5000] {
      let result = try await sure.estimatedReliability(
        from: [0], to: [1], probabilities: [1],
        sampling: WorldSampling(halfWidth: nil, maximumWorlds: worlds), exactStepLimit: nil)
      #expect(result.worlds == worlds)
      #expect(result.estimate == 1)
      #expect(result.interval.upperBound == 1)
    }
  }

  @Test func reportsProgressInWorlds() async throws {
    let graph = try Graph(vertexCount: 2, arcs: [(0, 1)])
    let reports = Mutex<[Progress]>([])
    _ = try await graph.estimatedReliability(
      from: [0], to: [1], probabilities: [0.5],
      sampling: WorldSampling(halfWidth: 1e-6, maximumWorlds: 9000), exactStepLimit: nil,
      progress: { report in reports.withLock { $0.append(report) } })
    let all = reports.withLock { $0 }
    #expect(all.map(\.completed) == [1024, 2048, 3072, 4096, 5120, 6144, 7168, 8192, 9000])
    #expect(all.allSatisfy { $0.total == 9000 })
  }

  @Test func refusesWhatIsNoPlan() async throws {
    let graph = try Graph(vertexCount: 2, arcs: [(0, 1)])
    let plans = [
      WorldSampling(halfWidth: 0), WorldSampling(halfWidth: .nan), WorldSampling(relativeHalfWidth: -1),
      WorldSampling(maximumWorlds: 0), WorldSampling(maximumWorlds: .max), WorldSampling(confidence: 0),
      WorldSampling(confidence: 1), WorldSampling(confidence: .nan),
    ]
    for plan in plans {
      await #expect(throws: MeasureError.self) {
        try await graph.estimatedReliability(from: [0], to: [1], probabilities: [0.5], sampling: plan)
      }
    }
    await #expect(throws: MeasureError.indexOutOfRange(2, count: 2)) {
      try await graph.estimatedReliability(from: [0], to: [2], probabilities: [0.5])
    }
  }

  @Test func canBeCancelled() async throws {
    var generator = SeededGenerator(seed: 6)
    let graph = try ReachProblem.grid(20, 20, isDirected: false, &generator).graph()
    let task = Task {
      try await graph.estimatedReliability(
        from: [0], to: [399], probabilities: Array(repeating: 0.6, count: graph.arcCount),
        sampling: WorldSampling(halfWidth: nil, maximumWorlds: 1 << 30), exactStepLimit: nil)
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}

extension ReachProblem {
  /// The exact answer, tested elsewhere.
  func exact() throws -> Double {
    try graph().reliability(
      from: from, to: to, probabilities: probabilities, vertexProbabilities: vertexProbabilities,
      constraints: constraints)
  }
}
