import Atlas
import Influence
import Interchange

/// What is known of an entity, in words for a terminal.
struct RecordText {
  private let record: EntityRecord
  private let width: Int
  private let isColoured: Bool

  init(_ record: EntityRecord, width: Int, isColoured: Bool) {
    self.record = record
    self.width = max(40, width)
    self.isColoured = isColoured
  }

  var text: String {
    var lines = [bold("\(record.entity.name)")]
    lines += "\(record.entity.kind), \(record.level); id \(record.entity.id); \(record.evidence.summary)"
      .wrapped(to: width, indent: "  ")
    if !record.aliases.isEmpty {
      lines += "also called \(record.aliases.joined(separator: ", "))".wrapped(to: width, indent: "  ")
    }
    for note in record.notes { lines += note.wrapped(to: width) }
    var section = ""
    for entry in record.entries {
      if entry.section != section {
        section = entry.section
        lines += ["", bold(section)]
      }
      lines += self.lines(of: entry)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(of entry: EntityRecord.Entry) -> [String] {
    let label = entry.label.isEmpty ? "" : "\(entry.label): "
    var lines = "  \(label)\(entry.value)".wrapped(to: width, indent: "    ")
    var known = entry.evidence.map(\.description).joined(separator: "; ")
    if entry.basis != .stated || known.isEmpty {
      known = entry.basis.rawValue + (known.isEmpty ? "" : ": \(known)")
    }
    if entry.isContested { known += entry.isUsed ? " (contested, used)" : " (contested, not used)" }
    lines += "      \(known)".wrapped(to: width, indent: "      ")
    if let note = entry.note { lines += "      \(note)".wrapped(to: width, indent: "      ") }
    return lines
  }

  private func bold(_ text: String) -> String { isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
}
