import Atlas
import Influence
import Testing

/// Plans to have a theme covered: who covers it already, which rules serve, and what would make a plan possible.
struct ThemePlanTests {
  /// A network with a forum that covers gardens, two working groups of which the second comes near reading, and two rules.
  private static func atlas(cities: Int = 2, extra: String = "", ties: String = "") throws -> Atlas {
    let members = (0..<cities).map {
      "  - {id: c\($0), kind: city, name: C\($0), population: 100, evidence: assumed}\n"
    }.joined()
    let memberships = (0..<cities).map { "  - c\($0) member of net: {assumed: x}\n" }.joined()
    return try Atlas.load(
      text: """
        atlas: {id: net, as of: 2018-01-01}
        entities:
          - {id: gardens, kind: theme, name: Gardens, evidence: assumed}
          - {id: reading, kind: theme, name: Reading, evidence: assumed}
          - {id: forum, kind: forum, name: Forum, evidence: assumed}
          - {id: group-a, kind: working group, name: Group A, evidence: assumed}
          - {id: group-b, kind: working group, name: Group B, evidence: assumed}
          - id: net
            kind: network
            name: Net
            evidence: assumed
            rules:
              - to: found a working group
                assumed: x
                clauses:
                  - quorum:
                      - {at least: 3, of: city, used: stricter}
                      - {at least: 2, of: city, assumed: y}
                  - requires: [net]
                  - decided by: [forum]
              - to: join
                assumed: x
                clauses: [{population: {from: 50}}, {fee: {eur: 100, per: year}}]
        \(extra)
        \(members)
        ties:
          - forum part of net: {assumed: x}
          - group-a part of net: {assumed: x}
          - group-b part of forum: {assumed: x}
          - forum covers gardens: {assumed: x}
          - group-a covers indirectly reading: {assumed: x}
          - group-b covers indirectly reading: {assumed: x}
        \(memberships)\(ties)
        """)
  }

  private static let addition = """
          - to: add a theme to a working group
            assumed: x
            clauses: [{quorum: {at least: 2, of: city}}, {requires: [net]}, {decided by: [forum]}]
    """

  private static func plan(
    _ atlas: Atlas, _ theme: String, kinds: [String] = [], _ change: (inout PlanQuery) -> Void = { _ in }
  ) throws -> Plan {
    var query = PlanQuery(.cover(theme: theme, groups: ["net"], kinds: kinds))
    change(&query)
    return try PlanFinder(atlas, query: query).plan()
  }

  @Test func whatIsCoveredNeedsNoPlan() throws {
    let plan = try Self.plan(try Self.atlas(), "gardens")
    #expect(plan.isReached && plan.options.isEmpty && plan.ways.isEmpty)
    #expect(plan.covers.map(\.entity.id) == ["forum"])
  }

  @Test func aKindThatDoesNotCoverItNeedsOne() throws {
    let plan = try Self.plan(try Self.atlas(cities: 3), "gardens", kinds: ["working group"])
    #expect(!plan.isReached)
    #expect(plan.ways.map(\.needs.first?.atLeast) == [3, 2] && plan.ways.map(\.isUsed) == [true, false])
    #expect(plan.options.map(\.members.count) == [3] && plan.options[0].labels.count == 3)
    #expect(plan.options[0].actions.map(\.kind) == [.propose, .winOver])
  }

  // Group A stands first by its id; group B is a part of the forum, which decides.
  @Test func aThemeIsAddedToTheGroupThatComesNear() throws {
    let plan = try Self.plan(try Self.atlas(cities: 3, extra: Self.addition), "reading")
    #expect(
      plan.ways.map(\.action) == [
        "found a working group", "found a working group", "add a theme to a working group",
      ])
    let cheapest = try #require(plan.options.first)
    #expect(cheapest.actions.last?.unlocks.id == "net" || cheapest.actions.last?.unlocks.id == "group-b")
    #expect(plan.ways[2].options[0].actions.last?.unlocks.id == "group-b")
    #expect(plan.ways[2].says == "add 'Reading' to Group B")
  }

  @Test func noPlanNamesTheOneChange() throws {
    let two = try Self.plan(try Self.atlas(), "reading")
    #expect(two.options.isEmpty)
    #expect(two.relaxation?.contains("by another reading, at least 2 cities") == true)
    #expect(two.ways[1].options.first?.members.map(\.id) == ["c0", "c1"])
    // 300 EUR for three years at 100 a year are one too many for a budget of 299.
    let outside = "  - {id: d, kind: city, name: D, population: 60, evidence: assumed}\n"
    let dear = try Self.plan(try Self.atlas(extra: outside), "reading") { $0.budget = 299 }
    #expect(dear.options.isEmpty)
    #expect(dear.relaxation?.contains("without the budget of EUR 299 there is a plan") == true)
    let paid = try Self.plan(try Self.atlas(extra: outside), "reading") { $0.budget = 300 }
    #expect(paid.options.first?.euros == 300 && paid.options.first?.members.map(\.id) == ["c0", "c1", "d"])
    #expect(paid.options.first?.actions.map(\.kind) == [.recruit, .join, .propose, .winOver])
    let small = "  - {id: d, kind: city, name: D, population: 40, evidence: assumed}\n"
    let one = try Self.plan(try Self.atlas(cities: 1, extra: small), "reading")
    #expect(one.relaxation?.contains("with 1 city instead of 3 there is a plan") == true)
    let barred = try Self.plan(
      try Self.atlas(cities: 1, extra: small + small.replacing("id: d", with: "id: e")), "reading")
    #expect(barred.relaxation?.contains("10 inhabitants short") == true)
  }

  @Test func aDeadlineBeforeTheMeetingLeavesNone() throws {
    let meeting = "  - {id: day, kind: event, name: Day, since: 2018-03-07, evidence: assumed}\n"
    let atlas = try Self.atlas(cities: 3, extra: meeting, ties: "  - forum organises day: {assumed: x}\n")
    let late = try Self.plan(atlas, "reading") { $0.before = PartialDate("2018-03-06") }
    #expect(late.options.isEmpty)
    #expect(late.relaxation?.contains("without the deadline of 2018-03-06 there is a plan") == true)
    let met = try Self.plan(atlas, "reading") { $0.before = PartialDate("2018-03-07") }
    #expect(met.options.first?.last == PartialDate("2018-03-07"))
    #expect(met.options.first?.actions.first?.says.contains("at Day") == true)
  }
}
