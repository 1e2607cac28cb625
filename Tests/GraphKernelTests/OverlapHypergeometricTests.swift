import Foundation
import GraphKernel
import Testing

@Suite struct OverlapHypergeometricTests {
  struct Fixture: Decodable {
    /// Members, first size, second size, shared, p, mean, standard deviation, p of the largest number.
    var hypergeometric: [[Double]]
  }

  static func graph(members: Int, first: Int, second: Int, shared: Int) throws -> TwoModeGraph {
    let one = (0..<first).map { (member: UInt32($0), group: UInt32(0)) }
    let other = (first - shared..<first - shared + second).map { (member: UInt32($0), group: UInt32(1)) }
    return try TwoModeGraph(memberCount: members, groupCount: 2, memberships: one + other)
  }

  @Test func tailsAreThoseOfSciPy() throws {
    let url = try #require(
      Bundle.module.url(forResource: "overlap-tests-scipy", withExtension: "json", subdirectory: "Fixtures"))
    let rows = try JSONDecoder().decode(Fixture.self, from: Data(contentsOf: url)).hypergeometric
    #expect(rows.count == 60)
    for row in rows {
      let graph = try Self.graph(
        members: Int(row[0]), first: Int(row[1]), second: Int(row[2]), shared: Int(row[3]))
      let test = try #require(try graph.hypergeometricOverlapTests().tests.first)
      #expect(test.pair.shared == UInt32(row[3]))
      #expect(abs(test.expected - row[5]) <= 1e-12 * row[5])
      #expect(abs(test.standardDeviation - row[6]) <= 1e-9)
      // scipy's own error is about 1e-10 in the small tails.
      #expect(abs(test.p - row[4]) <= 1e-9 * row[4], "\(row)")
      #expect(abs(test.smallestP - row[7]) <= 1e-9 * row[7] || test.smallestP < 1e-290, "\(row)")
    }
  }

  @Test func tailsAreThoseOfCountingAllDraws() throws {
    for seed in 0..<120 as Range<UInt64> {
      let random = try RandomTwoMode(seed: seed, members: 1...9, groups: 0...5)
      let tests = try random.graph.hypergeometricOverlapTests(adjustment: .none)
      #expect(tests.tests.map(\.pair) == OverlapsTests.pairs(of: random))
      for test in tests.tests {
        let first = random.size(Int(test.pair.first)), second = random.size(Int(test.pair.second))
        // Of all draws of the second group's members how many hold enough of the first `first` members.
        let draws = (0..<1 << random.memberCount).filter { $0.nonzeroBitCount == second }
        let shared = draws.map { ($0 & ((1 << first) - 1)).nonzeroBitCount }
        let mean = Double(shared.reduce(0, +)) / Double(draws.count)
        let p = Double(shared.count { $0 >= test.pair.shared }) / Double(draws.count)
        let variance =
          shared.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / Double(draws.count)
        let smallest = Double(shared.count { $0 == min(first, second) }) / Double(draws.count)
        #expect(abs(test.p - p) < 1e-13)
        #expect(abs(test.expected - mean) < 1e-12)
        #expect(abs(test.standardDeviation - variance.squareRoot()) < 1e-7)
        #expect(abs(test.smallestP - smallest) < 1e-13)
        #expect(test.cannotBeTested == (smallest > 0.05 - 1e-13))
        #expect(test.adjustedP == test.p)
        #expect(test.isSignificant == (test.p < 0.05))
        #expect(test.ratio.map { abs($0 * mean - Double(test.pair.shared)) < 1e-9 } == true)
        if variance > 0 {
          #expect(
            abs(try #require(test.zScore) - (Double(test.pair.shared) - mean) / variance.squareRoot()) < 1e-6)
        } else {
          #expect(test.zScore == nil)
        }
      }
    }
  }

  @Test func aTailTooSmallForANumberHasALogarithm() throws {
    let graph = try Self.graph(members: 4000, first: 1500, second: 1500, shared: 1500)
    let test = try #require(try graph.hypergeometricOverlapTests().tests.first)
    // One over the number of ways to choose 1500 of 4000.
    let expected = lgamma(1501.0) + lgamma(2501) - lgamma(4001)
    #expect(test.p == 0)
    #expect(abs(test.logP - expected) < 1e-8)
  }

  @Test func pairsThatShareNothingCountAsTests() throws {
    let graph = try TwoModeGraph(memberCount: 8, groupCount: 4, memberships: [(0, 0), (0, 1), (1, 2)])
    let tests = try graph.hypergeometricOverlapTests(level: 0.2, adjustment: .holm)
    #expect(tests.testCount == 6)
    #expect(tests.tests.count == 1)
    #expect(abs(tests.tests[0].p - 0.125) < 1e-15)
    #expect(abs(tests.tests[0].adjustedP - 0.75) < 1e-14)
    #expect(!tests.tests[0].cannotBeTested)
    #expect(!tests.tests[0].isSignificant)
    #expect(tests.level == 0.2)
    #expect(tests.adjustment == .holm)
  }

  @Test func levelsThatAreNoneAreRefused() throws {
    let graph = try TwoModeGraph(memberCount: 0, groupCount: 0, memberships: [])
    #expect(try graph.hypergeometricOverlapTests().tests.isEmpty)
    for level in [0, 1, -1, Double.infinity] {
      #expect(
        throws: MeasureError.invalidParameter(
          name: "level", value: level, allowed: "a number between 0 and 1")
      ) { try graph.hypergeometricOverlapTests(level: level) }
    }
    #expect(throws: MeasureError.self) { try graph.hypergeometricOverlapTests(level: .nan) }
  }
}
