import Influence
import Interchange

/// A lint's report for a person: the summary, then the findings, most certain first, each behind its file and line.
struct LintText {
  let text: String

  init(_ report: LintReport, width: Int?, isColoured: Bool) {
    let notes = report.findings.count - report.warnings
    var text = """
      \(report.title): \(report.entities) entities, \(report.ties) ties, \(report.claims) claims; \
      no error, \(Self.counted(report.warnings, "warning")), \
      \(Self.counted(report.claimsWithoutEvidence, "claim")) without evidence; \(Self.counted(notes, "note")).

      """
    if !report.findings.isEmpty {
      text += "\n" + report.summary.text(width: width, isColoured: isColoured)
    }
    for certainty in LintFinding.Certainty.allCases {
      let found = report.findings.filter { $0.certainty == certainty }
      if found.isEmpty { continue }
      text += "\n\(certainty.rawValue.prefix(1).uppercased() + certainty.rawValue.dropFirst())\n"
      for finding in found { text += finding.description + "\n" }
    }
    self.text = text
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    count == 0 ? "no \(noun)" : count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }
}
