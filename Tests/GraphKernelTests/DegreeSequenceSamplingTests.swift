import GraphKernel
import Testing

@Suite struct DegreeSequenceSamplingTests {
  static func matrix(of graph: TwoModeGraph) -> [[Bool]] {
    (0..<UInt32(graph.memberCount)).map { member in
      let groups = graph.groups(of: member)
      return (0..<UInt32(graph.groupCount)).map { groups.contains($0) }
    }
  }

  /// How far the counts of the samples are from equal, as Pearson's chi-square, and the bound for it.
  static func unevenness(
    of constrained: RandomConstrained, sampleCount: Int, trades: Int
  ) throws -> (chiSquare: Double, bound: Double, all: Int) {
    let all = constrained.allMatrices()
    var counts: [[[Bool]]: Int] = [:]
    for seed in 0..<UInt64(sampleCount) {
      let sample = try constrained.random.graph.degreeSequenceSample(
        trades: trades, prohibited: constrained.prohibited, required: constrained.required, seed: seed)
      counts[matrix(of: sample), default: 0] += 1
    }
    #expect(Set(counts.keys).isSubset(of: all))
    let expected = Double(sampleCount) / Double(all.count)
    let chiSquare = all.reduce(0) {
      let difference = Double(counts[$1] ?? 0) - expected
      return $0 + difference * difference / expected
    }
    // Five standard deviations of chi-square above its mean, and some for its skewness.
    let freedom = Double(all.count - 1)
    return (chiSquare, freedom + 5 * (2 * freedom).squareRoot() + 12, all.count)
  }

  @Test func samplesAreUniformOverAllNetworksOfTheSameDegrees() throws {
    var compared = 0
    for seed in 0..<30 as Range<UInt64> {
      let constrained = try RandomConstrained(seed: seed, members: 3...4, groups: 3...4)
      let count = constrained.allMatrices().count
      guard 2...60 ~= count else { continue }
      let (chiSquare, bound, all) = try Self.unevenness(of: constrained, sampleCount: 20 * count, trades: 30)
      #expect(chiSquare < bound, "seed \(seed), \(all) networks")
      compared += 1
    }
    #expect(compared > 8)
  }

  @Test func networksThatNoTradeReachesAreReached() throws {
    // The permutations of three that leave none in place: the two differ in all six cells that may change.
    let matrix = [[false, true, false], [false, false, true], [true, false, false]]
    let constrained = try RandomConstrained(of: RandomTwoMode(matrix: matrix, groupCount: 3)) { $0 == $1 }
    #expect(constrained.allMatrices().count == 2)
    let three = try Self.unevenness(of: constrained, sampleCount: 400, trades: 20)
    #expect(three.chiSquare < three.bound)
    // Of five: 44 permutations.
    let five = try RandomConstrained(
      of: RandomTwoMode(
        matrix: (0..<5).map { row in (0..<5).map { $0 == (row + 1) % 5 } }, groupCount: 5)
    ) { $0 == $1 }
    let unevenness = try Self.unevenness(of: five, sampleCount: 1500, trades: 40)
    #expect(unevenness.all == 44)
    #expect(unevenness.chiSquare < unevenness.bound)
  }

  @Test func degreesAndFixedCellsStay() throws {
    for seed in 0..<150 as Range<UInt64> {
      let constrained = try RandomConstrained(seed: seed, members: 0...20, groups: 0...12)
      let graph = constrained.random.graph
      let sample = try graph.degreeSequenceSample(
        prohibited: constrained.prohibited, required: constrained.required, seed: seed)
      #expect(sample.memberCount == graph.memberCount)
      #expect(sample.groupCount == graph.groupCount)
      for member in 0..<UInt32(graph.memberCount) {
        let groups = sample.groups(of: member)
        #expect(groups == Set(groups).sorted())
        #expect(groups.count == graph.groups(of: member).count)
        for group in 0..<graph.groupCount where constrained.isFixed[Int(member)][group] {
          #expect(groups.contains(UInt32(group)) == constrained.random.matrix[Int(member)][group])
        }
      }
      for group in 0..<UInt32(graph.groupCount) {
        #expect(sample.members(of: group).count == graph.members(of: group).count)
        #expect(sample.members(of: group).allSatisfy { sample.groups(of: $0).contains(group) })
      }
    }
  }

