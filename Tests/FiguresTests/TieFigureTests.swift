import Atlas
import Figures
import Graphviz
import Influence
import Interchange
import Testing

/// Figures of ties and parts, stated from an atlas that can be read at a glance.
struct TieFigureTests {
  private let text = """
    atlas: {id: test, title: A test, as of: 2018-02-12}
    sources: {minutes: {title: Minutes, published: 2018-01-15}}
    entities:
      - {id: town, kind: city, name: Town, evidence: minutes}
      - {id: port, kind: city, name: Port, evidence: minutes}
      - {id: network, kind: network, name: Network, evidence: minutes}
      - {id: forum, kind: forum, name: Forum, evidence: minutes}
      - {id: group, kind: working group, name: Group, evidence: minutes}
      - {id: body, kind: EU body, name: Body of a name that is too long to stand in a figure, aliases: [BDY],
          evidence: minutes}
      - {id: fund, kind: funding scheme, name: Fund, budget: 1000000, evidence: minutes}
    ties:
      - town member of network: minutes
      - port member of network: minutes
      - town member of forum: {evidence: minutes, until: 2017}
      - port member of forum: {evidence: minutes, potential: yes}
      - forum part of network: minutes
      - group part of forum: minutes
      - town chairs forum: minutes
      - network influences body: {evidence: minutes, grade: strong}
      - body manages fund: minutes
      - fund funds network: {evidence: minutes, eur: 250000}
      - fund funds port: {evidence: minutes, since: 2014, until: 2016}
    """

  private func atlas() throws -> Atlas { try Atlas.load(text: text) }
  private func date() throws -> PartialDate { try #require(PartialDate("2018-02-12")) }

  private func ego(_ id: String, steps: Int = 1, limit: Int = .max) throws -> DrawnFigure {
    let atlas = try atlas()
    return DrawnFigure(
      Figure.ego(try EgoNetwork(of: id, in: atlas, on: try date(), steps: steps, limit: limit), in: atlas))
  }

  // Five are tied to the network: of these four by ties that lead to it, and the body by one that leads from it.
  @Test func anEgoStandsBetweenThoseTiedToItAndThoseItIsTiedTo() throws {
    let drawn = try ego("network")
    #expect(drawn.nodes(inFrame: "tied to Network").sorted() == ["forum", "fund", "port", "town"])
    #expect(drawn.nodes(inFrame: "Network is tied to") == ["body"])
    #expect(drawn.nodes(inFrame: "cities") == ["port", "town"])
    #expect(
      drawn.edges.sorted() == [
        "forum network", "fund network", "network body", "port network", "town network",
      ])
    // Ties that have ended or wait to be opened are no ties on the date.
    #expect(try ego("forum").edges.sorted() == ["forum network", "group forum", "town forum"])
    #expect(drawn.figure.table.rows.count == 5)
    for words in ["Town is a member of Network.", "Network works with and seeks to influence Body"] {
      #expect(drawn.figure.description.contains(words))
    }
    try drawn.drawsCleanly()
  }

