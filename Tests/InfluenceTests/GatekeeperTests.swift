import Atlas
import Influence
import Testing

/// Gatekeepers worked out by hand.
///
/// With the default vocabulary strong is 0.7, medium 0.5, weak 0.3, faint 0.1; 'influences' runs along only as it is
/// graded, and weakly against.
struct GatekeeperTests {
  private func answer(
    _ ties: String, kinds: [String: String] = [:], change: (inout GatekeeperQuery) -> Void = { _ in }
  )
    async throws -> GatekeeperAnswer
  {
    var text =
      "atlas: {id: test, as of: 2018-02-12}\nsources: {report: {title: Report, places: [2.1, 2.2]}}\nentities:\n"
    for id in ["a", "b", "c", "d", "s", "t"] {
      text +=
        "  - {id: \(id), kind: \(kinds[id] ?? "organisation"), name: \(id.uppercased()), evidence: assumed}\n"
    }
    text += "  - {id: ann, kind: person, name: Ann, role: director of B, evidence: assumed}\n"
    text += "ties:\n" + ties
    var query = GatekeeperQuery(RouteQuery(from: ["s"], to: ["t"]))
    change(&query)
    return try await GatekeeperFinder(try Atlas.load(text: text)).gatekeepers(query)
  }

  private func ids(_ references: [EntityReference]) -> [String] { references.map(\.id) }

  // s > a > b > t and s > a > c > t: a is on every route; without it none is left; 'b' costs 0.7³ - 0.7·0.5·0.5.
  private let fork = """
      - s influences a: {assumed: x, grade: strong}
      - a influences b: {assumed: x, grade: strong}
      - b influences t: {assumed: x, grade: strong}
      - a influences c: {assumed: x, grade: medium}
      - c influences t: {assumed: x, grade: medium}
      - ann works for b: {evidence: report 2.1}
      - ann contact for b: {evidence: report 2.1; report 2.2}

    """

  @Test func aForkHasOneGatekeeper() async throws {
    let answer = try await answer(fork)
    #expect(ids(answer.everyRoute) == ["a"])
    #expect(answer.cuts.size == 1)
    #expect(answer.cuts.sets.map(ids) == [["a"]])
    // 0.7 · (1 - (1 - 0.49)(1 - 0.25))
    let reach = 0.7 * (1 - 0.51 * 0.75)
    #expect(abs((answer.reach?.chance ?? 0) - reach) < 1e-12)
    #expect(ids(answer.gatekeepers.map(\.entity)) == ["a", "b", "c"])
    #expect(abs(answer.gatekeepers[0].reachLost - reach) < 1e-12)
    #expect(abs(answer.gatekeepers[1].reachLost - (reach - 0.7 * 0.25)) < 1e-12)
    #expect(abs(answer.gatekeepers[2].reachLost - (reach - 0.7 * 0.49)) < 1e-12)
    #expect(answer.gatekeepers[0].nextBest == .none)
    #expect(answer.gatekeepers[2].nextBest == .stands)
    guard case .route(let next, let strengthLost, let hopsAdded) = answer.gatekeepers[1].nextBest else {
      Issue.record("the route over b has a next best")
      return
    }
    #expect(ids(next.entities) == ["s", "a", "c", "t"])
    #expect(abs(strengthLost - (0.343 - 0.175)) < 1e-12)
    #expect(hopsAdded == 0)
    #expect(answer.backup == nil)
    #expect(answer.disjointPair.isEmpty)
    #expect(answer.tieCount == 7)
    #expect(answer.assumedTieCount == 5)
  }

  @Test func peopleAreKnownByNameAndRole() async throws {
    let people = try await answer(fork).gatekeepers[1].people
    #expect(people.map(\.words) == ["Ann (director of B)"])
    #expect(people[0].ties == ["works for", "contact for"])
    #expect(people[0].basis == .stated)
    #expect(people[0].evidence.map(\.description) == ["report 2.1", "report 2.2"])
  }

  @Test func aDirectTieHasNoCut() async throws {
    let answer = try await answer(fork + "  - s influences t: {assumed: x, grade: faint}\n")
    #expect(answer.cuts.size == nil)
    #expect(answer.cuts.direct.map(\.sentence) == ["S works with and seeks to influence T."])
    #expect(answer.everyRoute.isEmpty)
    #expect(answer.gatekeepers.first?.entity.id == "a")
    #expect(answer.backup?.hops == 1)
  }

