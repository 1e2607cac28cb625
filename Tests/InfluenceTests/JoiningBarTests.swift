import Atlas
import Interchange
import Testing

@testable import Influence

/// Whom rules bar for certain, and that the null model knows it.
@Suite struct JoiningBarTests {
  private static let text = """
    atlas: {id: test, as of: 2018}
    entities:
      - {id: large, kind: city, name: Large, country: NL, population: 400000, evidence: assumed}
      - {id: middle, kind: city, name: Middle, country: NL, population: 100000, evidence: assumed}
      - {id: small, kind: city, name: Small, country: DE, population: 20000, evidence: assumed}
      - {id: open, kind: city, name: Open, evidence: assumed}
      - id: contested
        kind: city
        name: Contested
        country: FR
        population:
          - {value: 40000, evidence: assumed, used: the stricter}
          - {value: 60000, evidence: assumed}
        evidence: assumed
      - {id: land, kind: region, name: Land, country: DE, population: 100000, evidence: assumed}
      - id: mid
        kind: network
        name: Mid
        evidence: assumed
        rules:
          - {to: join, evidence: assumed, clauses: [{kind: [city]}, {population: {from: 50000, to: 250000}}]}
          - {to: found a task team, evidence: assumed, clauses: [{condition: any}]}
      - id: two-ways
        kind: network
        name: Two ways
        evidence: assumed
        rules:
          - {to: join, evidence: assumed, clauses: [{population: {from: 250000}}]}
          - {to: join as associate, evidence: assumed, clauses: [{kind: [city]}]}
      - id: national
        kind: network
        name: National
        evidence: assumed
        rules:
          - {to: join, evidence: assumed, clauses: [{country: [DE]}]}
      - {id: silent, kind: network, name: Silent, evidence: assumed}
      - id: stated
        kind: network
        name: Stated
        evidence: assumed
        rules:
          - to: join
            evidence: assumed
            clauses:
              - population:
                  - {from: 150000, used: the stricter}
                  - {from: 90000, evidence: assumed}
    ties:
      - large member of mid: {assumed: t}
      - middle member of mid: {assumed: t}
      - small member of two-ways: {assumed: t}
      - large member of two-ways: {assumed: t}
      - land member of national: {assumed: t}
      - small member of national: {assumed: t}
      - open member of silent: {assumed: t}
      - contested member of silent: {assumed: t}
      - middle member of stated: {assumed: t}
      - large member of stated: {assumed: t}
    """

  // What is not known bars nobody; where claims differ all must say no.
  @Test(arguments: [
    ("mid", ["large", "small", "land"]), ("two-ways", ["land"]),
    ("national", ["large", "middle", "contested"]),
    ("silent", []), ("stated", ["small", "contested"]),
  ])
  func barsThoseWhoAreOutForCertain(_ group: String, _ barred: [String]) throws {
    let atlas = try Atlas.load(text: Self.text)
    let bar = JoiningBar(try #require(atlas.entity(group)))
    let cities = ["large", "middle", "small", "open", "contested", "land"]
    #expect(try cities.filter { bar.bars(.init(try #require(atlas.entity($0)))) } == barred)
  }

  // Large is in Mid though the rule bars it: that cell is not prohibited.
  @Test func whatIsHeldIsNotProhibited() throws {
    let atlas = try Atlas.load(text: Self.text)
    let graph = try MembershipGraph(
      atlas, query: OverlapQuery(mode: .groups), on: try #require(PartialDate("2018")))
    let cells = graph.barredCells().map { cell in
      atlas.entities[graph.members[Int(cell.member)]].id + " in "
        + atlas.entities[graph.groups[Int(cell.group)]].id
    }
    #expect(
      Set(cells) == [
        "small in mid", "land in mid", "land in two-ways", "large in national", "middle in national",
        "contested in national", "small in stated", "contested in stated",
      ])
  }

  @Test func barredMembershipsHaveNoChance() async throws {
    let atlas = try Atlas.load(text: Self.text)
    let table = try await OverlapTable(atlas, query: OverlapQuery(mode: .groups))
    #expect(table.chances?.prohibited == 8)
    #expect(table.methods.contains("8 memberships prohibited because a rule of the data bars them"))
    // Only Open might be in both; of members drawn alike 2 * 2 / 6 would be.
    var query = OverlapQuery(mode: .groups)
    let sets = ["mid", "national"]
    let barred = try #require(try await Intersections(atlas, of: sets, query: query).pair?.expected)
    query.nullModel = .hypergeometric
    let alike = try #require(try await Intersections(atlas, of: sets, query: query).pair?.expected)
    #expect(barred < 0.25)
    #expect(abs(alike - 4.0 / 6) < 1e-12)
  }
}
