import GraphKernel
import Testing

@Suite struct OverlapsTests {
  /// The index by its definition in the textbooks.
  static func index(_ index: OverlapIndex, _ first: Int, _ second: Int, in random: RandomTwoMode) -> Double {
    let one = Set((0..<random.memberCount).filter { random.matrix[$0][first] })
    let other = Set((0..<random.memberCount).filter { random.matrix[$0][second] })
    let both = one.intersection(other)
    switch index {
    case .count: return Double(both.count)
    case .jaccard: return Double(both.count) / Double(one.union(other).count)
    case .overlapCoefficient: return Double(both.count) / Double(min(one.count, other.count))
    case .dice: return 2 * Double(both.count) / Double(one.count + other.count)
    case .cosine: return Double(both.count) / (Double(one.count) * Double(other.count)).squareRoot()
    case .lift:
      let all = Double(random.memberCount)
      return Double(both.count) / all / (Double(one.count) / all * Double(other.count) / all)
    case .newman:
      return both.reduce(0) { $0 + 1 / Double(random.matrix[$1].count { $0 } - 1) }
    case .bonacich:
      let neither = random.memberCount - one.union(other).count
      let alike = Double(both.count * neither)
      let unlike = Double(one.subtracting(other).count * other.subtracting(one).count)
      if alike == unlike { return 0.5 }
      return (alike - (alike * unlike).squareRoot()) / (alike - unlike)
    }
  }

  static func pairs(of random: RandomTwoMode) -> [Overlap] {
    (0..<random.groupCount).flatMap { first in
      (0..<random.groupCount).compactMap { second in
        let shared = random.shared(first, second)
        return first < second && shared > 0
          ? Overlap(first: UInt32(first), second: UInt32(second), shared: UInt32(shared)) : nil
      }
    }
  }

  @Test func countsAreThoseOfBruteForceOnAnyNumberOfCores() async throws {
    for seed in 0..<300 as Range<UInt64> {
      let random = try RandomTwoMode(seed: seed)
      let expected = Self.pairs(of: random)
      let overlaps = random.graph.overlapsOnOneCore()
      #expect(Array(overlaps) == expected, "seed \(seed)")
      #expect(overlaps.indices.map { overlaps[$0] } == expected, "seed \(seed)")
      #expect(overlaps.firstGroups == expected.map(\.first))
      #expect(overlaps.secondGroups == expected.map(\.second))
      #expect(overlaps.sharedCounts == expected.map(\.shared))
      #expect(overlaps.sizes == (0..<random.groupCount).map { UInt32(random.size($0)) })
      #expect(overlaps.sharedTotal == expected.reduce(0) { $0 + Int($1.shared) })
      #expect(overlaps.count == expected.count)
      for cores in [1, 3] {
        let parallel = try await random.graph.overlaps(cores: cores)
        #expect(Array(parallel) == expected, "seed \(seed)")
      }
    }
  }

  @Test(arguments: OverlapIndex.allCases) func indicesAreThoseOfTheirDefinitions(index: OverlapIndex) throws {
    for seed in 0..<200 as Range<UInt64> {
      let random = try RandomTwoMode(seed: seed)
      let overlaps = random.graph.overlapsOnOneCore()
      for (value, pair) in zip(overlaps.values(of: index), overlaps) {
        let expected = Self.index(index, Int(pair.first), Int(pair.second), in: random)
        #expect(abs(value - expected) < 1e-12, "seed \(seed), \(pair)")
      }
      #expect(overlaps.values(of: index).count == overlaps.count)
    }
  }

  @Test func manyGroupsStandInOrder() throws {
    // More groups than a word of the bit set has bits, more than a word of its summary, and more than chunks.
    var generator = SeededGenerator(seed: 7)
    let matrix = (0..<6).map { _ in (0..<9000).map { _ in generator.chance(oneIn: 400) } }
    let random = try RandomTwoMode(matrix: matrix, groupCount: 9000)
    var expected: [Overlap] = []
    let rows = matrix.map { row in row.indices.filter { row[$0] } }
    var counts: [[Int]: UInt32] = [:]
    for row in rows {
      for one in row { for other in row where one < other { counts[[one, other], default: 0] += 1 } }
    }
    expected = counts.map { Overlap(first: UInt32($0.key[0]), second: UInt32($0.key[1]), shared: $0.value) }
      .sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    let overlaps = random.graph.overlapsOnOneCore()
    #expect(Array(overlaps) == expected)
    #expect(overlaps.last == expected.last)
    #expect(overlaps[overlaps.count / 2] == expected[overlaps.count / 2])
  }

  @Test func membersArePairedByTheTransposedNetwork() throws {
    let graph = try TwoModeGraph(
      memberCount: 3, groupCount: 2, memberships: [(0, 0), (1, 0), (1, 1), (2, 1), (0, 1)])
    #expect(
      Array(graph.transposed.overlapsOnOneCore()) == [
        Overlap(first: 0, second: 1, shared: 2), Overlap(first: 0, second: 2, shared: 1),
        Overlap(first: 1, second: 2, shared: 1),
      ])
  }

  @Test func bonacichIsAHalfWhereMembershipIsIndependent() throws {
    // Every member is in both groups: neither product of a diagonal is more than 0.
    let all = try TwoModeGraph(memberCount: 1, groupCount: 2, memberships: [(0, 0), (0, 1)])
    #expect(all.overlapsOnOneCore().values(of: .bonacich) == [0.5])
    let independent = try TwoModeGraph(
      memberCount: 4, groupCount: 2, memberships: [(0, 0), (1, 0), (1, 1), (2, 1)])
    #expect(independent.overlapsOnOneCore().values(of: .bonacich) == [0.5])
    let nested = try TwoModeGraph(memberCount: 3, groupCount: 2, memberships: [(0, 0), (0, 1), (1, 1)])
    #expect(nested.overlapsOnOneCore().values(of: .bonacich) == [1])
  }

  @Test func progressEndsWithAllGroups() async throws {
    let random = try RandomTwoMode(seed: 5, members: 5...5, groups: 9...9)
    let (stream, continuation) = AsyncStream.makeStream(of: Progress.self)
    _ = try await random.graph.overlaps(cores: 2) { continuation.yield($0) }
    continuation.finish()
    var last: GraphKernel.Progress?
    for await progress in stream { last = progress }
    #expect(last?.completed == 9)
    #expect(last?.total == 9)
  }

  @Test func aCancelledTaskThrows() async throws {
    let random = try RandomTwoMode(seed: 5, members: 5...5, groups: 9...9)
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await random.graph.overlaps()
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { _ = try await task.value }
  }
}
