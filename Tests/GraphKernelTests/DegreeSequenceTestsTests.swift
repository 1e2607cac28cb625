import GraphKernel
import Testing

@Suite struct DegreeSequenceTestsTests {
  /// The probability of each number of shared members, over all values of the cells of two groups.
  static func distribution(_ first: UInt32, _ second: UInt32, _ model: DegreeSequenceModel, members: Int)
    throws
    -> [Double]
  {
    var distribution = [Double](repeating: 0, count: members + 1)
    let ones = try (0..<UInt32(members)).map { try model.probability(member: $0, group: first) }
    let others = try (0..<UInt32(members)).map { try model.probability(member: $0, group: second) }
    for values in 0..<1 << members {
      for otherValues in 0..<1 << members {
        var chance = 1.0
        for member in 0..<members {
          chance *= values >> member & 1 == 1 ? ones[member] : 1 - ones[member]
          chance *= otherValues >> member & 1 == 1 ? others[member] : 1 - others[member]
        }
        distribution[(values & otherValues).nonzeroBitCount] += chance
      }
    }
    return distribution
  }

  @Test func tailsAreThoseOfAllValuesOfTheCells() async throws {
    var compared = 0
    for seed in 0..<60 as Range<UInt64> {
      let constrained = try RandomConstrained(seed: seed, members: 1...6, groups: 2...4)
      let random = constrained.random, model = try constrained.model()
      let tests = try await model.overlapTests(level: 0.1, adjustment: .none)
      #expect(tests.tests.map(\.pair) == OverlapsTests.pairs(of: random))
      for test in tests.tests {
        let law = try Self.distribution(test.pair.first, test.pair.second, model, members: random.memberCount)
        let mean = law.enumerated().reduce(0) { $0 + Double($1.0) * $1.1 }
        let variance = law.enumerated().reduce(0) {
          $0 + (Double($1.0) - mean) * (Double($1.0) - mean) * $1.1
        }
        let p = law[Int(test.pair.shared)...].reduce(0, +)
        let most = try Self.mostShared(test.pair, constrained, model)
        #expect(abs(test.p - p) < 1e-12, "seed \(seed)")
        #expect(abs(test.expected - mean) < 1e-12, "seed \(seed)")
        #expect(abs(test.standardDeviation - max(0, variance).squareRoot()) < 1e-6, "seed \(seed)")
        let smallest = law[most...].reduce(0, +)
        #expect(abs(test.smallestP - smallest) < 1e-12, "seed \(seed)")
        #expect(test.cannotBeTested == (test.smallestP >= 0.1))
        #expect(test.isSignificant == (test.p < 0.1))
        compared += 1
      }
    }
    #expect(compared > 100)
  }

  /// The most members two groups of their sizes can share, over all values of their cells that are not certain.
  static func mostShared(
    _ pair: Overlap, _ constrained: RandomConstrained, _ model: DegreeSequenceModel
  ) throws -> Int {
    let members = constrained.random.memberCount
    func fillings(_ group: UInt32) throws -> [Int] {
      try (0..<1 << members).filter { values in
        guard values.nonzeroBitCount == constrained.random.size(Int(group)) else { return false }
        return try (0..<members).allSatisfy { member in
          try !model.isCertain(member: UInt32(member), group: group)
            || (values >> member & 1 == 1) == constrained.random.matrix[member][Int(group)]
        }
      }
    }
    let ones = try fillings(pair.first), others = try fillings(pair.second)
    return ones.flatMap { one in others.map { (one & $0).nonzeroBitCount } }.max() ?? 0
  }

  @Test func theApproximationIsNearTheExactTail() async throws {
    let random = try RandomTwoMode(seed: 9, members: 120...120, groups: 8...8)
    let model = try random.graph.degreeSequenceModel()
    let exact = try await model.overlapTests(), near = try await model.overlapTests(tail: .refinedNormal)
    #expect(!exact.tests.isEmpty)
    for (one, other) in zip(exact.tests, near.tests) {
      #expect(abs(one.p - other.p) < 0.005)
      #expect(one.expected == other.expected)
    }
    #expect(exact != near)
  }

  @Test func certainNetworksCannotBeTested() async throws {
    // Every member is in every group.
    let random = try RandomTwoMode(matrix: [[true, true], [true, true]], groupCount: 2)
    for tail in PoissonBinomialTail.allCases {
      let test = try #require(
        try await random.graph.degreeSequenceModel().overlapTests(tail: tail).tests.first)
      #expect(test.p == 1)
      #expect(test.smallestP == 1)
      #expect(test.cannotBeTested)
      #expect(test.zScore == nil)
      #expect(test.ratio == 1)
    }
  }

  @Test func theResultIsTheSameOnAnyNumberOfCores() async throws {
    let model = try RandomTwoMode(seed: 2, members: 30...30, groups: 20...20).graph.degreeSequenceModel()
    let one = try await model.overlapTests(cores: 1)
    #expect(try await model.overlapTests(cores: 4) == one)
  }

  @Test func levelsThatAreNoneAreRefused() async throws {
    let model = try TwoModeGraph(memberCount: 0, groupCount: 0, memberships: []).degreeSequenceModel()
    #expect(try await model.overlapTests().tests.isEmpty)
    await #expect(throws: MeasureError.self) { try await model.overlapTests(level: 0) }
    await #expect(throws: MeasureError.self) { try await model.overlapTests(level: .nan) }
  }
}
