import Atlas
import Influence
import Interchange

/// The page of a report: it opens in a browser without a network, has all figures in it, and nothing in it may load or
/// run but its own style and script.
struct ReportPage {
  let report: Report
  let links: PageLinks
  /// The figures' drawings, in their order.
  let drawings: [InlineDrawing]
  /// Every place that is cited, by its source.
  let places: [Citation]

  var atlas: Atlas { report.atlas }

  /// - Parameter files: the SVG files of the figures.
  init(_ report: Report, _ files: [[UInt8]]) {
    self.report = report
    places = Self.places(report)
    let links = PageLinks(report.atlas, citations: places)
    self.links = links
    let known = Set(report.atlas.entities.map { links.identifier(of: $0.id) })
    drawings = zip(report.items, files).map { item, file in
      InlineDrawing(
        file, prefix: "\(item.name).", page: Report.page, known: known, name: "\(item.section)-title",
        description: "\(item.section)-caption")
    }
  }

  /// The file and what is in it.
  var files: [(name: String, text: String)] { [(Report.page, text)] }

  private static func places(_ report: Report) -> [Citation] {
    let atlas = report.atlas
    var all = atlas.ties.flatMap(\.evidence.citations) + report.items.flatMap(\.figure.citations)
    all += (report.findings?.findings ?? []).flatMap { $0.sentences.flatMap(\.evidence) }
    for entity in atlas.entities {
      all += entity.evidence.citations + EntityRecord(entity, in: atlas).entries.flatMap(\.evidence)
    }
    return all.uniqued
  }

  private var text: String {
    let title = HTML.text(report.title)
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8"/>
      <meta http-equiv="Content-Security-Policy" content="\(PageAssets.policy)"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <title>\(title)</title>
      <style>\(PageAssets.style)</style>
      </head>
      <body>
      <a class="skip" href="#report">Skip to the report</a>
      <header>
      <h1>\(title)</h1>
      <p>\(summary)</p>
      </header>
      \(search)
      <nav aria-label="Contents">
      <h2>Contents</h2>
      \(contents)
      </nav>
      <main id="report" tabindex="-1">
      \(findingsSection)\(figuresSection)\(methodsSection)\(actorsSection)\(sourcesSection)</main>
      <footer><p>Written by <code>corridor report</code>. Everything is in this file; nothing is loaded.</p></footer>
      <script>\(PageAssets.script)</script>
      </body>
      </html>

      """
  }

  private var summary: String {
    let date = atlas.asOf.map { ", as of \($0)" } ?? ""
    return HTML.text(
      "Data: atlas \(atlas.title)\(date): \(atlas.entities.count) actors, themes and events, \(atlas.ties.count) ties, "
        + "\(atlas.sources.count) sources.")
  }

  /// Shown by the script: without one there is nothing it could do.
  private var search: String {
    """
    <div class="bar" id="bar" hidden="">
    <form role="search" id="search">
    <label for="query">Find an actor or a figure</label>
    <input id="query" type="search" autocomplete="off" spellcheck="false" aria-controls="found"/>
    </form>
    <p id="count" role="status"></p>
    <ul id="found" hidden=""></ul>
    <p id="shown" role="status"></p>
    </div>
    """
  }

  private var contents: String {
    var items: [String] = []
    if let findings = report.findings {
      let inner = findings.findings.map { HTML.link("#finding-\($0.id)", $0.question) }
      items.append(HTML.link("#findings", "Findings") + HTML.list(inner))
    }
    let figures = report.items.map { HTML.link("#\($0.section)", $0.figure.heading) }
    items.append(HTML.link("#figures", "Figures") + HTML.list(figures))
    items.append(HTML.link("#methods", "Methods"))
    items.append(HTML.link("#actors", "Actors, themes and events"))
    items.append(HTML.link("#sources", "Sources"))
    return HTML.list(items)
  }

  /// A section of the page with its heading.
  static func section(_ id: String, _ heading: String, _ content: String) -> String {
    HTML.element(
      "section", ["id": id, "aria-labelledby": "\(id)-heading"],
      "\n" + HTML.words("h2", ["id": "\(id)-heading"], heading) + "\n" + content) + "\n"
  }
}