  @Test func testsAreNearThoseOfAllNetworks() async throws {
    var compared = 0
    for seed in 0..<30 as Range<UInt64> {
      let constrained = try RandomConstrained(seed: seed, members: 3...5, groups: 3...4)
      let random = constrained.random
      guard random.memberCount * random.groupCount <= 16 else { continue }
      let all = constrained.allMatrices()
      let tests = try await random.graph.sampledOverlapTests(
        sampleCount: 1999, prohibited: constrained.prohibited, required: constrained.required, level: 0.1,
        adjustment: .none, seed: seed)
      #expect(tests.tests.map(\.pair) == OverlapsTests.pairs(of: random))
      for test in tests.tests {
        let shared = all.map { matrix in
          matrix.count { $0[Int(test.pair.first)] && $0[Int(test.pair.second)] }
        }
        let p = Double(shared.count { $0 >= test.pair.shared }) / Double(all.count)
        let mean = Double(shared.reduce(0, +)) / Double(all.count)
        let variance = shared.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / Double(all.count)
        // Six standard errors of independent samples.
        #expect(abs(test.p - p) < 6 * (p * (1 - p) / 2000).squareRoot() + 0.002, "seed \(seed)")
        #expect(abs(test.expected - mean) < 6 * (variance / 2000).squareRoot() + 1e-9, "seed \(seed)")
        #expect(abs(test.standardDeviation - variance.squareRoot()) < 0.06, "seed \(seed)")
        #expect(test.p >= test.smallestP)
        // Not more than any network reaches.
        let most = shared.max() ?? 0
        let reached = Double(shared.count { $0 == most }) / Double(all.count)
        #expect(test.smallestP < reached + 6 * (reached / 2000).squareRoot() + 0.002)
        #expect(test.cannotBeTested == (test.smallestP >= 0.1))
        if variance == 0 { #expect(test.zScore == nil) }
        compared += 1
      }
    }
    #expect(compared > 30)
  }

  @Test func theResultIsTheSameOnAnyNumberOfCoresAndForTheSameSeed() async throws {
    let graph = try RandomTwoMode(seed: 2, members: 20...20, groups: 12...12).graph
    let one = try await graph.sampledOverlapTests(sampleCount: 130, cores: 1)
    #expect(try await graph.sampledOverlapTests(sampleCount: 130, cores: 4) == one)
    #expect(try await graph.sampledOverlapTests(sampleCount: 130, seed: 2) != one)
    let sample = try graph.degreeSequenceSample(seed: 3)
    #expect(try Self.matrix(of: graph.degreeSequenceSample(seed: 3)) == Self.matrix(of: sample))
    #expect(try Self.matrix(of: graph.degreeSequenceSample(seed: 4)) != Self.matrix(of: sample))
    #expect(try Self.matrix(of: graph.degreeSequenceSample(trades: 0)) == Self.matrix(of: graph))
  }

  @Test func withTooFewSamplesNoPairCanBeTested() async throws {
    let graph = try RandomTwoMode(seed: 2, members: 20...20, groups: 12...12).graph
    let tests = try await graph.sampledOverlapTests(sampleCount: 18)
    #expect(!tests.tests.isEmpty)
    #expect(tests.tests.allSatisfy { $0.cannotBeTested && !$0.isSignificant })
  }

  @Test func errorsNameWhatIsWrong() async throws {
    let graph = try TwoModeGraph(memberCount: 3, groupCount: 2, memberships: [(0, 0), (1, 1)])
    #expect(throws: MeasureError.self) { try graph.degreeSequenceSample(trades: -1) }
    #expect(throws: MeasureError.indexOutOfRange(5, count: 3)) {
      try graph.degreeSequenceSample(prohibited: [(member: 5, group: 0)])
    }
    #expect(throws: MeasureError.cellContradictsNetwork(member: 0, group: 0)) {
      try graph.degreeSequenceSample(prohibited: [(member: 0, group: 0)])
    }
    await #expect(throws: MeasureError.self) { try await graph.sampledOverlapTests(sampleCount: 0) }
    await #expect(throws: MeasureError.self) { try await graph.sampledOverlapTests(burnIn: -1) }
    await #expect(throws: MeasureError.self) { try await graph.sampledOverlapTests(thinning: 0) }
    await #expect(throws: MeasureError.self) { try await graph.sampledOverlapTests(level: 2) }
    await #expect(throws: MeasureError.cellContradictsNetwork(member: 0, group: 1)) {
      try await graph.sampledOverlapTests(required: [(member: 0, group: 1)])
    }
    for (members, groups) in [(0, 0), (0, 3), (3, 0), (1, 1)] {
      let empty = try TwoModeGraph(memberCount: members, groupCount: groups, memberships: [])
      #expect(try await empty.sampledOverlapTests(sampleCount: 3).tests.isEmpty)
      #expect(try empty.degreeSequenceSample(prohibited: []).membershipCount == 0)
    }
  }

  @Test func aCancelledTaskThrows() async throws {
    let graph = try RandomTwoMode(seed: 2, members: 20...20, groups: 12...12).graph
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await graph.sampledOverlapTests()
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { _ = try await task.value }
  }
}
