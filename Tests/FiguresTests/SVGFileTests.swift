import Atlas
import Figures
import Foundation
import Graphviz
import Influence
import Interchange
import Testing

/// What an SVG file must hold so that people who do not see it, and pages that embed it, can use it.
struct SVGFileTests {
  private let atlas = Result {
    try Atlas.load(
      text: """
        atlas: {id: test, title: A test, as of: 2018-02-12}
        sources: {minutes: {title: Minutes, author: A clerk, published: 2018-01-15, places: [item 1..9]}}
        entities:
          - {id: town, kind: city, name: Town, evidence: minutes item 1}
          - {id: port, kind: city, name: Port, evidence: minutes item 1}
          - {id: network, kind: network, name: Network, evidence: minutes item 2}
          - {id: body, kind: EU body, name: Body, evidence: minutes item 3}
        ties:
          - town member of network: minutes item 4
          - port member of network: minutes item 4
          - network influences body: {evidence: minutes item 6, grade: strong}
          - town in contact with body: {assumed: by hearsay}
        """)
  }

  private func routes(theme: Theme = .standard) throws -> Figure {
    let atlas = try atlas.get()
    let answer = try RouteFinder(atlas).routes(RouteQuery(from: ["town"], to: ["body"]))
    return Figure.routes(answer, in: atlas, theme: theme)
  }

  private func figures() throws -> [Figure] {
    let (atlas, date) = (try atlas.get(), try #require(PartialDate("2018-02-12")))
    return [
      try routes(), Figure.landscape(of: atlas, on: date),
      try #require(Figure.matrix(membersOf: "network", in: atlas, on: date)),
    ]
  }

  @Test func aFileHasRoleTitleAndLongDescription() throws {
    for figure in try figures() {
      let svg = try SVGReader(try figure.svg().bytes)
      let root = try #require(svg.elements.first)
      #expect(root.name == "svg")
      #expect(root.attributes["role"] == "img")
      #expect(root.attributes["lang"] == "en")
      #expect(root.attributes["xmlns"] == "http://www.w3.org/2000/svg")
      let title = try #require(
        svg.elements.first { $0.attributes["id"] == root.attributes["aria-labelledby"] })
      let words = try #require(
        svg.elements.first { $0.attributes["id"] == root.attributes["aria-describedby"] })
      #expect(title.name == "title")
      #expect(title.text == figure.title)
      #expect(words.name == "desc")
      #expect(words.text == figure.description)
    }
  }

  // The tie by hearsay is a route too, and the port is on no route.
  @Test func theDescriptionNamesEveryEntityAndEveryTieWithItsDirection() throws {
    let words = try routes().description
    for sentence in [
      "city: Town.", "network: Network.", "EU body: Body.", "Town is a member of Network.",
      "Network works with and seeks to influence Body.", "Town is in contact with Body.", "minutes item 6",
    ] { #expect(words.contains(sentence), "\(sentence)") }
    #expect(!words.contains("Port"))
  }

  @Test func entitiesAndTiesHaveIdentifiersClassesAndEvidence() throws {
    let svg = try SVGReader(try routes().svg().bytes)
    #expect(
      svg.elements(ofClass: "entity").compactMap { $0.attributes["id"] } == [
        "entity-town", "entity-network", "entity-body",
      ])
    #expect(
      Set(svg.elements(ofClass: "tie").compactMap { $0.attributes["id"] }) == [
        "tie-town-member-of-network", "tie-network-influences-body", "tie-town-in-contact-with-body",
      ])
    #expect(svg.elements(ofClass: "class-membership").count == 1)
    #expect(svg.elements(ofClass: "kind-EU-body").count == 1)
    #expect(svg.titles(ofClass: "kind-city") == ["Town (city)"])
    #expect(svg.titles(ofClass: "tie-influences").first?.hasSuffix("minutes item 6") == true)
    #expect(Set(svg.ids).count == svg.ids.count)
  }

  @Test func textIsTextAndNamesOfNodesAreNoTitles() throws {
    let svg = try SVGReader(try routes().svg().bytes)
    let texts = svg.elements("text").map(\.text)
    for words in ["Town", "Network", "Body", "membership"] { #expect(texts.contains(words), "\(words)") }
    let titles = svg.elements("title").map(\.text)
    #expect(!titles.contains { $0.contains("->") || $0.contains("legend kind") || $0 == "diagram" })
  }

  @Test func nothingTellsOfTheLibrarysVersionOrFetchesAnything() throws {
    let text = String(decoding: try routes().svg().bytes, as: UTF8.self)
    for words in ["<!--", "<!DOCTYPE", "graphviz version"] { #expect(!text.contains(words), "\(words)") }
    #expect(text.contains("font-family=\"DejaVu Sans,Verdana,sans-serif\""))
    #expect(!text.contains("transparent"))
  }

  @Test func picturesOfOnePageShareNoIdentifier() throws {
    let figure = try routes()
    let first = try figure.svg(idPrefix: "f1-")
    let second = try figure.svg(idPrefix: "f2-")
    let page =
      "<div>\(String(decoding: first.bytes, as: UTF8.self))\(String(decoding: second.bytes, as: UTF8.self))</div>"
    let svg = try SVGReader(Array(page.utf8))
    #expect(svg.elements("svg").count == 2)
    #expect(Set(svg.ids).count == svg.ids.count)
    #expect(svg.ids.allSatisfy { $0.hasPrefix("f1-") || $0.hasPrefix("f2-") })
    #expect(
      svg.elements("svg").map { $0.attributes["aria-labelledby"] } == ["f1-figure-title", "f2-figure-title"])
  }

  @Test func entitiesLinkToTheirPage() throws {
    let svg = try SVGReader(try routes(theme: Theme(entityPages: "index.html")).svg().bytes)
    #expect(
      svg.elements("a").map { $0.attributes["href"] } == [
        "index.html#entity-town", "index.html#entity-network", "index.html#entity-body",
      ])
    #expect(try SVGReader(try routes().svg().bytes).elements("a").isEmpty)
  }

  @Test func theSameFigureGivesTheSameBytes() throws {
    for figure in try figures() { #expect(try figure.svg().bytes == figure.svg().bytes) }
  }
}
