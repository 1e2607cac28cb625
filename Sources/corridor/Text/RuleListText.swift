import Atlas
import Influence
import Interchange

/// Rules side by side, in words for a terminal.
struct RuleListText {
  let list: RuleList
  let width: Int
  let isColoured: Bool

  var text: String {
    var lines: [String] = []
    var last: String?
    for entry in list.entries {
      if entry.into.id != last {
        if last != nil { lines.append("") }
        lines += bold(entry.into.name).wrapped(to: width)
        last = entry.into.id
      }
      lines += self.lines(of: entry)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(of entry: RuleList.Entry) -> [String] {
    var parts = ["  To \(entry.action): \(entry.terms.joined(separator: "; "))"]
    if let note = entry.note { parts.append("    \(note)") }
    if !entry.toBeWon.isEmpty { parts.append("    To be won: \(entry.toBeWon.joined(separator: "; "))") }
    if let cost = entry.cost { parts.append("    \(cost.sentence)") }
    for point in entry.contested { parts.append("    Contested: another source says \(point)") }
    parts += entry.open.map { "    Left open: \($0.sentence)" }
    parts.append("    \(entry.evidence.map(\.description).joined(separator: "; "))")
    return parts.flatMap { $0.wrapped(to: width, indent: "      ") }
  }

  private func bold(_ text: String) -> String { isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
}
