import Atlas
import Figures
import Foundation
import Graphviz
import Influence
import Interchange
import Testing

/// Page sizes and type sizes as other programs read them from the files.
struct PageTests {
  /// A chain of cities and networks, so long that it needs a certain page.
  private func chain(_ length: Int, page: Theme.Page? = nil) throws -> Figure {
    var text = """
      atlas: {id: test, title: A test, as of: 2018-02-12}
      sources: {minutes: {title: Minutes & more, author: "A (clerk)", published: 2018-01-15, places: [item 1..9]}}
      entities:

      """
    for index in 0..<length {
      text += "  - {id: town-\(index), kind: city, name: Town number \(index), evidence: minutes item 1}\n"
    }
    text += "ties:\n"
    for index in 1..<length { text += "  - town-\(index - 1) leads town-\(index): minutes item 4\n" }
    let atlas = try Atlas.load(text: text)
    let answer = try RouteFinder(atlas).routes(RouteQuery(from: ["town-0"], to: ["town-\(length - 1)"]))
    return Figure.routes(answer, in: atlas, theme: Theme(page: page))
  }

  /// Width and height in millimetres as an SVG file states them.
  private func millimetres(_ svg: SVGReader) throws -> (width: Double, height: Double) {
    (
      try SVGReader.number("width", of: svg.elements.first),
      try SVGReader.number("height", of: svg.elements.first)
    )
  }

  /// The smallest type in points on the printed page: a type size times the scale of the whole.
  private func smallestType(_ svg: SVGReader) throws -> Double {
    let transform = try #require(svg.elements(ofClass: "graph").first?.attributes["transform"])
    let scale = try #require(Double(transform.dropFirst("scale(".count).prefix { $0 != " " }))
    let sizes = svg.elements("text").compactMap { $0.attributes["font-size"].flatMap(Double.init) }
    return try #require(sizes.min()) * scale
  }

