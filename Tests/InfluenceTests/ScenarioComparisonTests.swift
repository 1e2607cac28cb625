import Atlas
import Influence
import Testing

/// What a scenario means for those who want to be heard, on an atlas small enough for hand calculation.
@Suite struct ScenarioComparisonTests {
  // Chances of the default vocabulary: a member is heard by its network with 0.5; weak is 0.3, strong 0.7.
  private static let text = """
    atlas: {id: small, as of: 2018}
    sources: {s: {title: S}}
    entities:
      - {id: ash, kind: city, name: Ash, population: 60000, evidence: s}
      - {id: birch, kind: city, name: Birch, population: 40000, evidence: s}
      - id: x
        kind: network
        name: X
        evidence: s
        rules: [{to: join, evidence: s, clauses: [{population: {from: 50000}}, {fee: {eur: 100, per: year}}]}]
      - {id: y, kind: network, name: Y, evidence: s}
      - {id: body, kind: EU body, name: Body, evidence: s}
    ties:
      - ash member of x: s
      - ash member of y: s
      - birch member of y: {evidence: s, eur: 40}
      - x influences body: {evidence: s, grade: weak}
    statements:
      - {id: cheap, says: It is cheap., about: [x], evidence: s}
    contested:
      - id: dear
        point: Is it dear?
        about: [x]
        open: Nobody says.
        claims: [{says: Perhaps., evidence: s}]

    """

  private func compare(_ body: String, header: String = "") throws -> ScenarioComparison {
    let atlas = try Atlas.load(text: Self.text)
    let scenario = try Scenario(text: "scenario: {id: t, title: T, assumed: x\(header)}\n" + body, for: atlas)
    return try ScenarioComparison(atlas, first: [], second: [scenario], query: ScenarioQuery())
  }

