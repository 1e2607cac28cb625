import GraphKernel
import Testing

/// The expected reach of a cascade against brute force, with fixed seeds.
@Suite struct SpreadTests {
  @Test func agreesWithBruteForce() async throws {
    var generator = SeededGenerator(seed: 2003)
    var (squares, count) = (0.0, 0)
    for seed in 0..<150 {
      let problem = CascadeProblem(random: &generator)
      let spreads = problem.spreads()
      let seeds = Int.random(in: 1..<spreads.count, using: &generator)
      let list = (0..<problem.vertexCount).filter { seeds >> $0 & 1 == 1 }.map(UInt32.init)
      let result = try await problem.graph().spread(
        of: list + list.prefix(1), probabilities: problem.probabilities,
        sampling: WorldSampling(
          halfWidth: nil, maximumWorlds: 3000, confidence: 1 - 1e-6, seed: UInt64(seed)))
      let expected = spreads[seeds]
      #expect(result.worlds == 3000)
      #expect(result.interval.lowerBound <= expected + 1e-9, "\(problem)")
      #expect(result.interval.upperBound >= expected - 1e-9, "\(problem)")
      let error = result.estimate - expected
      if result.standardError > 0 {
        #expect(error.magnitude < 6 * result.standardError + 0.005, "\(problem)")
        squares += (error / result.standardError) * (error / result.standardError)
        count += 1
      } else {
        #expect(error.magnitude < 0.005, "\(problem)")
      }
    }
    #expect(count > 60)
    #expect((squares / Double(count) - 1).magnitude < 5 * (2 / Double(count)).squareRoot())
  }

  /// Of many vertices each reached with one half, the number reached is binomial: mean and variance are known.
  @Test func aStarHasTheBinomialMeanAndVariance() async throws {
    let leaves = 300
    let star = try Graph(vertexCount: leaves + 1, arcs: (1...leaves).map { (0, UInt32($0)) })
    let worlds = 4000
    let result = try await star.spread(
      of: [0], probabilities: Array(repeating: 0.5, count: leaves),
      sampling: WorldSampling(halfWidth: nil, maximumWorlds: worlds))
    #expect(isClose(result.estimate, 151, within: 5 * (75 / Double(worlds)).squareRoot()))
    #expect(isClose(result.standardError, (75 / Double(worlds)).squareRoot(), within: 0.01))
    #expect(result.interval.contains(151))
  }

  @Test func hasTheSameBitsOnAnyNumberOfCoresAndStops() async throws {
    let path = try Graph(vertexCount: 9, arcs: (0..<8).map { ($0, $0 + 1) }, isDirected: false)
    let probabilities = Array(repeating: 0.5, count: 8)
    let sampling = WorldSampling(halfWidth: 0.1, maximumWorlds: 100_000, seed: 4)
    let one = try await path.spread(of: [4], probabilities: probabilities, sampling: sampling, cores: 1)
    for cores in [2, 3] {
      let other = try await path.spread(
        of: [4], probabilities: probabilities, sampling: sampling, cores: cores)
      #expect(other == one)
    }
    #expect(one.worlds > 4096 && one.worlds < 100_000)
    #expect(one.interval.upperBound - one.interval.lowerBound <= 0.2)
    // 1 and twice 1/2 + 1/4 + 1/8 + 1/16.
    #expect(one.interval.contains(2.875))
  }

  @Test func countsOnlyWorldsAskedFor() async throws {
    let path = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)])
    for worlds in [1, 65] {
      let result = try await path.spread(
        of: [0], probabilities: [1, 1], sampling: WorldSampling(halfWidth: nil, maximumWorlds: worlds))
      #expect(result.estimate == 3)
      #expect(result.standardError == 0)
      #expect(result.worlds == worlds)
      #expect(result.interval.contains(3))
    }
  }

  @Test func refusesWhatIsNoCascade() async throws {
    let graph = try Graph(vertexCount: 2, arcs: [(0, 1)])
    let nothing = try await graph.spread(of: [], probabilities: [0.5])
    #expect(nothing.estimate == 0)
    #expect(nothing.interval == 0...0)
    await #expect(throws: MeasureError.indexOutOfRange(2, count: 2)) {
      try await graph.spread(of: [2], probabilities: [0.5])
    }
    for bad in [[Double.nan], [-1], [2], [], [0.5, 0.5]] {
      await #expect(throws: MeasureError.self) { try await graph.spread(of: [0], probabilities: bad) }
    }
    await #expect(throws: MeasureError.self) {
      try await graph.spread(of: [0], probabilities: [1], sampling: WorldSampling(maximumWorlds: -1))
    }
  }
}
