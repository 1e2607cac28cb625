import Atlas
import Figures
import Foundation
import Graphviz
import Influence
import Interchange
import Testing

/// Names that break careless programs, drawn in every format.
struct HostileNameTests {
  static let names = [
    "<script>alert(1)</script>", "\"double\" 'single' & co", "]]> & <![CDATA[",
    "&lt;b&gt; &amp; &#65; &nbsp;",
    "back\\slash \\n \\N \\G %s {a|b}", "עיריית תל אביב-יפו", "بلدية \u{202E}القاهرة\u{202C}",
    "🏙️ City 👩‍👩‍👧 of 東京",
    String(repeating: "x", count: 500), "A" + String(repeating: " long name", count: 50),
    "é\u{301}\u{302}\u{303}",
    "--> <!-- ?>",
  ]

  private func atlas(_ name: String) throws -> Atlas {
    let quoted = "\"" + name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    return try Atlas.load(
      text: """
        atlas: {id: test, title: \(quoted), as of: 2018-02-12}
        sources: {minutes: {title: \(quoted), author: \(quoted), published: 2018-01-15, places: [item 1..9]}}
        entities:
          - {id: town, kind: city, name: \(quoted), evidence: minutes item 1}
          - {id: network, kind: network, name: \(quoted), aliases: [N], evidence: minutes item 2}
          - {id: forum, kind: forum, name: \(quoted), aliases: [F], evidence: minutes item 2}
          - {id: body, kind: EU body, name: Body, evidence: minutes item 3}
        ties:
          - town member of network: minutes item 4
          - forum part of network: minutes item 4
          - network influences body: {evidence: minutes item 6, grade: strong}
        """)
  }

  private func figures(_ name: String) throws -> [Figure] {
    let atlas = try atlas(name)
    let date = try #require(PartialDate("2018-02-12"))
    let answer = try RouteFinder(atlas).routes(RouteQuery(from: ["town"], to: ["body"]))
    return [
      Figure.routes(answer, in: atlas), Figure.landscape(of: atlas, on: date),
      try #require(Figure.matrix(membersOf: "network", in: atlas, on: date)),
    ]
  }

  @Test(arguments: names)
  func theyAreDrawnSafelyInSVG(_ name: String) throws {
    for figure in try figures(name) {
      let file = try figure.svg()
      #expect(file.warnings.isEmpty)
      let svg = try SVGReader(file.bytes)
      #expect(svg.elements("script").isEmpty)
      #expect(
        svg.elements.first { $0.name == "desc" }?.text.contains(name) == true, "\(figure.name): \(name)")
    }
  }

  /// The whole name stands in the tooltip; on the node stands as much of it as has room.
  @Test(arguments: names)
  func theWholeNameIsInTheTooltipAndItsBeginningOnTheNode(_ name: String) throws {
    let svg = try SVGReader(try figures(name)[0].svg().bytes)
    #expect(svg.titles(ofClass: "kind-city") == ["\(name) (city)"])
    let node = try #require(svg.elements.firstIndex { $0.attributes["id"] == "entity-town" })
    let lines = svg.elements.filter { $0.name == "text" && $0.path.contains(node) }.map(\.text)
    let written = lines.joined().filter { !$0.isWhitespace }
    let expected = name.filter { !$0.isWhitespace }
    if written.hasSuffix("…") {
      #expect(expected.hasPrefix(written.dropLast()))
      #expect(lines.count <= 8)
    } else {
      #expect(written == expected)
    }
  }

  @Test(arguments: names)
  func theyAreDrawnInPDFAndPNG(_ name: String) throws {
    for figure in try figures(name) {
      let files = try figure.rendered(as: ["pdf", "png"], resolution: 72)
      #expect(files[0].bytes.starts(with: "%PDF-".utf8))
      let title = try PNGChunk.all(in: files[1].bytes).first { $0.name == "iTXt" }
      #expect(title.map { String(decoding: $0.content, as: UTF8.self) } == "Title\0\0\0\0\0\(figure.title)")
    }
  }

  @Test(.enabled(if: Tool.has("pdfinfo"), "poppler-utils is not installed"), arguments: names)
  func aPDFIsCalledByThem(_ name: String) throws {
    let bytes = try figures(name)[0].rendered(as: "pdf").bytes
    let written = try Tool.run("pdfinfo", ["-enc", "UTF-8"], on: bytes, ending: "pdf")
    let facts = try #require(written)
    #expect(facts.contains("Routes from \(name) to Body"))
  }

  @Test(arguments: names)
  func aDOTFileOfThemCanBeReadAgain(_ name: String) throws {
    for figure in try figures(name) {
      let text = String(decoding: try figure.rendered(as: "dot").bytes, as: UTF8.self)
      let graphs = try DOTGraph.read(text)
      #expect(graphs.count == 1)
    }
    let text = String(decoding: try figures(name)[0].rendered(as: "dot").bytes, as: UTF8.self)
    let graphs = try DOTGraph.read(text)
    let nodes = try #require(graphs.first).nodes.map(\.name)
    #expect(Set(nodes).isSuperset(of: ["town", "network", "body"]))
  }

  @Test(arguments: names)
  func aLayoutStaysUsable(_ name: String) throws {
    for figure in try figures(name) {
      let svg = try SVGReader(try figure.svg().bytes)
      let width = try SVGReader.number("width", of: svg.elements.first)
      // No name, however long, makes a figure of four entities wider than A3 on its side.
      #expect(width <= 420)
    }
  }
}
