public import Atlas
import Graphviz
import Interchange

/// The report of an atlas: its figures in several formats, the tables behind them, and an index to read offline.
public struct Report: Sendable {
  /// The formats a figure is written in.
  public static let formats = ["svg", "pdf"]

  /// The figures, in the order the atlas lists them.
  public let figures: [Figure]
  /// Names of the files, one a figure, each unique.
  private let names: [String]
  private let atlas: Atlas

  /// Draws the figures that the atlas lists, or the landscape where it lists none.
  ///
  /// - Throws: `FigureError` for the first that cannot be drawn.
  public init(_ atlas: Atlas) async throws(FigureError) {
    self.atlas = atlas
    var figures: [Figure] = []
    for item in atlas.reportItems { figures.append(try await Figure.drawn(item, in: atlas)) }
    if figures.isEmpty, let date = atlas.asOf { figures = [Figure.landscape(of: atlas, on: date)] }
    for index in figures.indices { figures[index].number = index + 1 }
    self.figures = figures
    var counts: [String: Int] = [:]
    names = figures.map { figure in
      counts[figure.name, default: 0] += 1
      let count = counts[figure.name] ?? 1
      return count == 1 ? figure.name : "\(figure.name)-\(count)"
    }
  }

  /// Renders everything and hands over each file as it is ready.
  ///
  /// - Parameter write: takes the name and the bytes of a file.
  /// - Returns: what Graphviz warned of, after the name of the file.
  /// - Throws: what rendering or `write` throws.
  @discardableResult
  public func render(_ write: (_ name: String, _ bytes: [UInt8]) throws -> Void) throws -> [String] {
    var warnings: [String] = []
    for (figure, name) in zip(figures, names) {
      for format in Self.formats {
        let rendering = try figure.rendered(as: format)
        warnings += rendering.warnings.map { "\(name).\(format): \($0)" }
        try write("\(name).\(format)", rendering.bytes)
      }
      try write("\(name).csv", Array(figure.table.csv.utf8))
    }
    try write("index.md", Array(markdown.utf8))
    try write("index.html", Array(page.utf8))
    return warnings
  }

  /// The index for a repository.
  private var markdown: String {
    var text = "# \(atlas.headers.first?.title ?? atlas.title)\n\n"
    text += "Written by `corridor report` from the atlas \(atlas.title); do not edit.\n"
    for (number, (figure, name)) in zip(figures, names).enumerated() {
      text +=
        "\n## Figure \(number + 1): \(figure.title)\n\n![\(figure.title)](\(name).svg)\n\n\(figure.caption)\n\n"
      text += "[PDF](\(name).pdf) · [table](\(name).csv)\n"
    }
    return text
  }

  /// The index for a browser: no script, no remote resource.
  private var page: String {
    let title = HTMLLabel.escaped(atlas.headers.first?.title ?? atlas.title)
    var sections = ""
    for (number, (figure, name)) in zip(figures, names).enumerated() {
      let heading = HTMLLabel.escaped(figure.title)
      let words = figure.description.split(separator: "\n").map {
        "<li>\(HTMLLabel.escaped(String($0)))</li>"
      }
      sections += """
        <section id="\(name)">
        <h2>Figure \(number + 1): \(heading)</h2>
        <figure><img src="\(name).svg" alt="\(heading), told in words below">
        <figcaption>\(HTMLLabel.escaped(figure.caption))</figcaption></figure>
        <p><a href="\(name).svg">SVG</a> · <a href="\(name).pdf">PDF</a> · <a href="\(name).csv">Table (CSV)</a></p>
        <details><summary>In words</summary><ul>\(words.joined(separator: "\n"))</ul></details>
        </section>

        """
    }
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'; style-src 'unsafe-inline'">
      <title>\(title)</title>
      <style>
      body { font: 16px/1.5 sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; }
      figure { margin: 0; } img { max-width: 100%; height: auto; border: 1px solid #ddd; }
      figcaption { color: #555; font-size: .9rem; } section { margin-bottom: 3rem; break-inside: avoid; }
      </style>
      </head>
      <body>
      <h1>\(title)</h1>
      <p>Written by <code>corridor report</code> from the atlas \(HTMLLabel.escaped(atlas.title)).</p>
      \(sections)</body>
      </html>

      """
  }
}
