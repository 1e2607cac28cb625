import Testing

@testable import GraphKernel

/// Seeds chosen by reverse-reachable sets against the best of all choices, with fixed seeds.
@Suite struct InfluenceMaximisationTests {
  @Test func boundsHoldAgainstBruteForce() async throws {
    var generator = SeededGenerator(seed: 2014)
    var strict = 0
    for seed in 0..<120 {
      let problem = CascadeProblem(random: &generator)
      let spreads = problem.spreads()
      let count = Int.random(in: 1...min(3, problem.vertexCount), using: &generator)
      let result = try await problem.graph().influenceSeeds(
        count: count, probabilities: problem.probabilities, epsilon: 0.2, delta: 1e-6, seed: UInt64(seed))
      #expect(result.seeds.count == count)
      #expect(Set(result.seeds).count == count)
      let spread = spreads[result.seeds.reduce(0) { $0 | 1 << Int($1) }]
      let best = spreads.indices.filter { $0.nonzeroBitCount == count }.map { spreads[$0] }.max() ?? 0
      #expect(spread >= (1 - 0.367_879_441_171_442_33 - 0.2) * best, "\(problem)")
      #expect(spread >= result.guarantee * best - 1e-9, "\(problem)")
      #expect(result.spreadLowerBound <= spread + 1e-9, "\(problem)")
      #expect(result.optimumUpperBound >= best - 1e-9, "\(problem)")
      #expect(result.guarantee >= 1 - 0.367_879_441_171_442_4 - 0.2)
      // The share of sets met is a share of independent draws.
      let share = spread / Double(problem.vertexCount)
      let deviation = (share * max(0, 1 - share) * 2 / Double(result.setCount)).squareRoot()
      let error = (result.estimatedSpread - spread).magnitude
      #expect(error <= 6 * deviation * Double(problem.vertexCount) + 1e-9, "\(problem)")
      strict +=
        result.spreadLowerBound > Double(count) && result.optimumUpperBound < Double(problem.vertexCount)
        ? 1 : 0
    }
    #expect(strict > 10)
  }

  /// With many sets the choice is that of greedy with exact spreads, where no two vertices are nearly equal.
  @Test func ordersSeedsAsExactGreedyDoes() async throws {
    var generator = SeededGenerator(seed: 2015)
    var compared = 0
    for _ in 0..<150 {
      let problem = CascadeProblem(random: &generator)
      guard problem.vertexCount >= 2 else { continue }
      let spreads = problem.spreads()
      var chosen: [UInt32] = []
      var set = 0
      var isClear = true
      for _ in 0..<2 {
        let ranked = (0..<problem.vertexCount).filter { set >> $0 & 1 == 0 }
          .sorted { spreads[set | 1 << $0] > spreads[set | 1 << $1] }
        if ranked.count > 1, spreads[set | 1 << ranked[0]] - spreads[set | 1 << ranked[1]] < 0.25 {
          isClear = false
        }
        chosen.append(UInt32(ranked[0]))
        set |= 1 << ranked[0]
      }
      guard isClear else { continue }
      compared += 1
      let result = try await problem.graph().influenceSeeds(
        count: 2, probabilities: problem.probabilities, epsilon: 0.02, delta: 0.001)
      #expect(result.seeds == chosen, "\(problem)")
    }
    #expect(compared >= 5)
  }

  /// The sets contain a vertex as often as it reaches a vertex drawn at random.
  @Test func setsAreUnbiased() throws {
    var generator = SeededGenerator(seed: 17)
    for round in 0..<20 {
      let problem = CascadeProblem(random: &generator)
      let graph = try problem.graph()
      let probabilities = graph.reverse.column(Column(problem.probabilities))
      var sets = ReverseReachableSets()
      for chunk in 0..<8 {
        sets.append(
          try ReverseReachableSets.draw(graph, probabilities, SplitMix64.stream(chunk, seed: UInt64(round))))
      }
      #expect(sets.count == 8 * ReverseReachableSets.chunkLength)
      let spreads = problem.spreads()
      for seeds in 1..<spreads.count {
        let list = (0..<problem.vertexCount).filter { seeds >> $0 & 1 == 1 }.map(UInt32.init)
        let share = spreads[seeds] / Double(problem.vertexCount)
        let covered = Double(sets.coverage(of: list, vertexCount: problem.vertexCount)) / Double(sets.count)
        let deviation = (share * max(0, 1 - share) / Double(sets.count)).squareRoot()
        #expect((covered - share).magnitude <= 5 * deviation + 1e-9, "\(problem)")
      }
    }
  }

