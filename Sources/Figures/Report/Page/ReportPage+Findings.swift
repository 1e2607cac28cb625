import Influence

/// What the study finds, and how.
extension ReportPage {
  var findingsSection: String {
    guard let findings = report.findings, !findings.findings.isEmpty else { return "" }
    let sections = findings.findings.map { finding in
      let sentences = finding.sentences.map { sentence in
        HTML.text(sentence.text) + evidence(sentence)
      }
      let commands = finding.commands.map { HTML.words("code", [:], $0) }.joined(separator: ", ")
      return HTML.element(
        "section", ["id": "finding-\(finding.id)", "aria-labelledby": "finding-\(finding.id)-title"],
        HTML.words("h3", ["id": "finding-\(finding.id)-title"], finding.question) + "\n"
          + HTML.list(sentences)
          + HTML.element("p", ["class": "source"], "The whole answer: \(commands)")) + "\n"
    }
    let lead = HTML.words(
      "p", [:], "Sentences made from results on \(findings.on), each with the places it rests on.")
    return Self.section("findings", "Findings", lead + "\n" + sections.joined())
  }

  /// The first places, and how many more.
  private func evidence(_ sentence: Findings.Sentence) -> String {
    guard !sentence.evidence.isEmpty else { return "" }
    let shown = links.links(Array(sentence.evidence.prefix(6)))
    let more = sentence.evidence.count > 6 ? " and \(sentence.evidence.count - 6) more" : ""
    return " " + HTML.element("span", ["class": "places"], "(\(shown)\(more))")
  }

  var methodsSection: String {
    let methods = report.methods
    let paragraphs = methods.paragraphs.map { HTML.words("p", [:], $0) }.joined(separator: "\n")
    let works = HTML.words("h3", [:], "References") + HTML.list(methods.references.map(HTML.text))
    return Self.section("methods", "Methods", paragraphs + "\n" + works + "\n")
  }
}
