import GraphKernel
import Testing

/// What a caller can get wrong with probabilities and two-mode networks; see `BadInputTests` for the rest.
@Suite struct BadChanceTests {
  static let noProbabilities = [-0.1, 1.1, Double.infinity, -Double.infinity, Double.nan]

  private func line() throws -> Graph { try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)]) }

  private func refused(_ what: String, _ body: () throws -> some Any) {
    #expect(throws: (any Error).self, "\(what)") { _ = try body() }
  }
  private func refused(_ what: String, _ body: () async throws -> some Any) async {
    await #expect(throws: (any Error).self, "\(what)") { _ = try await body() }
  }

  @Test(arguments: noProbabilities) func probabilitiesOfNoUse(chance: Double) async throws {
    let graph = try line()
    let bad = [0.5, chance]
    refused("reliability") { try graph.reliability(from: [0], to: [2], probabilities: bad) }
    refused("vertices") {
      try graph.reliability(from: [0], to: [2], probabilities: [1, 1], vertexProbabilities: [1, chance, 1])
    }
    await refused("importance") { try await graph.reachImportance(from: [0], to: [2], probabilities: bad) }
    await refused("estimate") { try await graph.estimatedReliability(from: [0], to: [2], probabilities: bad) }
    await refused("estimate") {
      try await graph.estimatedReachImportance(from: [0], to: [2], probabilities: bad)
    }
    await refused("spread") { try await graph.spread(of: [0], probabilities: bad) }
    await refused("seeds") { try await graph.influenceSeeds(count: 1, probabilities: bad) }
  }

  @Test func reachOfNobody() async throws {
    let graph = try line()
    let half = [0.5, 0.5]
    for (sources, targets) in [([], [2]), ([0], []), ([3], [2]), ([0], [3])] as [([UInt32], [UInt32])] {
      refused("reliability") { try graph.reliability(from: sources, to: targets, probabilities: half) }
      await refused("importance") {
        try await graph.reachImportance(from: sources, to: targets, probabilities: half)
      }
      await refused("estimate") {
        try await graph.estimatedReliability(from: sources, to: targets, probabilities: half)
      }
      await refused("estimate") {
        try await graph.estimatedReachImportance(from: sources, to: targets, probabilities: half)
      }
    }
    refused("too few") { try graph.reliability(from: [0], to: [2], probabilities: [1]) }
    refused("too few") {
      try graph.reliability(from: [0], to: [2], probabilities: half, vertexProbabilities: [1])
    }
    for limit in [0, -1, Int.min] {
      _ = try? graph.reliability(from: [0], to: [2], probabilities: half, stepLimit: limit)
      _ = try? await graph.reachImportance(from: [0], to: [2], probabilities: half, stepLimit: limit)
      _ = try? await graph.estimatedReliability(
        from: [0], to: [2], probabilities: half, sampling: WorldSampling(halfWidth: 0.1),
        exactStepLimit: limit)
    }
    #expect(try graph.reliability(from: [0], to: [0], probabilities: half) == 1)
  }

  @Test func samplingOfNoUse() async throws {
    let graph = try line()
    var samplings: [WorldSampling] = []
    for value in [0, -1, Double.nan] {
      samplings += [WorldSampling(halfWidth: value), WorldSampling(relativeHalfWidth: value)]
      samplings.append(WorldSampling(confidence: value))
    }
    samplings += [0, -1, Int.min, Int.max].map { WorldSampling(maximumWorlds: $0) }
    samplings += [1, 2, Double.infinity].map { WorldSampling(confidence: $0) }
    for sampling in samplings {
      await refused("\(sampling)") {
        try await graph.estimatedReachImportance(
          from: [0], to: [2], probabilities: [0.5, 0.5], sampling: sampling)
      }
      await refused("\(sampling)") {
        try await graph.spread(of: [0], probabilities: [0.5, 0.5], sampling: sampling)
      }
    }
  }

  @Test func seedsOfNoUse() async throws {
    let graph = try line()
    await refused("seed") { try await graph.spread(of: [3], probabilities: [1, 1]) }
    #expect(try await graph.spread(of: [], probabilities: [1, 1]).estimate == 0)
    for count in [-1, 4, Int.max, Int.min] {
      await refused("count \(count)") { try await graph.influenceSeeds(count: count, probabilities: [1, 1]) }
    }
    for value in [0, 1, -1, Double.infinity, Double.nan] {
      await refused("epsilon") {
        try await graph.influenceSeeds(count: 1, probabilities: [1, 1], epsilon: value)
      }
      await refused("delta") {
        try await graph.influenceSeeds(count: 1, probabilities: [1, 1], delta: value)
      }
    }
    for limit in [0, -1, Int.min] {
      await refused("sets") {
        try await graph.influenceSeeds(count: 1, probabilities: [0.1, 0.1], setLimit: limit)
      }
    }
  }

  private func clubs() throws -> TwoModeGraph {
    try TwoModeGraph(memberCount: 3, groupCount: 2, memberships: [(0, 0), (1, 0), (1, 1), (2, 1)])
  }

  @Test func overlapsOfNoUse() async throws {
    let clubs = try clubs()
    for limit in [-1, Int.min] {
      refused("limit \(limit)") { try clubs.topOverlapsOnOneCore(limit, by: .count) }
      refused("limit \(limit)") { try clubs.overlapsOnOneCore().top(limit, by: .jaccard) }
      await refused("limit \(limit)") { try await clubs.topOverlaps(limit, by: .count) }
      await refused("limit \(limit)") { try await clubs.overlapSummary(limit, by: .count) }
    }
    for index in OverlapIndex.allCases {
      #expect((try? clubs.topOverlapsOnOneCore(0, by: index))?.pairs.isEmpty != false)
      #expect((try? clubs.topOverlapsOnOneCore(.max, by: index))?.pairs.count ?? 1 == 1)
      #expect((try? await clubs.overlapSummary(3, by: index)) != nil)
    }
    for level in Self.noProbabilities {
      refused("level \(level)") { try clubs.hypergeometricOverlapTests(level: level) }
      await refused("level \(level)") { try await clubs.sampledOverlapTests(level: level) }
      await refused("level \(level)") { try await clubs.degreeSequenceModel().overlapTests(level: level) }
      refused("p \(level)") { try MultipleTestAdjustment.benjaminiHochberg.adjusted([0.5, level]) }
    }
    for count in [0, -1, Int.min, Int.max] {
      if count < 2 {
        refused("tests \(count)") {
          try MultipleTestAdjustment.holm.adjusted([0.5, 0.1], testCount: count)
        }
      } else {
        #expect(try MultipleTestAdjustment.holm.adjusted([0.5], testCount: count) == [1])
      }
    }
    #expect(try MultipleTestAdjustment.holm.adjusted([]) == [])
  }

  @Test func modelsOfNoUse() async throws {
    let clubs = try clubs()
    for tolerance in [0, -1, Double.infinity, Double.nan] {
      refused("tolerance") { try clubs.degreeSequenceModel(tolerance: tolerance) }
    }
    for cell in [(member: UInt32(3), group: UInt32(0)), (member: 0, group: 2)] {
      refused("prohibited") { try clubs.degreeSequenceModel(prohibited: [cell]) }
      refused("required") { try clubs.degreeSequenceModel(required: [cell]) }
      refused("prohibited") { try clubs.degreeSequenceSample(prohibited: [cell]) }
      await refused("required") { try await clubs.sampledOverlapTests(sampleCount: 10, required: [cell]) }
      refused("probability") {
        try clubs.degreeSequenceModel().probability(member: cell.member, group: cell.group)
      }
      refused("certain") { try clubs.degreeSequenceModel().isCertain(member: cell.member, group: cell.group) }
    }
    refused("contradiction") { try clubs.degreeSequenceModel(prohibited: [(0, 0)]) }
    refused("contradiction") { try clubs.degreeSequenceModel(required: [(0, 1)]) }
    for count in [-1, Int.min, Int.max] {
      refused("trades \(count)") { try clubs.degreeSequenceSample(trades: count) }
      await refused("burn-in \(count)") {
        try await clubs.sampledOverlapTests(sampleCount: 10, burnIn: count)
      }
      await refused("samples \(count)") { try await clubs.sampledOverlapTests(sampleCount: count) }
    }
    await refused("no sample") { try await clubs.sampledOverlapTests(sampleCount: 0) }
    for iterations in [0, -1, Int.min] {
      _ = try? clubs.degreeSequenceModel(maximumIterations: iterations)
    }
  }

  @Test func emptyNetworks() async throws {
    for (members, groups) in [(0, 0), (3, 0), (0, 3), (2, 2)] {
      let nothing = try TwoModeGraph(memberCount: members, groupCount: groups, memberships: [])
      #expect(nothing.overlapsOnOneCore().isEmpty)
      #expect(try nothing.topOverlapsOnOneCore(3, by: .newman).pairs.isEmpty)
      #expect(nothing.robinsAlexanderClustering() == nil)
      #expect(nothing.redundancyCoefficients().members.count == members)
      #expect(nothing.latapyClustering().groups.count == groups)
      #expect(nothing.degreeCentrality().members == Array(repeating: 0, count: members))
      #expect(try await nothing.closenessCentrality().groups.count == groups)
      #expect(try await nothing.betweennessCentrality().members.count == members)
      _ = try nothing.hypergeometricOverlapTests()
      _ = try? nothing.degreeSequenceModel()
      _ = try? nothing.degreeSequenceSample()
      _ = try? await nothing.sampledOverlapTests(sampleCount: 10)
    }
  }
}