  // The trap of Suurballe: the best route s > a > b > t takes an entity from each of the two that fit together.
  @Test func aPairMayNotHoldTheBestRoute() async throws {
    let answer = try await answer(
      """
        - s influences a: {assumed: x, grade: strong}
        - a influences b: {assumed: x, grade: strong}
        - b influences t: {assumed: x, grade: strong}
        - s influences b: {assumed: x, grade: faint}
        - a influences t: {assumed: x, grade: faint}

      """)
    #expect(ids(answer.best?.entities ?? []) == ["s", "a", "b", "t"])
    #expect(answer.backup == nil)
    #expect(Set(answer.disjointPair.map { ids($0.entities) }) == [["s", "a", "t"], ["s", "b", "t"]])
    #expect(answer.disjointPair.allSatisfy { abs($0.strength - 0.07) < 1e-12 })
  }

  @Test func hubsAndWhatIsAvoidedAreNoWay() async throws {
    let crossing = try await answer(fork, kinds: ["c": "country"])
    #expect(crossing.cuts.sets.map(ids) == [["a"], ["b"]])
    #expect(
      try await answer(fork, kinds: ["c": "country"]) { $0.routes.crossed = ["c"] }.cuts.sets.count
        == 1)
    let avoiding = try await answer(fork) { $0.routes.avoid = ["b"] }
    #expect(avoiding.cuts.sets.map(ids) == [["a"], ["c"]])
    let none = try await answer(fork) { $0.routes.avoid = ["a"] }
    #expect(none.none != nil)
    #expect(none.gatekeepers.isEmpty && none.reach == nil && none.best == nil)
  }

  @Test func severalStartsAndTargetsAreNoGatekeepers() async throws {
    let answer = try await answer(fork) { $0.routes.from = ["s", "a"] }
    #expect(answer.cuts.sets.map(ids) == [["b", "c"]])
    #expect(answer.everyRoute.isEmpty)
    let both = try await self.answer(fork) { $0.routes.to = ["t", "b"] }
    #expect(both.cuts.sets.map(ids) == [["a"]])
  }

  @Test func aListIsCutAtItsLimit() async throws {
    let answer = try await answer(
      """
        - s influences a: {assumed: x}
        - a influences b: {assumed: x}
        - b influences c: {assumed: x}
        - c influences t: {assumed: x}

      """
    ) { $0.cutLimit = 2 }
    #expect(answer.cuts.sets.count == 2)
    #expect(!answer.cuts.isComplete)
    #expect(ids(answer.everyRoute) == ["a", "b", "c"])
  }

  @Test func whatCannotBeAskedIsRefused() async throws {
    for change: (inout GatekeeperQuery) -> Void in [
      { $0.routes.via = ["a"] }, { $0.routes.maxHops = 2 }, { $0.cutLimit = 0 }, { $0.worlds = 0 },
      { $0.routes.to = ["nobody"] }, { $0.routes.to = ["s"] },
    ] {
      await #expect(throws: RouteQueryError.self) { try await answer(fork, change: change) }
    }
  }

  // Over b the route is worth 0.6 to 0.8 twice, over c 0.4 to 0.6 twice: 0.36 at worst against 0.36 at best.
  @Test func drawsSayHowOftenTheBestRouteLeadsThrough() async throws {
    let sure = try await answer(fork) { $0.robustness = RobustnessQuery() }
    #expect(sure.gatekeepers.map(\.onBestShare) == [1, 1, 0])
    let even = try await answer(
      """
        - s influences a: {assumed: x, grade: strong}
        - a influences t: {assumed: x, grade: medium}
        - s influences b: {assumed: x, grade: medium}
        - b influences t: {assumed: x, grade: strong}

      """
    ) { $0.robustness = RobustnessQuery() }
    let shares = even.gatekeepers.compactMap(\.onBestShare)
    #expect(abs(shares.reduce(0, +) - 1) < 1e-9)
    #expect(shares.allSatisfy { abs($0 - 0.5) < 0.07 })
    #expect(try await answer(fork).gatekeepers.allSatisfy { $0.onBestShare == nil })
  }
}
