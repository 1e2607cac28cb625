import Atlas
import Figures
import Graphviz
import Influence
import Interchange
import Testing

/// Figures of answers: reach, gatekeepers, scenarios, communities.
struct AnswerFigureTests {
  // Strong 0.7, medium 0.5, weak 0.3.
  private let text = """
    atlas: {id: test, title: A test, as of: 2018-02-12}
    sources: {minutes: {title: Minutes, published: 2018-01-15}}
    entities:
      - {id: town, kind: city, name: Town, evidence: minutes}
      - {id: port, kind: city, name: Port, evidence: minutes}
      - {id: network, kind: network, name: Network, evidence: minutes}
      - {id: body, kind: EU body, name: Body, evidence: minutes}
      - {id: office, kind: EU body, name: Office, evidence: minutes}
    ties:
      - town member of network: {evidence: minutes, grade: strong}
      - network influences body: {evidence: minutes, grade: strong}
      - body advises office: {evidence: minutes, grade: medium}
    """

  private func atlas(_ more: String = "") throws -> Atlas { try Atlas.load(text: text + more) }

  // To the body 1 - (1 - 0.7 * 0.7)(1 - 0.3) = 0.643, to the office half of that.
  @Test func reachListsTargetsByTheFirstHopWithTheirChance() throws {
    let atlas = try atlas("\n  - town in contact with body: {assumed: by hearsay, grade: weak}\n")
    let answer = try ReachFinder(atlas).reach(ReachQuery(RouteQuery(from: ["town"], to: ["body", "office"])))
    let drawn = DrawnFigure(Figure.reach(answer, in: atlas))
    #expect(drawn.edges.sorted() == ["network reached by network", "town network"])
    let list = try drawn.label(of: "reached by network")
    for words in ["0.64", "0.32", "Body", "Office"] { #expect(list.contains(words), "\(words)") }
    #expect(
      drawn.figure.description.contains(
        "Body is reached with a chance of 0.64, best by Town > Network > Body"))
    #expect(drawn.figure.caption.contains("The 2 targets reached"))
    #expect(drawn.figure.caption.contains("1.0 of 2 are reached"))
    let cut = Figure.reach(answer, in: atlas, limit: 1)
    #expect(cut.caption.contains("The 1 most surely reached of 2 targets"))
    #expect(cut.table.rows.count == 2)
    try drawn.drawsCleanly()
  }

  @Test func gatekeepersAreMarkedWithWhatIsLostWithThem() async throws {
    let atlas = try atlas()
    let query = GatekeeperQuery(RouteQuery(from: ["town"], to: ["office"]))
    let answer = try await GatekeeperFinder(atlas).gatekeepers(query)
    let drawn = DrawnFigure(
      Figure.gatekeepers(try GatekeeperRoutes(answer, in: atlas, limit: 5), in: atlas))
    #expect(drawn.edges == ["town network", "network body", "body office"])
    // All hangs on each of the two: 0.7 * 0.7 * 0.5 = 0.245.
    for id in ["network", "body"] {
      let label = try drawn.label(of: id)
      #expect(label.contains("−0.245") && label.contains("on every route"))
      #expect(try drawn.node(id)["peripheries"] == .raw("2"))
    }
    #expect(try drawn.words(on: "body", "office") == "1")
    #expect(drawn.figure.caption.contains("Every route runs through Network, then Body."))
    #expect(drawn.figure.caption.contains("closed if 1 entity is lost and not before; there are 2 such sets"))
    try drawn.drawsCleanly()
  }

  private func compared(_ body: String, from: [String] = []) throws -> ScenarioComparison {
    let atlas = try atlas()
    let scenario = try Scenario(text: "scenario: {id: t, title: T, assumed: x}\n" + body, for: atlas)
    var query = ScenarioQuery()
    query.from = from
    return try ScenarioComparison(atlas, second: [scenario], query: query)
  }

  @Test func aScenarioIsDrawnWithWhatItAddsRemovesAndChanges() throws {
    let found = try compared(
      """
      add:
        entities: [{id: club, kind: network, name: Club, assumed: x}]
        ties: [port member of club: {assumed: x}, club influences body: {assumed: x, grade: strong}]
      change: {ties: [body advises office: {grade: weak, assumed: x}]}
      remove: {entities: [town]}
      """, from: ["port"])
    let drawn = DrawnFigure(Figure.whatIf(found))
    #expect(
      drawn.edges.sorted() == ["body office", "club body", "port club", "town network"])
    for (tail, head, label) in [
      ("port", "club", "+ after"), ("club", "body", "+ after"), ("body", "office", "~"),
      ("town", "network", "−"),
    ] {
      #expect(try drawn.words(on: tail, head) == label)
    }
    #expect(try drawn.label(of: "club").hasPrefix("+ "))
    #expect(try drawn.label(of: "town").hasPrefix("− "))
    #expect(try drawn.label(of: "body") == "Body")
    #expect(drawn.figure.caption.contains("3 added, 2 removed, 1 changed"))
    #expect(drawn.figure.caption.contains("strength none before, 0.350 after"))
    #expect(drawn.figure.description.contains("removed: Town is a member of Network."))
    try drawn.drawsCleanly()
  }

  // Two triangles, and one tie between them.
  @Test func communitiesAreFramesWithTheArcsBetween() throws {
    var text = "atlas: {id: two, as of: 2018}\nentities:\n"
    for id in ["a", "b", "c", "x", "y", "z"] {
      text += "  - {id: \(id), kind: organisation, name: \(id.uppercased()) & Co, evidence: assumed}\n"
    }
    text += "ties:\n"
    for (from, to) in [("a", "b"), ("b", "c"), ("a", "c"), ("x", "y"), ("y", "z"), ("x", "z"), ("c", "x")] {
      text += "  - \(from) partner of \(to): {assumed: x}\n"
    }
    let atlas = try Atlas.load(text: text)
    let found = try CommunityTable(atlas, query: CommunityQuery())
    let drawn = DrawnFigure(Figure.communities(found, in: atlas, limit: 2))
    #expect(drawn.nodes.map(\.id) == ["community 1", "community 2"])
    #expect(drawn.edges == ["community 1 community 2"])
    // A partnership is an arc each way.
    #expect(try drawn.words(on: "community 1", "community 2") == "2")
    // C has an arc to X beside those inside, which does not count here: ids decide.
    let list = try drawn.label(of: "community 1")
    #expect(list.contains("A &amp; Co") && list.contains("and 1 more") && !list.contains("C &amp; Co"))
    #expect(drawn.figure.description.contains("A & Co, B & Co, C & Co."))
    try drawn.drawsCleanly()
  }
}
