import Atlas
import Influence
import Testing

/// Routes over ties that are not held yet.
struct JoiningRouteTests {
  // What rules let c0 join, written out as held ties, must give the same routes.
  @Test func joiningEqualsTheTiesWrittenOut() throws {
    for seed in 1...120 as ClosedRange<UInt64> {
      let world = RandomRulesTests.World(seed: seed)
      let groups = world.rules.indices
      var generator = RandomRulesTests.Generator(state: seed &+ 1000)
      var ties = world.text.contains("\nties:") ? "" : "ties:\n"
      for group in groups {
        let grade = ["strong", "medium", "weak"].randomElement(using: &generator) ?? "weak"
        let other = (group + 1) % groups.count
        ties += "  - g\(group) influences g\(other): {assumed: x, grade: \(grade)}\n"
      }
      let target = "g\(groups.count - 1)"
      let atlas = try Atlas.load(text: world.text + ties)
      let joinable = groups.filter { group in
        !world.members.contains([0, group]) && !world.rules[group].isEmpty
          && world.joinable(0, group, path: []) == 2
      }
      let held = joinable.map { "  - c0 member of g\($0): {assumed: x}\n" }.joined()
      let written = try Atlas.load(text: world.text + ties + held)
      var query = RouteQuery(from: ["c0"], to: [target])
      query.k = 500
      let expected = try RouteFinder(written).routes(query)
      query.joining = JoiningTerms()
      let found = try RouteFinder(atlas).routes(query)
      func ways(_ answer: RouteAnswer) -> [String] {
        answer.routes.map { route in
          "\(Int((route.strength * 1e6).rounded())) \(route.entities.map(\.id).joined(separator: " "))"
        }.sorted()
      }
      #expect(ways(found) == ways(expected), "seed \(seed)")
      for route in found.routes {
        let first = try #require(route.entities.dropFirst().first)
        let isNew = joinable.contains { "g\($0)" == first.id }
        #expect(route.offers.count == (isNew ? 1 : 0), "seed \(seed)")
      }
    }
  }

  private static let text = """
    atlas: {id: test, as of: 2018-02-12}
    entities:
      - {id: town, kind: city, name: Town, population: 60000, evidence: assumed}
      - id: dear
        kind: network
        name: Dear
        evidence: assumed
        rules:
          - to: join
            assumed: x
            clauses: [{kind: [city]}, {fee: {eur: 0, in year: 1}}, {fee: {eur: 3500, from year: 2, per: year}}]
      - id: cheap
        kind: network
        name: Cheap
        evidence: assumed
        rules: [{to: join, assumed: x, clauses: [{kind: [city]}, {fee: {eur: 100, per: year}}]}]
      - id: vague
        kind: network
        name: Vague
        evidence: assumed
        rules: [{to: join, assumed: x, clauses: [{kind: [city]}]}]
      - id: large
        kind: network
        name: Large
        evidence: assumed
        rules: [{to: join, assumed: x, clauses: [{population: {from: 100000}}]}]
      - {id: fair, kind: event, name: Fair, evidence: assumed}
      - {id: body, kind: EU body, name: Body, evidence: assumed}
    ties:
      - dear influences body: {assumed: x, grade: strong}
      - cheap influences body: {assumed: x, grade: weak}
      - cheap presents at fair: {assumed: x, potential: yes, eur: 500}
      - fair influences body: {assumed: x, grade: strong}
      - vague influences body: {assumed: x}
      - large influences body: {assumed: x, grade: strong}
    """

  private func routes(_ budget: Double?, k: Int = 20) throws -> [Route] {
    var query = RouteQuery(from: ["town"], to: ["body"])
    query.k = k
    query.joining = JoiningTerms(horizon: 3, budget: budget)
    return try RouteFinder(try Atlas.load(text: Self.text)).routes(query).routes
  }

  // Joining is medium, 0.5; 'presents at' is strong, 0.7. dear 0.5 * 0.7; vague 0.5 * 0.5; cheap and the fair
  // 0.5 * 0.7 * 0.7; cheap alone 0.5 * 0.3.
  @Test func whatRulesAllowIsUsedAndPriced() throws {
    let found = try routes(nil)
    #expect(found.map { $0.entities[1].id } == ["dear", "vague", "cheap", "cheap"])
    #expect(found.map { Int(($0.strength * 1000).rounded()) } == [350, 250, 245, 150])
    #expect(found.map(\.euros) == [7000, 0, 800, 300])
    #expect(found.map(\.hasUnknownPrice) == [false, true, false, false])
    #expect(found[0].plan == "Join Dear (free in year 1, then EUR 3500 a year): EUR 7000 in all")
    #expect(
      found[2].plan
        == "Join Cheap (EUR 100 a year), then take up an opening: Cheap presents at Fair (EUR 500): EUR 800 in all"
    )
  }

  // Each of the two hops of the way over the fair is within EUR 600, both together are not.
  @Test func theBudgetHoldsForTheWholeRoute() throws {
    #expect(try routes(7000).map { $0.entities[1].id } == ["dear", "cheap", "cheap"])
    #expect(try routes(800).map(\.euros) == [800, 300])
    #expect(try routes(600).map(\.euros) == [300])
    #expect(try routes(600, k: 1).map(\.euros) == [300])
    #expect(try routes(299).isEmpty)
  }

  @Test func whyNotNamesTheClauseOrTheBetterRoute() throws {
    let finder = RouteFinder(try Atlas.load(text: Self.text))
    var query = RouteQuery(from: ["town"], to: ["body"])
    let closed = try finder.whyNot(["town", "large", "body"], query)
    #expect(closed.strength == nil)
    #expect(closed.clauses.map(\.topic) == [.population])
    #expect(closed.clauses.first?.short == 40000)
    let held = try finder.whyNot(["town", "dear", "body"], query)
    #expect(held.summary.contains("ask with --joining"))
    query.joining = JoiningTerms(budget: 1000)
    #expect(try finder.whyNot(["town", "dear", "body"], query).summary.contains("not within the budget"))
    query.joining = JoiningTerms()
    let beaten = try finder.whyNot(["town", "cheap", "body"], query)
    #expect(beaten.rank == 4)
    #expect(beaten.better?.entities.map(\.id) == ["town", "dear", "body"])
    query.exceptTies = ["influences"]
    #expect(try finder.whyNot(["town", "cheap", "body"], query).gap?.obstacle.contains("left out") == true)
    query.exceptTies = []
    query.maxHops = 1
    #expect(try finder.whyNot(["town", "cheap", "body"], query).summary.contains("--max-hops"))
  }

  @Test func withoutJoiningNothingChanges() throws {
    let answer = try RouteFinder(try Atlas.load(text: Self.text)).routes(
      RouteQuery(from: ["town"], to: ["body"]))
    #expect(answer.routes.isEmpty)
    #expect(answer.none != nil)
  }
}
