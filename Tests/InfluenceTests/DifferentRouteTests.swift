import Atlas
import Influence
import Testing

/// Routes that share nobody, and what surrounds an entity, in a small atlas, by hand.
struct DifferentRouteTests {
  private static let text = """
    atlas: {id: small, as of: 2018-02-12}
    entities:
      - {id: town, kind: city, name: Town, evidence: assumed}
      - {id: net, kind: network, name: Net, evidence: assumed}
      - {id: forum, kind: forum, name: Forum, evidence: assumed}
      - {id: group, kind: working group, name: Group, evidence: assumed}
      - {id: club, kind: network, name: Club, evidence: assumed}
      - {id: body, kind: EU body, name: Body, evidence: assumed}
      - {id: other, kind: EU body, name: Other, evidence: assumed}
      - {id: topic, kind: theme, name: Topic, evidence: assumed}
    ties:
      - town member of net: {assumed: x, grade: strong}
      - town member of forum: {assumed: x, grade: strong}
      - town member of club: {assumed: x, grade: weak}
      - forum part of net: {assumed: x}
      - group part of forum: {assumed: x}
      - net influences body: {assumed: x, grade: strong}
      - net influences other: {assumed: x, grade: medium}
      - club influences body: {assumed: x, grade: weak}
      - body covers topic: {assumed: x}
      - other covers indirectly topic: {assumed: x, until: 2017}
    contested:
      - {id: standing, point: In what standing?, about: [town, net], open: It is not said., claims: [
          {says: Full., assumed: x}]}
      - {id: fee, point: At what fee?, about: [town, net], to: join, open: It is not said., claims: [
          {says: Free., assumed: x}]}
    """

  private var atlas: Atlas { get throws { try Atlas.load(text: Self.text) } }

  // Through Net 0.7 * 0.7 to Body; to Other, or by way of the forum, would share Net. Through Club 0.3 * 0.3.
  @Test func eachBodyIsOnOneRoute() throws {
    var query = RouteQuery(from: ["town"], to: ["body", "other"])
    query.mustDiffer = true
    let answer = try RouteFinder(try atlas).routes(query)
    #expect(
      answer.routes.map { $0.entities.map(\.id) } == [["town", "net", "body"], ["town", "club", "body"]])
    #expect(answer.isComplete)
    query.by = .time
    #expect(throws: RouteQueryError.self) { try RouteFinder(try atlas).routes(query) }
  }

  // A point about both ends is open at the hop; one about a rule is not.
  @Test func whatIsOpenIsSaidAtTheHop() throws {
    let route = try #require(
      try RouteFinder(try atlas).routes(RouteQuery(from: ["town"], to: ["body"])).routes.first)
    #expect(route.steps.map { $0.open.map(\.point) } == [["In what standing?"], []])
  }

  @Test func partsAndThemes() throws {
    let atlas = try atlas
    let net = try #require(atlas.index(of: "net"))
    let date = try #require(PartialDate("2018"))
    #expect(atlas.parts(of: net, on: date).map { atlas.entities[$0].id }.sorted() == ["forum", "group"])
    #expect(atlas.covering(["topic"], on: date).map { atlas.entities[$0].id } == ["body"])
    let before = try #require(PartialDate("2016"))
    #expect(atlas.covering(["topic"], on: before).count == 2)
  }
}
