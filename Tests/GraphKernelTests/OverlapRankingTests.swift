import GraphKernel
import Testing

@Suite struct OverlapRankingTests {
  /// Sorts all pairs. The values are read from the pairs' own columns, which other tests compare with brute force.
  static func sorted(
    _ limit: Int, by index: OverlapIndex, in graph: TwoModeGraph
  ) -> (pairs: [Overlap], equal: Int) {
    let overlaps = graph.overlapsOnOneCore()
    let all = zip(overlaps, overlaps.values(of: index)).sorted {
      if $0.1 != $1.1 { return $0.1 > $1.1 }
      if $0.0.shared != $1.0.shared { return $0.0.shared > $1.0.shared }
      return ($0.0.first, $0.0.second) < ($1.0.first, $1.0.second)
    }
    let kept = all.prefix(limit)
    return (kept.map(\.0), all.dropFirst(limit).count { $0.1 == kept.last?.1 })
  }

  @Test(arguments: OverlapIndex.allCases) func theBestAreThoseOfSortingAllPairs(index: OverlapIndex)
    async throws
  {
    for seed in 0..<80 as Range<UInt64> {
      let random = try RandomTwoMode(seed: seed, members: 0...25, groups: 0...25)
      for limit in [0, 1, 2, 5, 30, 1000] {
        let expected = Self.sorted(limit, by: index, in: random.graph)
        let counted = try random.graph.overlapsOnOneCore().top(limit, by: index)
        #expect(counted.pairs == expected.pairs, "seed \(seed), limit \(limit)")
        #expect(counted.equalCount == expected.equal, "seed \(seed), limit \(limit)")
        let found = try random.graph.topOverlapsOnOneCore(limit, by: index)
        #expect(found == counted, "seed \(seed), limit \(limit)")
        if seed % 10 == 0 {
          for cores in [1, 2] {
            let parallel = try await random.graph.topOverlaps(limit, by: index, cores: cores)
            #expect(parallel == counted, "seed \(seed), limit \(limit)")
          }
        }
      }
    }
  }

  /// Sparse networks of many small groups, in which the search by prefixes is what is taken.
  @Test(arguments: [OverlapIndex.count, .jaccard, .dice, .cosine, .newman])
  func theBestOfSparseNetworksAreThoseOfSortingAllPairs(index: OverlapIndex) async throws {
    for seed in 0..<6 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      var memberships: [(member: UInt32, group: UInt32)] = []
      for group in 0..<200 as Range<UInt32> {
        for _ in 0..<Int.random(in: 0...6, using: &generator) {
          // A few members are in many groups.
          let heavy = generator.chance(oneIn: 3)
          memberships.append((UInt32.random(in: heavy ? 0...4 : 0...150, using: &generator), group))
        }
      }
      let graph = try TwoModeGraph(memberCount: 151, groupCount: 200, memberships: memberships)
      for limit in [1, 7, 40, 400] {
        let expected = Self.sorted(limit, by: index, in: graph)
        let found = try await graph.topOverlaps(limit, by: index, cores: 2)
        #expect(found.pairs == expected.pairs, "seed \(seed), limit \(limit)")
        #expect(found.equalCount == expected.equal, "seed \(seed), limit \(limit)")
        #expect(try graph.topOverlapsOnOneCore(limit, by: index) == found, "seed \(seed), limit \(limit)")
      }
    }
  }

  @Test func aNegativeLimitIsRefused() async throws {
    let graph = try TwoModeGraph(memberCount: 1, groupCount: 2, memberships: [(0, 0), (0, 1)])
    let error = MeasureError.invalidParameter(name: "limit", value: -1, allowed: "0 or more")
    #expect(throws: error) { try graph.overlapsOnOneCore().top(-1, by: .count) }
    #expect(throws: error) { try graph.topOverlapsOnOneCore(-1, by: .count) }
    await #expect(throws: error) { try await graph.topOverlaps(-1, by: .count) }
    #expect(try graph.topOverlapsOnOneCore(0, by: .count).pairs.isEmpty)
  }
}
