import Atlas
import Foundation
import Graphviz
import Influence
import Interchange
import Testing

@testable import Figures

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Heat map, UpSet plot and questionnaire of a small atlas whose sets are plain to see.
struct TableFigureTests {
  // Left has p, q and r, Right has q and r, Apart has s alone: Left and Right share two of three, so that Jaccard is 0.67.
  private let text = """
    atlas: {id: test, title: A test, as of: 2018-02-12}
    sources: {minutes: {title: Minutes, places: [item 1..9]}}
    entities:
      - {id: left, kind: network, name: Left & <script>, evidence: minutes item 1}
      - {id: right, kind: network, name: Right, evidence: minutes item 1}
      - {id: apart, kind: network, name: Apart, evidence: minutes item 1}
      - {id: p, kind: city, name: P, evidence: minutes item 2}
      - {id: q, kind: city, name: Q, evidence: minutes item 2}
      - {id: r, kind: city, name: R, evidence: minutes item 2}
      - {id: s, kind: city, name: S, evidence: minutes item 2}
    ties:
      - p member of left: minutes item 3
      - q member of left: minutes item 3
      - r member of left: minutes item 3
      - q member of right: minutes item 3
      - r member of right: minutes item 3
      - s member of apart: minutes item 3
    questions:
      - {id: one, asks: "Is it known?", evidence: minutes item 4}
      - {id: two, asks: "What is it?", evidence: minutes item 4}
    answers:
      - {of: left, question: one, answer: yes, says: Well known., evidence: minutes item 5}
      - {of: right, question: one, answer: no, says: Never heard of it., evidence: minutes item 5}
      - {of: right, question: two, says: A thing., evidence: minutes item 5}
    """

  private func markup(_ figure: Figure, _ node: String) throws -> String {
    let found = try #require(figure.diagram.nodes.first { $0.id == node })
    guard case .html(let label)? = found.attributes["label"] else { return "" }
    return label.markup
  }

  private func overlap(_ order: OverlapQuery.Order, top: Int = 14) async throws -> Figure? {
    let atlas = try Atlas.load(text: text)
    var query = OverlapQuery(mode: .groups)
    (query.order, query.atLeast) = (order, 0)
    return Figure.overlap(try await OverlapTable(atlas, query: query), in: atlas, top: top)
  }

  @Test func theHeatMapShowsWhoSharesAndLeavesOutTheRest() async throws {
    let figure = try #require(try await overlap(.shared))
    let table = try markup(figure, "overlap")
    #expect(table.contains(">2°<"))
    #expect(table.contains("#entity-left") && table.contains("ID=\"entity-right\""))
    #expect(!table.contains("Apart"))
    #expect(!table.contains("<script"))
    #expect(figure.caption.contains("1 groups that share nothing are left out"))
    #expect(figure.description.contains("(3) and Right (2) share 2: Q, R; Jaccard 0.67"))
    #expect(try markup(try #require(try await overlap(.jaccard)), "overlap").contains(">0.67°<"))
    #expect(try await overlap(.shared, top: 1) == nil)
  }

  // In exactly: Left alone P, both Q and R, Right alone nobody. In all: both Q and R. In any: P, Q and R.
  @Test(arguments: [
    (Intersections.Mode.distinct, ["2", "1"]), (.intersect, ["2"]), (.union, ["3"]),
  ])
  func barsCountByMode(mode: Intersections.Mode, counts: [String]) async throws {
    let atlas = try Atlas.load(text: text)
    var query = OverlapQuery(mode: .groups)
    query.nullModel = .none
    let sets = try await Intersections(atlas, of: ["left", "right"], query: query)
    let figure = Figure.upset(sets, mode: mode, in: atlas)
    let numbers = try counts.indices.map { try markup(figure, "number \($0)") }
    for (number, count) in zip(numbers, counts) {
      #expect(number.contains(">\(count)<") || number.contains("<B>\(count)</B>"))
    }
    #expect(!figure.diagram.nodes.contains { $0.id == "bar \(counts.count)" })
    #expect(!figure.diagram.nodes.contains { $0.id.hasPrefix("expected") })
    #expect(figure.caption.contains("mode \(mode.rawValue)"))
  }