  // A tie that leads inwards at the right is drawn from its head, so that its farther end stays outside.
  @Test func twoStepsStandFartherOut() throws {
    let drawn = try ego("body", steps: 2)
    #expect(
      drawn.nodes(inFrame: "tied to Body of a name that is too long to stand in a figure") == ["network"])
    #expect(drawn.nodes(inFrame: "two ties away, at the left").sorted() == ["forum", "port", "town"])
    // The fund is one step away and funds the network; Port was funded by it once.
    #expect(try drawn.edge("port", "network")["dir"] == nil)
    #expect(drawn.edges.contains("network body"))
    try drawn.drawsCleanly()
  }

  @Test func theStrongestTiedStayAndTheRestIsSaid() throws {
    // Strong 0.7: the part and the body; medium 0.5: both members and the fund.
    let drawn = try ego("network", limit: 2)
    #expect(drawn.edges.sorted() == ["forum network", "network body"])
    #expect(drawn.figure.caption.contains("3 more, less strongly tied, are left out"))
  }

  @Test func anUnknownEntityIsRefused() throws {
    #expect(throws: RouteQueryError.unknownEntity("nobody")) {
      try EgoNetwork(of: "nobody", in: try atlas(), on: try date())
    }
  }

  @Test func aStructureIsATreeWithWhoLeads() throws {
    let atlas = try atlas()
    let tree = try StructureTree(of: "forum", in: atlas, on: try date())
    #expect(tree.parts.map(\.entity.id) == ["network", "forum", "group"])
    #expect(tree.parts.map(\.depth) == [0, 1, 2])
    let drawn = DrawnFigure(Figure.structure(tree, in: atlas))
    // The whole stands first; the tie still leads from the part to it.
    #expect(drawn.edges == ["network forum", "forum group"])
    #expect(try drawn.edge("network", "forum")["dir"] == .raw("back"))
    #expect(try drawn.label(of: "forum").contains("chaired by Town"))
    #expect(try drawn.label(of: "network").contains("members known: 2 cities"))
    #expect(try !drawn.label(of: "forum").contains("members known"))
    #expect(drawn.figure.description.contains("Forum is part of Network."))
    #expect(tree.table.rows.map { $0[4].text } == ["", "chaired by Town", ""])
    try drawn.drawsCleanly()
  }

  // A circle of parts ends.
  @Test func partsThatContainEachOtherAreShownOnce() throws {
    let circle = try Atlas.load(text: text + "\n  - network part of group: minutes\n")
    let tree = try StructureTree(of: "forum", in: circle, on: try date())
    #expect(Set(tree.parts.map(\.entity.id)) == ["network", "forum", "group"])
    #expect(tree.parts.count == 3)
  }

  @Test func twoSidesHaveALineForEachMembershipAndOpening() throws {
    let atlas = try atlas()
    let network = try AffiliationNetwork(of: ["network", "forum"], in: atlas, on: try date())
    let drawn = DrawnFigure(Figure.bipartite(network, in: atlas))
    #expect(drawn.nodes(inFrame: "members") == ["port", "town"])
    #expect(drawn.nodes(inFrame: "groups") == ["network", "forum"])
    #expect(drawn.edges.sorted() == ["port forum", "port network", "town network"])
    #expect(try drawn.edge("port", "forum")["style"] == .raw("dashed"))
    #expect(try drawn.label(of: "network") == "Network 2")
    #expect(try drawn.label(of: "forum") == "Forum 0")
    #expect(
      network.table.rows.map { $0.map(\.text) } == [
        ["Port", "city", "member", "opening", "1"], ["Town", "city", "member", "", "1"],
      ])
    try drawn.drawsCleanly()
  }

  @Test func fundingTellsAmountsAndPrecedents() throws {
    let atlas = try atlas()
    let network = try FundingNetwork(atlas, on: try date())
    let drawn = DrawnFigure(Figure.funding(network, in: atlas))
    #expect(drawn.edges.sorted() == ["body fund", "fund network", "fund port"])
    #expect(try drawn.words(on: "body", "fund") == "manages")
    #expect(try drawn.words(on: "fund", "network") == "250\u{A0}000")
    #expect(try drawn.words(on: "fund", "port") == "2014–2016")
    #expect(try drawn.edge("fund", "port")["color"] != drawn.edge("fund", "network")["color"])
    #expect(try drawn.label(of: "fund").contains("1\u{A0}000\u{A0}000"))
    #expect(drawn.figure.description.contains("past: Fund funds Port."))
    #expect(drawn.figure.caption.contains("2 that hold, 1 that have ended"))
    // The long name is drawn short and spelled out.
    #expect(try drawn.label(of: "body") == "BDY")
    #expect(drawn.figure.caption.contains("BDY: Body of a name that is too long to stand in a figure."))
    // About the town there is nothing; about Port the fund, and who manages it, is no tie among those two.
    #expect(try FundingNetwork(atlas, on: try date(), about: ["town"]).flows.isEmpty)
    #expect(try FundingNetwork(atlas, on: try date(), about: ["port"]).flows.map(\.state) == [.past])
    try drawn.drawsCleanly()
  }
}
