import Atlas
import Influence
import Interchange

/// Each figure with its caption, its files, its routes, its words and its table.
extension ReportPage {
  var figuresSection: String {
    let sections = zip(report.items, drawings).map(section)
    return Self.section("figures", "Figures", sections.joined())
  }

  private func section(_ item: Report.Item, _ drawing: InlineDrawing) -> String {
    let figure = item.figure
    let id = item.section
    let caption = HTML.words("figcaption", ["id": "\(id)-caption"], figure.caption)
    let region = HTML.element(
      "div",
      ["class": "drawing", "role": "region", "tabindex": "0", "aria-label": "Drawing of \(label(item))"],
      drawing.markup)
    let parts = [
      HTML.words("h3", ["id": "\(id)-title"], figure.heading),
      HTML.element("figure", [:], region + "\n" + caption), downloads(item), paths(item), words(item),
      table(item),
      sources(item),
    ]
    return HTML.element(
      "section",
      [
        "id": id, "class": "figure \(Self.width(drawing))", "aria-labelledby": "\(id)-title",
        "data-name": figure.heading, "data-find": figure.heading.folded,
      ], "\n" + parts.joined(separator: "\n") + "\n") + "\n"
  }

  /// 'figure 2'.
  private func label(_ item: Report.Item) -> String { "figure \(item.figure.number ?? 0)" }

  /// A class by the width of the drawing: those wider than text need room to stay readable.
  private static func width(_ drawing: InlineDrawing) -> String {
    let width = drawing.width ?? 0
    return width > 800 ? "widest" : width > 480 ? "wide" : "narrow"
  }

  private func downloads(_ item: Report.Item) -> String {
    let files = Report.formats.map { ($0.uppercased(), "\(item.name).\($0)") } + [("CSV", "\(item.name).csv")]
    let links = files.map { kind, name in
      HTML.element(
        "a", ["href": name, "download": ""],
        kind + HTML.words("span", ["class": "quiet"], " of \(label(item))"))
    }
    return HTML.element("p", ["class": "files"], "Files: " + links.joined(separator: ", "))
  }

  /// Routes to be shown apart in all figures.
  private func paths(_ item: Report.Item) -> String {
    guard !item.figure.paths.isEmpty else { return "" }
    let rows = item.figure.paths.enumerated().map { index, path in
      let id = "\(item.name)-path-\(index + 1)"
      let stations = path.entities.map(\.name).joined(separator: " > ")
      let words = path.entities.map { links.identifier(of: $0.id) }.joined(separator: " ")
      return HTML.element(
        "li", [:],
        HTML.element(
          "a", ["id": id, "href": "#\(id)", "data-name": path.name, "data-path": words],
          HTML.text("\(path.name): \(stations)")))
    }
    return HTML.words("h4", [:], "Show in all figures")
      + HTML.element("ul", ["class": "paths"], rows.joined(separator: "\n"))
  }

  private func words(_ item: Report.Item) -> String {
    let lines = item.figure.description.split(separator: "\n").map { HTML.text(String($0)) }
    let summary = HTML.text("\(label(item).capitalisedFirst) in words")
    return HTML.details(summary, [:], HTML.list(lines))
  }

  private func table(_ item: Report.Item) -> String {
    let table = item.figure.table
    let rows = table.rows.count == 1 ? "1 row" : "\(table.rows.count) rows"
    return HTML.details(
      HTML.text("Table of \(label(item)), \(rows)"), ["class": "data"],
      PageTable(table, links).markup(name: "Table of \(label(item))"))
  }

  private func sources(_ item: Report.Item) -> String {
    let places = item.figure.citations
    guard !places.isEmpty else { return "" }
    let count = places.count == 1 ? "1 place" : "\(places.count) places"
    return HTML.details(
      HTML.text("Evidence of \(label(item)), \(count)"), [:], HTML.element("p", [:], links.links(places)))
  }
}
