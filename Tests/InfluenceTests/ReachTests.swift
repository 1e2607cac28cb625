import Atlas
import Influence
import Interchange
import Testing

/// Whom a message reaches, against brute force over worlds and against chances worked out by hand.
struct ReachTests {
  private let text = """
    atlas: {id: test, title: A test, as of: 2018-02-12}
    entities:
      - {id: town, kind: city, name: Town, evidence: assumed}
      - {id: network, kind: network, name: Network, evidence: assumed}
      - {id: body, kind: EU body, name: Body, evidence: assumed}
      - {id: office, kind: EU body, name: Office, evidence: assumed}
      - {id: island, kind: EU body, name: Island, evidence: assumed}
    ties:
      - town member of network: {assumed: x, grade: medium}
      - network influences body: {assumed: x, grade: strong}
      - town in contact with body: {assumed: x, grade: weak}
      - body advises office: {assumed: x, grade: medium}
    """

  private func answer(_ text: String, from: [String] = ["town"], to: [String], worlds: Int? = nil) throws
    -> ReachAnswer
  {
    var query = ReachQuery(RouteQuery(from: from, to: to))
    query.worlds = worlds
    return try ReachFinder(try Atlas.load(text: text)).reach(query)
  }

  // Strong 0.7, medium 0.5, weak 0.3. To the body: 1 - (1 - 0.5 * 0.7)(1 - 0.3) = 0.545, best 0.35 by the network. To the
  // office: 0.545 * 0.5 = 0.2725. Reaching one of them at least is reaching the body. Nothing leads to the island.
  @Test func chancesAreThoseWorkedOutByHand() throws {
    let answer = try answer(text, to: ["body", "office", "island"])
    #expect(answer.rows.map(\.target.id) == ["body", "office"])
    #expect(answer.rows.allSatisfy { $0.reach.isExact })
    #expect(abs(answer.rows[0].reach.chance - 0.545) < 1e-12)
    #expect(abs(answer.rows[1].reach.chance - 0.2725) < 1e-12)
    #expect(answer.rows.map(\.best.hops) == [2, 3])
    #expect(answer.rows.map(\.firstHop.id) == ["network", "network"])
    #expect(abs(answer.rows[0].best.strength - 0.35) < 1e-12)
    #expect(answer.unreached.map(\.id) == ["island"])
    #expect(abs((answer.any?.chance ?? 0) - 0.545) < 1e-12)
    #expect(abs(answer.expected - 0.8175) < 1e-12)
    #expect(answer.table.rows.map(\.count) == [10, 10, 10])
  }

  @Test func whereNobodyIsReachedTheAnswerSaysWhy() throws {
    let answer = try answer(text, to: ["island"])
    #expect(answer.rows.isEmpty && answer.any == nil)
    #expect(answer.none?.summary.contains("No route") == true)
  }

  @Test func itIsTheChanceOverAllWorlds() throws {
    var testedCount = 0
    for seed in 1...150 as ClosedRange<UInt64> {
      let random = try RandomRoutes(seed: seed)
      guard let whole = random.reach(), whole > 0 else { continue }
      testedCount += 1
      let answer = try ReachFinder(try random.atlas()).reach(ReachQuery(random.query))
      let any = try #require(answer.any)
      #expect(any.isExact && abs(any.chance - whole) < 1e-9, "seed \(seed)")
      if random.targets.count == 1 {
        #expect(answer.rows.map(\.reach.chance) == [any.chance], "seed \(seed)")
      }
    }
    #expect(testedCount > 40)
  }

  // A ladder of eight rungs of five bodies, each tied to all of the next rung, takes more steps than are spent on
  // counting.
  @Test func randomWorldsAreSharedByAllTargets() throws {
    var text = "atlas: {id: ladder, as of: 2018-01-01}\nentities:\n"
    text += "  - {id: start, kind: city, name: Start, evidence: assumed}\n"
    let ids = (0..<8).flatMap { rung in (0..<5).map { "b\(rung)-\($0)" } }
    for id in ids { text += "  - {id: \(id), kind: EU body, name: \(id), evidence: assumed}\n" }
    text += "ties:\n"
    for place in 0..<5 { text += "  - start influences b0-\(place): {assumed: x, grade: weak}\n" }
    for rung in 0..<7 {
      for from in 0..<5 {
        for to in 0..<5 {
          text += "  - b\(rung)-\(from) influences b\(rung + 1)-\(to): {assumed: x, grade: weak}\n"
        }
      }
    }
    let answer = try answer(text, from: ["start"], to: ids, worlds: 1024)
    let any = try #require(answer.any)
    let estimates = answer.rows.map(\.reach).filter { !$0.isExact }
    #expect(!estimates.isEmpty)
    // With no tie back into the start, the message leaves it in 1 - 0.7^5 = 0.83193 of all worlds.
    #expect(any.interval.contains(0.83193) || abs(any.chance - 0.83193) < 1e-9)
    #expect(answer.rows.allSatisfy { $0.reach.isExact || $0.reach.chance <= any.chance || any.isExact })
    #expect(estimates.allSatisfy { $0.interval.contains($0.chance) && $0.worlds == 1024 })
  }
}
