import Atlas
import Influence
import Interchange

/// The index of a report for a repository, in Markdown.
struct ReportIndex {
  let report: Report

  init(_ report: Report) { self.report = report }

  /// The files and what is in them.
  var files: [(name: String, text: String)] {
    [("index.md", text)] + (report.findings.map { [("findings.csv", $0.table.csv)] } ?? [])
  }

  private var text: String {
    let title = Markdown.text(report.title)
    let atlas = Markdown.text(report.atlas.title)
    return """
      # \(title)

      Written by `corridor report` from the atlas \(atlas); do not edit. The same command writes each figure as PDF and \
      `\(Report.page)`, the page to read and explore, beside this file.

      \(contents)
      \(findings)\(figures)
      ## Methods

      \(report.methods.paragraphs.map(Markdown.text).joined(separator: "\n\n"))

      \(report.methods.references.map { "- \(Markdown.text($0))\n" }.joined())
      """
  }

  private var contents: String {
    (report.findings == nil ? "" : "- [Findings](#findings)\n")
      + report.items.map { "- [\(Markdown.text($0.figure.heading))](#\($0.section))\n" }.joined()
      + "- [Methods](#methods)\n"
  }

  private var findings: String {
    guard let findings = report.findings else { return "" }
    let sections = findings.findings.map { finding in
      let sentences = finding.sentences.map { sentence in
        let places = sentence.evidence.map(\.description).joined(separator: "; ")
        return "- \(Markdown.text(sentence.text))" + (places.isEmpty ? "" : " (\(Markdown.text(places)))")
          + "\n"
      }
      let commands = finding.commands.map { "`\($0)`" }.joined(separator: ", ")
      return "### \(Markdown.text(finding.question))\n\n\(sentences.joined())\nBy \(commands).\n\n"
    }
    return "## Findings\n\nMade from results on \(findings.on), each with its places.\n\n\(sections.joined())"
  }

  private var figures: String {
    report.items.map { item in
      let (figure, name) = (item.figure, item.name)
      let title = Markdown.text(figure.heading)
      return """
        <a id="\(item.section)"></a>

        ## \(title)

        ![\(title)](\(name).svg)

        \(Markdown.text(figure.caption))

        [SVG](\(name).svg) · [table](\(name).csv)

        """
    }.joined(separator: "\n")
  }
}
