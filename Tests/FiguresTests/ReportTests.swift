import Atlas
import Foundation
import Influence
import Interchange
import Testing

@testable import Figures

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A report in a folder: what is drawn, what is left alone, what is taken away, and what stands in its page.
struct ReportTests {
  /// A folder of its own, removed at the end.
  private final class Folder {
    let path = FileManager.default.temporaryDirectory.appending(path: "report-\(UUID().uuidString)").path

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var files: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }

    func text(_ name: String) throws -> String {
      try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
    }

    func write(_ text: String, to name: String) throws {
      try text.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8)
    }
  }

  private static let routes = "{figure: routes, from: town, to: body}"
  private static let matrix = "{figure: matrix, members of: network}"

  private func report(_ figures: [String], grade: String = "strong") async throws -> Report {
    let text = """
      atlas: {id: network, title: "A <b>study</b> & more", as of: 2018-02-12}
      sources: {minutes: {title: "Minutes </script>", author: A clerk, published: 2018-01-15, places: [item 1..9]}}
      entities:
        - {id: town, kind: city, name: "Tówn", aliases: ["Old & new"], evidence: minutes item 1}
        - {id: network, kind: network, name: "Net <script>alert(1)</script>", evidence: minutes item 2}
        - {id: body, kind: EU body, name: "Body \\"]]>", evidence: minutes item 3}
      ties:
        - town member of network: minutes item 4
        - network influences body: {evidence: minutes item 6, grade: \(grade)}
      report: [\(figures.joined(separator: ", "))]
      """
    return try await Report(try Atlas.load(text: text))
  }

  private func update(_ folder: Folder, _ figures: [String], grade: String = "strong", all: Bool = false)
    async throws -> ReportFolder.Summary
  {
    try ReportFolder(folder.path).update(try await report(figures, grade: grade), all: all)
  }

  @Test func everyFigureIsWrittenInAllItsFormsWithTheIndex() async throws {
    let folder = Folder()
    let summary = try await update(folder, [Self.matrix, Self.routes, Self.routes])
    #expect(summary.drawn == ["matrix", "routes", "routes-2"])
    #expect(summary.warnings.isEmpty)
    #expect(
      folder.files == [
        "findings.csv", "index.html", "index.md", "manifest.json", "matrix.csv", "matrix.pdf", "matrix.svg",
        "routes-2.csv", "routes-2.pdf", "routes-2.svg", "routes.csv", "routes.pdf", "routes.svg",
      ])
  }

  @Test func onlyWhatChangedIsDrawnAgain() async throws {
    let folder = Folder()
    _ = try await update(folder, [Self.matrix, Self.routes])
    let again = try await update(folder, [Self.matrix, Self.routes])
    #expect(again.drawn.isEmpty && again.unchanged == 2 && again.written.isEmpty)
    // A weaker tie changes the routes and no membership.
    #expect(try await update(folder, [Self.matrix, Self.routes], grade: "weak").drawn == ["routes"])
    // A file that is lost, or is not as it was written, is drawn again.
    try FileManager.default.removeItem(atPath: "\(folder.path)/matrix.pdf")
    try folder.write("broken", to: "routes.svg")
    #expect(
      try await update(folder, [Self.matrix, Self.routes], grade: "weak").drawn == ["matrix", "routes"])
    #expect(try await update(folder, [Self.matrix, Self.routes], grade: "weak", all: true).drawn.count == 2)
  }

  @Test func onlyOurOwnFilesAreRemoved() async throws {
    let folder = Folder()
    _ = try await update(folder, [Self.matrix, Self.routes])
    try folder.write("mine", to: "notes.svg")
    try folder.write("changed by hand", to: "routes.csv")
    let summary = try await update(folder, [Self.matrix])
    #expect(summary.removed == ["routes.pdf", "routes.svg"])
    #expect(summary.kept == ["routes.csv"])
    #expect(folder.files.contains("notes.svg") && folder.files.contains("matrix.svg"))
  }

  @Test func aManifestCannotLeadOutOfTheFolder() async throws {
    let folder = Folder()
    _ = try await update(folder, [Self.matrix])
    let outside = folder.path + "-outside"
    defer { try? FileManager.default.removeItem(atPath: outside) }
    try "abc".write(toFile: outside, atomically: true, encoding: .utf8)
    let name = "../" + (outside as NSString).lastPathComponent
    let hash = SHA256(Array("abc".utf8)).hexadecimal
    try folder.write(
      """
      {"schema": "corridor.manifest/1", "graphviz": "0", "drawings": {"x": {"source": "0", "files": {"\(name)": "\(hash)"}}}}
      """, to: "manifest.json")
    #expect(try await update(folder, [Self.matrix]).removed.isEmpty)
    #expect(FileManager.default.fileExists(atPath: outside))
  }

  /// The page without its style and its script, which are no XML.
  private func markup(_ page: String) throws -> (markup: String, style: String, script: String) {
    func cut(_ text: String, _ name: String) throws -> (rest: String, inner: String) {
      let start = try #require(text.range(of: "<\(name)>"))
      let end = try #require(text.range(of: "</\(name)>", range: start.upperBound..<text.endIndex))
      return (
        text.replacingCharacters(in: start.lowerBound..<end.upperBound, with: ""),
        String(text[start.upperBound..<end.lowerBound])
      )
    }
    let (unstyled, style) = try cut(page, "style")
    let (bare, script) = try cut(unstyled, "script")
    return (bare.replacing("<!DOCTYPE html>\n", with: ""), style, script)
  }

  @Test func namesAreTextInThePage() async throws {
    let folder = Folder()
    _ = try await update(folder, [Self.matrix, Self.routes])
    let page = try markup(folder.text("index.html"))
    // Every element is closed and everything that looks like markup in a name is text.
    #expect(XMLParser(data: Data(page.markup.utf8)).parse())
    #expect(!page.markup.contains("<script") && !page.markup.contains("<b>study"))
    for text in [
      "A &lt;b&gt;study&lt;/b&gt; &amp; more", "Net &lt;script&gt;alert(1)&lt;/script&gt;",
      "Minutes &lt;/script&gt;",
      "also Old &amp; new",
    ] { #expect(page.markup.contains(text), "\(text)") }
  }

  @Test func thePolicyNamesTheOneStyleAndTheOneScript() async throws {
    let folder = Folder()
    _ = try await update(folder, [Self.matrix])
    let page = try markup(folder.text("index.html"))
    func source(_ text: String) -> String {
      "&apos;sha256-\(Data(SHA256(Array(text.utf8)).bytes).base64EncodedString())&apos;"
        .replacing("&apos;", with: "'")
    }
    #expect(
      page.markup.contains(
        "content=\"default-src 'none'; style-src \(source(page.style)); script-src \(source(page.script)); "
          + "base-uri 'none'; form-action 'none'\""))
  }

  @Test func everythingIsLinkedWithEverything() async throws {
    let folder = Folder()
    _ = try await update(folder, [Self.matrix, Self.routes])
    let page = try markup(folder.text("index.html")).markup
    // The drawing leads to the actor, the actor to the figure and the place, the place to the tie and the figure.
    for text in [
      "<a href=\"#entity-town\" tabindex=\"-1\">", "id=\"entity-town\" class=\"actor\"",
      "<a href=\"#figure-routes\">Figure 2. Routes from Tówn to Body &quot;]]&gt;</a>",
      "<li id=\"place-minutes-item-4\"><b>item 4</b>: ",
      "<a href=\"#place-minutes-item-4\">minutes item 4</a>",
      "data-path=\"entity-town entity-network entity-body\"",
      "data-find=\"town oldnew town\"",
    ] { #expect(page.contains(text), "\(text)") }
    // The caption stands beside the drawing and not in it.
    #expect(
      page.components(separatedBy: "The best route from Tówn to Body &quot;]]&gt; by strength").count == 2)
  }

  @Test func aReportRefusesFiguresItDoesNotKnow() async throws {
    await #expect(throws: FigureError.unknownFigure("landscapes")) {
      try await report(["{figure: landscapes}"])
    }
    await #expect(throws: FigureError.missing(figure: "matrix", what: "'members of: GROUP'")) {
      try await report(["{figure: matrix}"])
    }
  }
}
