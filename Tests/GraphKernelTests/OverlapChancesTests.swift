import GraphKernel
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The two-sided tests of all pairs, against sums over the fitted probabilities and over all subsets.
@Suite struct OverlapChancesTests {
  /// The Poisson-binomial distribution by convolution, one event after the other.
  static func convolved(_ probabilities: [Double]) -> [Double] {
    probabilities.reduce([1.0]) { distribution, p in
      (0...distribution.count).map { count in
        (count < distribution.count ? distribution[count] * (1 - p) : 0)
          + (count > 0 ? distribution[count - 1] * p : 0)
      }
    }
  }

  @Test func tailsAreThoseOfAConvolution() throws {
    var compared = 0
    for seed in 0..<60 as Range<UInt64> {
      let constrained = try RandomConstrained(seed: seed, members: 1...9, groups: 2...5)
      let model = try constrained.model(), graph = constrained.random.graph
      for first in 0..<UInt32(graph.groupCount) {
        for second in first + 1..<max(first + 1, UInt32(graph.groupCount)) {
          let law = try OverlapNullModel.degreeSequence(model).law(first, second)
          let distribution = Self.convolved(
            try (0..<UInt32(graph.memberCount)).map {
              try model.probability(member: $0, group: first) * model.probability(member: $0, group: second)
            })
          for shared in law.least..<max(law.least, law.most) {
            #expect(abs(law.chanceOfAtMost(shared) - distribution[...shared].reduce(0, +)) < 1e-12)
          }
          for shared in 0...law.most {
            #expect(abs(law.chanceOfAtLeast(shared) - distribution[shared...].reduce(0, +)) < 1e-12)
          }
          let shared = Int(graph.overlap(first, second).shared)
          #expect(law.least <= shared && shared <= law.most, "seed \(seed)")
          compared += 1
        }
      }
    }
    #expect(compared > 100)
  }

  // Every choice of two groups of the given sizes among the members is equally likely.
  @Test func hypergeometricTailsAreThoseOfAllSubsets() throws {
    for members in 1...7 {
      for first in 0...members {
        for second in 0...members {
          let graph = try TwoModeGraph(
            memberCount: members, groupCount: 2,
            memberships: (0..<first).map { (UInt32($0), 0) } + (0..<second).map { (UInt32($0), 1) })
          let law = try OverlapNullModel.hypergeometric(graph).law(0, 1)
          let chosen = (1 << first) - 1
          let shared = (0..<1 << members).filter { $0.nonzeroBitCount == second }
            .map { ($0 & chosen).nonzeroBitCount }
          #expect(law.least == shared.min() && law.most == first.signum() * min(first, second))
          for count in 0...min(first, second) {
            let share = Double(shared.count { $0 >= count }) / Double(shared.count)
            let rest = Double(shared.count { $0 <= count }) / Double(shared.count)
            #expect(abs(law.chanceOfAtLeast(count) - share) < 1e-12)
            #expect(abs(law.chanceOfAtMost(count) - rest) < 1e-12)
          }
        }
      }
    }
  }

  @Test(arguments: MultipleTestAdjustment.allCases)
  func adjustmentsAreThoseOfOnePAPair(_ adjustment: MultipleTestAdjustment) async throws {
    var seen: Set<OverlapChance.Verdict> = []
    for seed in 0..<40 as Range<UInt64> {
      let graph = try RandomTwoMode(seed: seed, members: 2...10, groups: 2...8).graph
      let chances = try await OverlapChances(.hypergeometric(graph), adjustment: adjustment, level: 0.3)
      let groups = UInt32(graph.groupCount)
      let pairs = (0..<groups).flatMap { one in (one + 1..<max(one + 1, groups)).map { (one, $0) } }
        .map { graph.overlap($0.0, $0.1) }
      let found = pairs.map { chances.chance(of: $0) }
      let expected = try adjustment.adjusted(found.map(\.p))
      for (chance, value) in zip(found, expected) { #expect(abs(chance.adjustedP - value) < 1e-12) }
      #expect(chances.testCount == pairs.count)
      #expect(chances.sharingCount == pairs.count { $0.shared > 0 })
      let verdicts = try pairs.indices.map { place in
        try verdict(of: place, among: found, adjustment, level: 0.3)
      }
      #expect(found.map(\.verdict) == verdicts, "seed \(seed)")
      #expect(chances.verdictCounts == Dictionary(grouping: verdicts) { $0 }.mapValues(\.count))
      seen.formUnion(verdicts)
    }
    #expect(seen.count > 1)
  }

  /// Untestable is what would not be significant even with its smallest p in the place of its own.
  private func verdict(
    of place: Int, among chances: [OverlapChance], _ adjustment: MultipleTestAdjustment, level: Double
  ) throws -> OverlapChance.Verdict {
    var pValues = chances.map(\.p)
    if try adjustment.adjusted(pValues)[place] < level {
      return chances[place].upperTail < chances[place].lowerTail ? .more : .less
    }
    pValues[place] = chances[place].smallestP
    return try adjustment.adjusted(pValues)[place] < level ? .chance : .untestable
  }

  // Published in the tests of the R package backbone (Neal): the fit of the bipartite configuration model.
  @Test func probabilitiesAreThoseOfBackbone() throws {
    let matrix = [[false, false, true], [false, true, false], [true, false, true]]
    let graph = try RandomTwoMode(matrix: matrix, groupCount: 3).graph
    let model = try graph.degreeSequenceModel()
    let expected = [[0.216, 0.216, 0.568], [0.216, 0.216, 0.568], [0.568, 0.568, 0.863]]
    for (member, row) in expected.enumerated() {
      for (group, value) in row.enumerated() {
        let found = try model.probability(member: UInt32(member), group: UInt32(group))
        #expect(abs(found - value) < 0.0006)
      }
    }
  }

  @Test func whatTakesTooLongIsRefused() async throws {
    let graph = try RandomTwoMode(seed: 3, members: 8...8, groups: 6...6).graph
    await #expect(throws: MeasureError.self) {
      try await OverlapChances(
        .degreeSequence(try graph.degreeSequenceModel()), adjustment: .holm, workLimit: 5)
    }
  }

  @Test func visitsAndValuesAreThoseOfTheProjection() throws {
    for seed in 0..<20 as Range<UInt64> {
      let graph = try RandomTwoMode(seed: seed).graph
      let overlaps = graph.overlapsOnOneCore()
      var visited: [Overlap] = []
      graph.forEachOverlap { visited.append($0) }
      #expect(visited.sorted { ($0.first, $0.second) < ($1.first, $1.second) } == Array(overlaps))
      for index in OverlapIndex.allCases {
        for (pair, value) in zip(overlaps, overlaps.values(of: index)) {
          #expect(abs(graph.value(of: index, for: pair) - value) < 1e-12)
        }
      }
    }
  }
}