  /// Greedy cover, which lags behind with its gains, against the plain one that counts anew.
  @Test func coverIsPlainGreedy() throws {
    var generator = SeededGenerator(seed: 18)
    for round in 0..<30 {
      let problem = CascadeProblem(random: &generator)
      let graph = try problem.graph()
      let sets = try ReverseReachableSets.draw(
        graph, graph.reverse.column(Column(problem.probabilities)), SplitMix64(seed: UInt64(round)))
      let plain = (0..<sets.count).map { Set(sets.set($0).map { sets.members[$0] }) }
      let number = min(3, problem.vertexCount)
      let cover = GreedyCover(sets, choosing: number, vertexCount: problem.vertexCount)
      var chosen: [UInt32] = []
      for _ in 0..<number {
        let open = plain.filter { $0.isDisjoint(with: chosen) }
        let gains = (0..<UInt32(problem.vertexCount)).map { vertex in open.count { $0.contains(vertex) } }
        let candidates = gains.indices.filter { !chosen.contains(UInt32($0)) }
        chosen.append(UInt32(candidates.max { (gains[$0], $1) < (gains[$1], $0) } ?? 0))
      }
      #expect(cover.chosen == chosen, "\(problem)")
      #expect(cover.covered == plain.count { !$0.isDisjoint(with: chosen) })
      // The bound holds for every choice.
      for choice in 0..<(1 << problem.vertexCount) where choice.nonzeroBitCount == number {
        let covered = plain.count { $0.contains { choice >> Int($0) & 1 == 1 } }
        #expect(Double(covered) <= cover.optimumBound + 1e-9)
      }
    }
  }

  @Test func hasTheSameBitsOnAnyNumberOfCores() async throws {
    var generator = SeededGenerator(seed: 19)
    let arcs = (0..<120).map { _ in
      (UInt32.random(in: 0..<40, using: &generator), UInt32.random(in: 0..<40, using: &generator))
    }
    let graph = try Graph(vertexCount: 40, arcs: arcs)
    let probabilities = Array(repeating: 0.3, count: 120)
    let one = try await graph.influenceSeeds(count: 4, probabilities: probabilities, seed: 5, cores: 1)
    for cores in [2, 3] {
      let other = try await graph.influenceSeeds(
        count: 4, probabilities: probabilities, seed: 5, cores: cores)
      #expect(other == one)
    }
    let spread = try await graph.spread(of: one.seeds, probabilities: probabilities)
    #expect(isClose(spread.estimate, one.estimatedSpread, within: 0.1 * spread.estimate))
    #expect(spread.interval.upperBound >= one.spreadLowerBound)
  }

  @Test func simpleCases() async throws {
    let apart = try Graph(vertexCount: 4, arcs: [])
    let all = try await apart.influenceSeeds(count: 4, probabilities: [])
    #expect(Set(all.seeds) == [0, 1, 2, 3])
    #expect(all.estimatedSpread == 4)
    let none = try await apart.influenceSeeds(count: 0, probabilities: [])
    #expect(none.seeds.isEmpty)
    #expect(none.estimatedSpread == 0)
    let empty = try Graph(vertexCount: 0, arcs: [])
    #expect(try await empty.influenceSeeds(count: 0, probabilities: []).seeds.isEmpty)
    // All are reached from the first: further seeds gain nothing, and the lowest come first.
    let loop = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2), (2, 0), (1, 1)])
    let two = try await loop.influenceSeeds(count: 2, probabilities: [1, 1, 1, 1])
    #expect(two.seeds == [0, 1])
    #expect(two.estimatedSpread == 3)
  }

  @Test func refusesWhatIsNoChoice() async throws {
    let graph = try Graph(vertexCount: 2, arcs: [(0, 1)])
    for count in [-1, 3, .max, .min] {
      await #expect(throws: MeasureError.self) {
        try await graph.influenceSeeds(count: count, probabilities: [0.5])
      }
    }
    for bad in [0, 1, -0.5, .nan, .infinity] as [Double] {
      await #expect(throws: MeasureError.self) {
        try await graph.influenceSeeds(count: 1, probabilities: [0.5], epsilon: bad)
      }
      await #expect(throws: MeasureError.self) {
        try await graph.influenceSeeds(count: 1, probabilities: [0.5], delta: bad)
      }
    }
    for bad in [[Double.nan], [1.5], []] {
      await #expect(throws: MeasureError.self) {
        try await graph.influenceSeeds(count: 1, probabilities: bad)
      }
    }
    for limit in [0, -5, 100] {
      await #expect(throws: MeasureError.tooLarge("the number of reverse-reachable sets", limit: limit)) {
        try await graph.influenceSeeds(count: 1, probabilities: [0.5], setLimit: limit)
      }
    }
    // However much is asked for, what is proved early needs no more sets.
    let result = try await graph.influenceSeeds(
      count: 1, probabilities: [1], epsilon: 1e-300, delta: Double.leastNonzeroMagnitude)
    #expect(result.seeds == [0])
    #expect(result.guarantee > 0.632)
  }
}