  // Two in both and one in Left alone: the first bar is twice as high, the first column has two dots in, joined by a line.
  @Test func barsAreInProportionAndDotsAreJoined() async throws {
    let atlas = try Atlas.load(text: text)
    var query = OverlapQuery(mode: .groups)
    query.nullModel = .none
    let figure = Figure.upset(
      try await Intersections(atlas, of: ["left", "right"], query: query), in: atlas)
    func height(_ node: String) throws -> Double {
      guard
        case .raw(let text)? = try #require(figure.diagram.nodes.first { $0.id == node }).attributes["height"]
      else { return 0 }
      return try #require(Double(text))
    }
    #expect(abs(try height("bar 0") / (try height("bar 1")) - 2) < 0.01)
    let dots = ["dot 0 0", "dot 0 1", "dot 1 0", "dot 1 1"]
    #expect(try dots.map(height).map { $0 > 0.1 } == [true, true, true, false])
    #expect(figure.diagram.edges.map { "\($0.tail), \($0.head)" } == ["dot 0 0, dot 0 1"])
    #expect(figure.description.contains("Right: 2 members in exactly these sets and no other of them: Q, R."))
  }

  @Test func theQuestionnaireShowsSignsAndWords() throws {
    let atlas = try Atlas.load(text: text)
    let date = try #require(atlas.asOf)
    let figure = try #require(Figure.survey(Survey(atlas), in: atlas, on: date))
    let table = try markup(figure, "survey")
    for words in ["✔ Well known.", "✘ Never heard", "A thing.", "–"] {
      #expect(table.contains(words), "\(words)")
    }
    #expect(
      figure.table.rows.map { $0.map(\.text).dropLast() } == [
        ["one", "Is it known?", "Left & <script>", "yes", "Well known."],
        ["one", "Is it known?", "Right", "no", "Never heard of it."],
        ["two", "What is it?", "Right", "", "A thing."],
      ])
    let closed = try #require(Figure.survey(Survey(atlas), closed: true, in: atlas, on: date))
    #expect(try !markup(closed, "survey").contains("A thing."))
    #expect(closed.caption.contains("1 more"))
  }

  @Test func everyFormatIsDrawnWithoutWarning() async throws {
    let atlas = try Atlas.load(text: text)
    let date = try #require(atlas.asOf)
    let sets = try await Intersections(atlas, of: ["left", "right"], query: OverlapQuery(mode: .groups))
    for figure in [
      try #require(try await overlap(.shared)), Figure.upset(sets, in: atlas),
      try #require(Figure.survey(Survey(atlas), in: atlas, on: date)),
    ] {
      for format in ["svg", "pdf", "png"] {
        #expect(try figure.rendered(as: format).warnings == [], "\(figure.name).\(format)")
      }
    }
  }

  // Markup, quotes, the end of a CDATA section, right-to-left letters, an emoji, and 500 letters without a space.
  @Test(arguments: [
    "<b> & \"x\" ]]>", "שלום עולם", "Town 🏙️ of <script>", String(repeating: "long", count: 125),
  ])
  func anyNameIsDrawnSafely(name: String) async throws {
    let quoted = name.replacing("\"", with: "\\\"")
    let atlas = try Atlas.load(text: text.replacing("name: Left & <script>,", with: "name: \"\(quoted)\","))
    let date = try #require(atlas.asOf)
    var query = OverlapQuery(mode: .groups)
    query.atLeast = 0
    let overlaps = try await OverlapTable(atlas, query: query)
    let sets = try await Intersections(atlas, of: ["left", "right"], query: query)
    for figure in [
      try #require(Figure.overlap(overlaps, in: atlas)),
      Figure.upset(sets, in: atlas),
      try #require(Figure.survey(Survey(atlas), in: atlas, on: date)),
    ] {
      for format in ["svg", "pdf", "png"] {
        let rendering = try figure.rendered(as: format)
        #expect(rendering.warnings == [], "\(figure.name).\(format)")
        let isWhole = format != "svg" || XMLParser(data: Data(rendering.bytes)).parse()
        #expect(isWhole, "\(figure.name)")
      }
      // No name makes a table wider than a page on its side.
      let width = figure.name == "upset" ? 0 : try figure.composed().size.width
      #expect(width < 800, "\(figure.name)")
    }
  }
}