  @Test(arguments: [
    (Theme.Page.text, 160.0), (.a4, 210.0), (.a3, 297.0), (.slide, 338.67),
  ])
  func theFileHasTheSizeOfThePage(_ page: Theme.Page, _ side: Double) throws {
    let svg = try SVGReader(try chain(2, page: page).svg().bytes)
    let size = try millimetres(svg)
    #expect(min(abs(size.width - side), abs(size.height - side)) < 0.02)
    #expect(size.height <= (page == .text ? 247 : 420))
    // The picture's own coordinates are points: 72 an inch of 25.4 mm.
    let box = try #require(svg.elements[0].attributes["viewBox"]).split(separator: " ").compactMap {
      Double($0)
    }
    #expect(abs(box[2] / 72 * 25.4 - size.width) < 0.02)
    #expect(abs(box[3] / 72 * 25.4 - size.height) < 0.02)
  }

  // Longer and longer chains go from the width of text to A4, to A3, to a poster; the type stays readable.
  @Test func withoutAPageTheNextLargerOneIsTakenAndSaid() throws {
    var pages: [String] = []
    for length in [2, 8, 14, 16, 17, 18, 20, 24, 26, 40] {
      let file = try chain(length).svg()
      let svg = try SVGReader(file.bytes)
      #expect(try smallestType(svg) >= 6.99)
      let size = try millimetres(svg)
      let page =
        switch [size.width, size.height].sorted() {
        case let sides where size.width == 160 && sides[1] <= 247: "text"
        case [210, 297]: "A4"
        case [297, 420]: "A3"
        default: "poster"
        }
      #expect(file.remarks.isEmpty == (page == "text"))
      if pages.last != page { pages.append(page) }
    }
    #expect(pages == ["text", "A4", "A3", "poster"])
  }

  @Test func aPageThatIsTooSmallIsRefusedWithTheSizeItsTypeWouldHave() throws {
    #expect {
      try chain(16, page: .a4).svg()
    } throws: { error in
      guard case FigureError.pageTooSmall(.a4, let size) = error else { return false }
      return size < 7 && "\(error)".contains("points")
    }
  }

  /// Everything drawn lies on the page.
  @Test func nothingIsCutOff() throws {
    for length in [2, 6, 16] {
      let svg = try SVGReader(try chain(length).svg().bytes)
      let box = try #require(svg.elements[0].attributes["viewBox"]).split(separator: " ").compactMap {
        Double($0)
      }
      let graph = try #require(svg.elements(ofClass: "graph").first?.attributes["transform"])
      let numbers = graph.split { "() ".contains($0) }.compactMap { Double($0) }
      let (scale, x, y) = (numbers[0], numbers[3], numbers[4])
      for ellipse in svg.elements("ellipse") {
        let (cx, cy) = (
          try (SVGReader.number("cx", of: ellipse) + x) * scale,
          try (SVGReader.number("cy", of: ellipse) + y) * scale
        )
        let (rx, ry) = (
          try SVGReader.number("rx", of: ellipse) * scale, try SVGReader.number("ry", of: ellipse) * scale
        )
        #expect(cx - rx >= 0 && cx + rx <= box[2])
        #expect(cy - ry >= 0 && cy + ry <= box[3])
      }
      for text in svg.elements("text") {
        let left = (try SVGReader.number("x", of: text) + x) * scale
        #expect(left >= 0 && left <= box[2])
      }
    }
  }

  @Test(.enabled(if: Tool.has("pdfinfo") && Tool.has("pdffonts"), "poppler-utils is not installed"))
  func aPDFHasTitleAuthorSubjectPageAndItsFonts() throws {
    let figure = try chain(3, page: .a4)
    let bytes = try figure.rendered(as: "pdf").bytes
    let written = try Tool.run("pdfinfo", on: bytes, ending: "pdf")
    let facts = try #require(written)
    for words in [
      "Title:           Routes from Town number 0 to Town number 2", "Author:          A (clerk)",
      "Creator:         Corridor",
      "Minutes & more (2018)", "(A4)", "Pages:           1",
    ] { #expect(facts.contains(words), "\(words) in \(facts)") }
    #expect(!facts.contains("CreationDate"))
    // Two lines of headings, then a line a font: name, type, encoding, embedded, subset, unicode.
    let listed = try Tool.run("pdffonts", on: bytes, ending: "pdf")
    let fonts = try #require(listed).split(separator: "\n").dropFirst(2)
    #expect(!fonts.isEmpty)
    for font in fonts { #expect(font.contains("yes yes yes"), "\(font)") }
    #expect(String(decoding: bytes, as: UTF8.self).contains("/Lang (en)"))
    #expect(try figure.rendered(as: "pdf").bytes == bytes)
  }

  @Test(.enabled(if: Tool.has("qpdf"), "qpdf is not installed"))
  func aPDFIsWellFormed() throws {
    for length in [2, 16] {
      let checked = try Tool.run(
        "qpdf", ["--check"], on: try chain(length).rendered(as: "pdf").bytes, ending: "pdf")
      #expect(checked?.contains("No syntax or stream encoding errors found") == true)
    }
  }

  // 160 mm at 300 dots an inch are 1889.8 dots; 300 / 0.0254 = 11811 dots a metre.
  @Test func aPNGHasItsResolutionTitleAndDescription() throws {
    let figure = try chain(2, page: .text)
    let chunks = try PNGChunk.all(in: try figure.rendered(as: "png", resolution: 300).bytes)
    #expect(chunks.map(\.name).prefix(2) == ["IHDR", "pHYs"])
    #expect(chunks[0].number(at: 0) == 1890)
    #expect(chunks[1].number(at: 0) == 11_811)
    #expect(chunks[1].number(at: 4) == 11_811)
    #expect(chunks[1].content.last == 1)
    let texts = chunks.filter { $0.name == "iTXt" }.map { String(decoding: $0.content, as: UTF8.self) }
    #expect(texts.contains("Title\0\0\0\0\0\(figure.title)"))
    #expect(texts.contains("Description\0\0\0\0\0\(figure.caption)"))
    #expect(chunks.last?.name == "IEND")
  }

  @Test func aBitmapTooLargeToDrawIsRefused() throws {
    #expect(throws: FigureError.self) { try chain(60).rendered(as: "png", resolution: 1_200) }
  }
}

/// A chunk of a PNG file, its checksum compared with a table-driven one.
struct PNGChunk {
  let name: String
  let content: [UInt8]

  func number(at index: Int) -> Int { content[index..<(index + 4)].reduce(0) { $0 << 8 | Int($1) } }

  static func all(in bytes: [UInt8]) throws -> [PNGChunk] {
    try #require(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
    var chunks: [PNGChunk] = []
    var rest = bytes.dropFirst(8)
    while rest.count >= 12 {
      let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
      let named = Array(rest.dropFirst(4).prefix(4 + length))
      let sum = rest.dropFirst(8 + length).prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
      #expect(sum == checksum(named))
      chunks.append(
        PNGChunk(name: String(decoding: named.prefix(4), as: UTF8.self), content: Array(named.dropFirst(4))))
      rest = rest.dropFirst(12 + length)
    }
    return chunks
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes { sum = table[Int((sum ^ UInt32(byte)) & 255)] ^ sum >> 8 }
    return sum ^ 0xFFFF_FFFF
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
  }
}
