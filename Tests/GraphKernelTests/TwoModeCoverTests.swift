import GraphKernel
import Testing

/// The smallest cover, against all sets of groups.
@Suite struct TwoModeCoverTests {
  /// The least number of groups that have every member any group has.
  private func smallest(_ random: RandomTwoMode) -> Int {
    let all = random.matrix.map { row in row.contains(true) }
    let sets = (0..<1 << random.groupCount).filter { set in
      random.matrix.indices.allSatisfy { member in
        let row = random.matrix[member]
        return !all[member] || row.indices.contains { set >> $0 & 1 == 1 && row[$0] }
      }
    }
    return sets.map(\.nonzeroBitCount).min() ?? 0
  }

  @Test func noSetOfGroupsIsSmaller() throws {
    var harder = 0
    for seed in 0..<200 as Range<UInt64> {
      let random = try RandomTwoMode(seed: seed, members: 0...16, groups: 0...9)
      let cover = random.graph.memberCover()
      let count = smallest(random)
      #expect(cover.isSmallest && cover.parts.count == count && cover.lowerBound == count, "seed \(seed)")
      let covered = cover.parts.flatMap(\.adds)
      #expect(covered.count == Set(covered).count)
      #expect(
        Set(covered).union(cover.uncovered) == Set((0..<UInt32(random.memberCount)))
          && Set(covered).isDisjoint(with: cover.uncovered))
      for part in cover.parts {
        #expect(part.adds.allSatisfy { random.graph.members(of: part.group).contains($0) })
        #expect(!part.adds.isEmpty)
      }
      if random.graph.memberCover(stepLimit: 0).parts.count > count { harder += 1 }
    }
    #expect(harder > 0, "the greedy cover is not always the smallest")
  }

  @Test func greedyKeepsItsBound() throws {
    for seed in 0..<200 as Range<UInt64> {
      let random = try RandomTwoMode(seed: seed, members: 0...16, groups: 0...9)
      let greedy = random.graph.memberCover(stepLimit: 0)
      let count = smallest(random)
      let largest = (0..<random.groupCount).map { random.size($0) }.max() ?? 0
      let harmonic = (0..<largest).reduce(0.0) { $0 + 1 / Double($1 + 1) }
      #expect(Double(greedy.parts.count) <= harmonic * Double(count) + 1e-9, "seed \(seed)")
      #expect(greedy.lowerBound <= count && count <= greedy.parts.count)
      #expect(!greedy.isSmallest || greedy.parts.count == count)
    }
  }
}
