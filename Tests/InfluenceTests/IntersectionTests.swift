import Atlas
import Interchange
import Testing

@testable import Influence

/// The cells of Venn diagrams against plain sets, on random atlases.
@Suite struct IntersectionTests {
  private static func text(_ seed: UInt64) -> (String, [String: Set<String>]) {
    var generator = SystemlessGenerator(state: seed)
    let groups = Int.random(in: 2...6, using: &generator), members = Int.random(in: 1...9, using: &generator)
    var sets: [String: Set<String>] = [:]
    var text = "atlas: {id: random, as of: 2018}\nentities:\n"
    for group in 0..<groups {
      text += "  - {id: g\(group), kind: network, name: G\(group), evidence: assumed}\n"
    }
    for member in 0..<members {
      text += "  - {id: m\(member), kind: city, name: M\(member), evidence: assumed}\n"
    }
    text += "ties:\n"
    for group in 0..<groups {
      for member in 0..<members where member == group % members || Bool.random(using: &generator) {
        sets["g\(group)", default: []].insert("m\(member)")
        text += "  - m\(member) member of g\(group): {assumed: t}\n"
      }
    }
    return (text, sets)
  }

  @Test func cellsAreThoseOfSets() async throws {
    var seen = 0
    for seed in 0..<60 as Range<UInt64> {
      let (text, sets) = Self.text(seed)
      let ids = sets.keys.sorted().reversed() as [String]
      guard ids.count > 1 else { continue }
      var query = OverlapQuery(mode: .groups)
      query.nullModel = .hypergeometric
      let found = try await Intersections(try Atlas.load(text: text), of: ids, query: query)
      #expect(found.sets.map(\.entity.id) == ids)
      let everybody = sets.values.reduce(Set()) { $0.union($1) }
      for combination in 1..<1 << ids.count {
        let inside = ids.indices.filter { combination >> $0 & 1 == 1 }
        let all = inside.map { sets[ids[$0]] ?? [] }.reduce(everybody) { $0.intersection($1) }
        let any = inside.map { sets[ids[$0]] ?? [] }.reduce(Set()) { $0.union($1) }
        let others = ids.indices.filter { !inside.contains($0) }.map { sets[ids[$0]] ?? [] }.reduce(Set()) {
          $0.union($1)
        }
        let cell = found.cells.first { $0.sets == inside }
        guard let cell else {
          #expect(ids.count > 4 && all.isEmpty, "seed \(seed)")
          continue
        }
        seen += 1
        #expect(cell.contents(.intersect).map(\.id) == all.sorted(), "seed \(seed)")
        #expect(cell.contents(.union).map(\.id) == any.sorted(), "seed \(seed)")
        #expect(cell.contents(.distinct).map(\.id) == all.subtracting(others).sorted(), "seed \(seed)")
        // Members drawn at random, independently for each group.
        let share = inside.reduce(1.0) { $0 * Double(sets[ids[$1]]?.count ?? 0) / Double(everybody.count) }
        #expect(abs((cell.expected ?? -1) - share * Double(everybody.count)) < 1e-9, "seed \(seed)")
        // By inclusion and exclusion over the expected numbers in all of some sets.
        func inAll(_ combination: Int) -> Double {
          ids.indices.filter { combination >> $0 & 1 == 1 }.reduce(Double(everybody.count)) {
            $0 * Double(sets[ids[$1]]?.count ?? 0) / Double(everybody.count)
          }
        }
        func sign(_ combination: Int) -> Double { combination.nonzeroBitCount.isMultiple(of: 2) ? 1 : -1 }
        let subsets = (1..<1 << ids.count).filter { $0 & combination == $0 }
        let union = -subsets.reduce(0) { $0 + sign($1) * inAll($1) }
        let supersets = (1..<1 << ids.count).filter { $0 & combination == combination }
        let distinct = sign(combination) * supersets.reduce(0) { $0 + sign($1) * inAll($1) }
        #expect(abs((cell.chances[.union] ?? -1) - union) < 1e-9, "seed \(seed)")
        #expect(abs((cell.chances[.distinct] ?? -1) - distinct) < 1e-9, "seed \(seed)")
      }
    }
    #expect(seen > 500)
  }

  @Test func oneSetTwiceOrAlonesIsRefused() async throws {
    let atlas = try Atlas.load(text: Self.text(3).0)
    let query = OverlapQuery(mode: .groups)
    await #expect(throws: RouteQueryError.self) { try await Intersections(atlas, of: ["g0"], query: query) }
    await #expect(throws: RouteQueryError.repeatedStop("g0")) {
      try await Intersections(atlas, of: ["g0", "g1", "g0"], query: query)
    }
  }
}

/// SplitMix64 (Steele, Lea and Flood 2014), so that a seed means the same atlas everywhere.
struct SystemlessGenerator: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
