import GraphKernel
import Testing

@Suite struct OverlapSummaryTests {
  @Test(arguments: [1, 2, 3]) func theSummaryIsThatOfAllPairs(_ cores: Int) async throws {
    var generator = SeededGenerator(seed: 1974)
    for _ in 0..<40 {
      let memberships = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
        (
          member: UInt32.random(in: 0..<12, using: &generator),
          group: UInt32.random(in: 0..<9, using: &generator)
        )
      }
      let graph = try TwoModeGraph(memberCount: 12, groupCount: 9, memberships: memberships)
      let groups = (0..<UInt32(9)).map { Set(graph.members(of: $0)) }
      var shared: [Int] = []
      for first in 0..<9 {
        for second in first + 1..<9 { shared.append(groups[first].intersection(groups[second]).count) }
      }
      for index in [OverlapIndex.jaccard, .count, .newman] {
        let summary = try await graph.overlapSummary(4, by: index, cores: cores)
        #expect(summary.pairCount == shared.count { $0 > 0 })
        #expect(summary.sharedTotal == shared.reduce(0, +))
        #expect(summary.ranking == (try graph.overlapsOnOneCore().top(4, by: index)))
      }
    }
  }

  @Test func aNegativeLimitIsRefused() async throws {
    let graph = try TwoModeGraph(memberCount: 1, groupCount: 1, memberships: [])
    await #expect(throws: MeasureError.self) { try await graph.overlapSummary(-1, by: .count) }
  }
}
