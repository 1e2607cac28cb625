import Atlas
import Figures
import Foundation
import Graphviz
import Influence
import Interchange
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Figures are compared on what they draw, not on bytes that fonts change.
struct FigureTests {
  private let text = """
    atlas: {id: test, title: A test, as of: 2018-02-12}
    sources: {minutes: {title: Minutes, author: A clerk, published: 2018-01-15, places: [item 1..9]}}
    entities:
      - {id: town, kind: city, name: Town, evidence: minutes item 1}
      - {id: port, kind: city, name: Port, evidence: minutes item 1}
      - {id: ford, kind: city, name: Ford, evidence: minutes item 1}
      - {id: network, kind: network, name: "Net & <script>work</script>", evidence: minutes item 2}
      - {id: forum, kind: forum, name: Forum, evidence: minutes item 2}
      - {id: body, kind: EU body, name: Body, evidence: minutes item 3}
      - {id: guest, kind: person, name: Guest, evidence: minutes item 3}
    ties:
      - town member of network: minutes item 4
      - port member of network: minutes item 4
      - ford member of network: minutes item 4
      - town member of forum: {evidence: minutes item 4, until: 2017}
      - port takes part in forum: {evidence: minutes item 4, potential: yes}
      - forum part of network: minutes item 5
      - network influences body: {evidence: minutes item 6, grade: strong}
      - town in contact with body: {assumed: by hearsay}
      - guest works for town: minutes item 7
    """

  private var atlas: Atlas { get throws { try Atlas.load(text: text) } }

  private func routesFigure() throws -> Figure {
    let atlas = try atlas
    return Figure.routes(try RouteFinder(atlas).routes(RouteQuery(from: ["town"], to: ["body"])), in: atlas)
  }

  private func label(_ attributes: [String: Diagram.Value]) -> String? {
    switch attributes["label"] {
    case .text(let text)?, .raw(let text)?: text
    case .html(let label)?: label.markup
    case nil: nil
    }
  }

  // Two routes: town > network 0.5 > body 0.7 = 0.35, and town > body 0.3 by hearsay.
  @Test func routesDrawEachEntityOnceAndNumberTheLines() throws {
    let diagram = try routesFigure().diagram
    #expect(diagram.nodes.map(\.id) == ["town", "network", "body"])
    #expect(diagram.edges.map { "\($0.tail) \($0.head)" } == ["town network", "network body", "town body"])
    for (edge, rank) in zip(diagram.edges, ["1", "1", "2"]) {
      #expect(label(edge.attributes)?.contains(">\(rank)<") == true)
    }
    #expect(diagram.edges[2].attributes["style"] == .raw("dotted"))
    #expect(diagram.edges[0].attributes["style"] == nil)
    // 0.6 + 3.4 * chance: medium 0.5 is 2.3 points, strong 0.7 is 2.98.
    #expect(diagram.edges.map { $0.attributes["penwidth"] } == [.raw("2.30"), .raw("2.98"), .raw("1.62")])
    #expect(diagram.edges[0].attributes["tooltip"]?.words.contains("minutes item 4") == true)
  }

  @Test func theLegendShowsWhatIsDrawnAndNothingElse() throws {
    #expect(
      try routesFigure().legend == [
        "city", "network", "EU body", "start and target", "membership", "voice and advice", "strong, 0.70",
        "medium, 0.50", "weak, 0.30", "assumed", "1, 2 ranks of the routes that take the line",
      ])
  }

  // The legend and the caption stand below the drawing, and nothing of the drawing moves.
  @Test func theLegendStandsBelowTheDrawing() throws {
    let figure = try routesFigure()
    let drawing = try GraphvizRenderer.place(figure.diagram)
    let whole = try figure.composed()
    #expect(whole.size.height > drawing.size.height)
    for node in drawing.diagram.nodes {
      #expect(whole.diagram.nodes.contains(node), "\(node.id)")
    }
    for node in whole.diagram.nodes.dropFirst(drawing.diagram.nodes.count) {
      let position = try #require(
        node.attributes["pos"]?.words.split(separator: ",").last.flatMap { Double($0) })
      #expect(position < 0, "\(node.id)")
    }
  }

  @Test func theCaptionNamesQueryDateDataAndSources() throws {
    let figure = try routesFigure()
    for words in [
      "from Town to Body by strength", "held on 2018-02-12", "atlas test", "A clerk, Minutes (2018)",
    ] {
      #expect(figure.caption.contains(words), "\(words) in \(figure.caption)")
    }
    #expect(figure.description.contains("Route 1, strength 0.350: Town > Net"))
    #expect(figure.table.rows.count == 3)
  }

  @Test func markupInNamesIsShownAsText() throws {
    for figure in [
      try routesFigure(), try #require(Figure.matrix(membersOf: "network", in: try atlas, on: try date)),
      Figure.landscape(of: try atlas, on: try date),
    ] {
      let bytes = try figure.rendered(as: "svg").bytes
      #expect(XMLParser(data: Data(bytes)).parse())
      let svg = String(decoding: bytes, as: UTF8.self)
      #expect(!svg.contains("<script"))
      #expect(svg.contains("&lt;script&gt;"))
    }
  }

  private var date: PartialDate { get throws { try #require(PartialDate("2018-02-12")) } }

  @Test func theMatrixTellsMembersFromFormerOnesAndOpenings() throws {
    let figure = try #require(Figure.matrix(membersOf: "network", in: try atlas, on: try date))
    #expect(figure.table.columns.map(\.key) == ["group", "kind", "ford", "port", "town", "members"])
    #expect(
      figure.table.rows.map { $0.map(\.text) } == [
        ["Net & <script>work</script>", "network", "member", "member", "member", "3"],
        ["Forum", "forum", "", "opening", "no longer", "0"],
      ])
    #expect(Figure.matrix(membersOf: "body", in: try atlas, on: try date) == nil)
  }

  // Port and Ford have the same single tie and share a node; the forum stands inside its network; the person is
  // left out.
  @Test func theLandscapeFoldsPartsAndThoseAlike() throws {
    let figure = Figure.landscape(of: try atlas, on: try date)
    let columns = figure.diagram.ranks.map { $0.dropFirst().map(\.self) }
    #expect(columns == [["ford", "town"], ["network"], ["body"]])
    let nodes = Dictionary(uniqueKeysWithValues: figure.diagram.nodes.map { ($0.id, $0) })
    #expect(nodes["ford"].flatMap { label($0.attributes) }?.contains("2 cities") == true)
    #expect(nodes["network"].flatMap { label($0.attributes) }?.contains("with 1 part") == true)
    #expect(nodes["network"]?.attributes["tooltip"]?.words.contains("Forum") == true)
    let states = Dictionary(uniqueKeysWithValues: figure.table.rows.map { ($0[1].text, $0[5].text) })
    #expect(
      states == [
        "town": "node", "ford": "node", "port": "shared node", "forum": "part", "network": "node",
        "body": "node",
        "guest": "",
      ])
  }
}

extension Diagram.Value {
  fileprivate var words: String {
    switch self {
    case .text(let text), .raw(let text): text
    case .html(let label): label.markup
    }
  }
}
