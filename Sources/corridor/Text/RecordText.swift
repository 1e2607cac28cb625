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
    var last: EntityRecord.Entry?
    for entry in record.entries {
      if entry.section != last?.section { lines += ["", bold(entry.section)] }
      lines += entry.section == "contested" ? self.lines(of: entry, after: last) : self.lines(of: entry)
      last = entry
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// One side of a contested point, under the point itself; why it is open is said once.
  private func lines(of side: EntityRecord.Entry, after last: EntityRecord.Entry?) -> [String] {
    let isFirst = last?.section != side.section || last?.label != side.label
    var lines = isFirst ? "  \(side.label)".wrapped(to: width, indent: "    ") : []
    if isFirst, !side.isUsed, let note = side.note {
      lines += "    \(note)".wrapped(to: width, indent: "      ")
    }
    lines += "    - \(side.value)".wrapped(to: width, indent: "      ")
    let places = side.evidence.map(\.description).joined(separator: "; ")
    let basis = side.basis == .stated ? "" : "\(side.basis.rawValue): "
    lines += "      \(basis)\(places)".wrapped(to: width, indent: "      ")
    if side.isUsed, let note = side.note { lines += "      \(note)".wrapped(to: width, indent: "      ") }
    return lines
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