  @Test func aStrongerTieMakesAStrongerRoute() throws {
    let found = try compare("change: {ties: [x influences body: {grade: strong, assumed: it grows}]}")
    let ash = try #require(found.actors.first { $0.actor.id == "ash" })
    #expect(abs((ash.before?.strength ?? 0) - 0.5 * 0.3) < 1e-12)
    #expect(abs((ash.after?.strength ?? 0) - 0.5 * 0.7) < 1e-12)
    // The one path is the reach: within five standard errors of 2048 worlds.
    #expect(abs(ash.expectedBefore - 0.15) < 0.04 && abs(ash.expectedAfter - 0.35) < 0.053)
    #expect(found.assumedCount == 1)
    let told = try #require(
      found.routes.first { $0.hasPrefix("Ash has a stronger best route, 0.150 to 0.350: X > Body") })
    #expect(told.contains("it rests on what is assumed: X works with and seeks to influence Body"))
  }

  // Birch sits in Y; once it is in X too, X and Y share two members where they shared one.
  @Test func overlapsChangeWithMemberships() throws {
    let found = try compare("add: {ties: [birch member of x: {assumed: it joins}]}")
    let pair = try #require(found.effects.overlaps.first)
    #expect(found.effects.overlaps.count == 1)
    #expect([pair.a.id, pair.b.id] == ["x", "y"] && pair.before == 1 && pair.after == 2)
    #expect(found.memberships.map(\.basis) == [.assumed])
    // Too small by the rule, which the scenario does not change; EUR 100 a year over three years.
    #expect(found.memberships.first?.assessment?.verdict == .no)
    #expect(found.total.euros == 300)
    #expect(
      found.prices == [
        "Birch joins X, as assumed; but the rules do not allow it, for EUR 300 over 3 years each (s)."
      ])
    #expect(
      found.otherFindings().contains {
        $0.hasPrefix("Overlaps: X and Y share 2 members, not 1, if the assumed change holds")
      })
  }

  // 40 000 inhabitants are too few for 50 000 and enough for 30 000.
  @Test func aRuleThatChangesOpensANetwork() throws {
    let found = try compare(
      "change: {rules: [{of: x, to: join, assumed: t, clauses: [{population: {from: 30000}}]}]}")
    let opening = try #require(found.effects.openings.first)
    #expect(found.effects.openings.count == 1)
    #expect(opening.actor.id == "birch" && opening.group.id == "x")
    #expect(opening.before == .no && opening.after == .yes)
    #expect(found.effects.overlaps.isEmpty && found.memberships.isEmpty)
  }

  @Test func amountsOfTiesThatDifferAreTold() throws {
    let found = try compare(
      """
      change: {ties: [birch member of y: {eur: 55, assumed: dearer}]}
      add: {ties: [y influences body: {eur: 9, assumed: t}]}
      """)
    #expect(found.effects.tiePrices.map(\.tie) == ["birch member of y", "y influences body"])
    #expect(found.effects.tiePrices.map(\.before) == [40, nil])
    #expect(found.effects.tiePrices.map(\.after) == [55, 9])
  }

  // Betweenness by hand: X lies between Ash and Body, which nothing else joins; an entity that comes in has no rank before.
  @Test func measuresTellWhoBecomesCentral() async throws {
    let found = try await compare(
      """
      add:
        entities: [{id: z, kind: network, name: Z, assumed: t}]
        ties: [birch member of z: {assumed: t}]
      """
    ).measured()
    let changes = try #require(found.measures).changes
    let came = try #require(changes.first { $0.measure == "degree" && $0.entity.id == "z" })
    #expect(came.before == nil && came.rankBefore == nil && came.rankAfter != nil)
    let birch = try #require(changes.first { $0.measure == "degree" && $0.entity.id == "birch" })
    #expect((birch.after ?? 0) > (birch.before ?? 0))
    #expect(!changes.contains { $0.measure == "degree" && $0.entity.id == "body" })
  }

  @Test func anEmptyScenarioDoesNothing() async throws {
    let found = try await compare("").measured()
    #expect(found.difference.isEmpty && found.effects.overlaps.isEmpty && found.effects.openings.isEmpty)
    #expect(found.effects.tiePrices.isEmpty && found.measures?.changes.isEmpty == true)
    #expect(found.routes == ["Nobody's best route becomes another."] && found.otherFindings().isEmpty)
    #expect(found.actors.allSatisfy { !$0.isChanged })
  }

  @Test func whatTheAtlasSaysAndLeavesOpenIsTold() throws {
    let said = try compare("", header: ", says: [cheap, dear]").saidOfSecond
    #expect(said.map(\.says) == ["It is cheap.", "Is it dear? Perhaps."])
    #expect(said.map(\.isOpen) == [false, true])
    #expect(said[1].because == "Nobody says." && !said[1].isContested)
  }

  // Every pair of groups counted before and after, against the pairs that are told.
  @Test func overlapsAgreeWithCountingAllPairs() throws {
    for seed in 1...25 as ClosedRange<UInt64> {
      var state = seed
      func number(_ bound: Int) -> Int {
        // SplitMix64 (Steele, Lea and Flood 2014).
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(bound))
      }
      var text = "atlas: {id: r, as of: 2018}\nentities:\n"
      for place in 0..<5 { text += "  - {id: m\(place), kind: city, name: M\(place), evidence: assumed}\n" }
      for place in 0..<4 {
        text += "  - {id: g\(place), kind: network, name: G\(place), evidence: assumed}\n"
      }
      var before: Set<[Int]> = []
      var after: Set<[Int]> = []
      for member in 0..<5 {
        for group in 0..<4 {
          let way = number(4)
          if way < 2 { before.insert([member, group]) }
          if way == 1 || way == 2 { after.insert([member, group]) }
        }
      }
      func lines(_ pairs: Set<[Int]>, _ value: String) -> String {
        pairs.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.map {
          "    - m\($0[0]) member of g\($0[1])\(value)\n"
        }
        .joined()
      }
      let atlas = try Atlas.load(text: text + "ties:\n" + lines(before, ": {assumed: t}"))
      let (gone, new) = (before.subtracting(after), after.subtracting(before))
      var scenario = "scenario: {id: r, assumed: t}\n"
      if !gone.isEmpty { scenario += "remove:\n  ties:\n" + lines(gone, "") }
      if !new.isEmpty { scenario += "add:\n  ties:\n" + lines(new, ": {assumed: t}") }
      let found = try ScenarioComparison(
        atlas, first: [], second: [Scenario(text: scenario, for: atlas)], query: ScenarioQuery())
      func shared(_ pairs: Set<[Int]>, _ one: Int, _ other: Int) -> Int {
        (0..<5).count { pairs.contains([$0, one]) && pairs.contains([$0, other]) }
      }
      var expected: Set<[Int]> = []
      for one in 0..<4 {
        for other in (one + 1)..<4 where shared(before, one, other) != shared(after, one, other) {
          expected.insert([one, other, shared(before, one, other), shared(after, one, other)])
        }
      }
      let told = found.effects.overlaps.map { pair in
        [Int(pair.a.id.dropFirst()) ?? -1, Int(pair.b.id.dropFirst()) ?? -1, pair.before, pair.after]
      }
      #expect(Set(told) == expected && told.count == expected.count, "seed \(seed)")
    }
  }
}
