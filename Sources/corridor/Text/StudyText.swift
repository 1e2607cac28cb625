import Atlas
import Influence
import Interchange

/// One section of the study in words for a terminal.
struct StudyText {
  private let record: StudyRecord
  private let width: Int
  private let isColoured: Bool

  init(_ record: StudyRecord, width: Int, isColoured: Bool) {
    self.record = record
    self.width = max(40, width)
    self.isColoured = isColoured
  }

  var text: String {
    var lines: [String] = []
    var last: (heading: String, note: String?) = ("", nil)
    for entry in record.entries {
      let about = entry.of.isEmpty ? "In general" : entry.of
      let heading = entry.group.isEmpty ? about : entry.group
      let isFirst = heading != last.heading
      if isFirst {
        lines += heading.wrapped(to: width).map { isColoured ? "\u{1B}[1m\($0)\u{1B}[0m" : $0 }
      }
      let label = entry.label.isEmpty || entry.label == heading ? "" : "\(entry.label): "
      lines += "  \(label)\(entry.value)".wrapped(to: width, indent: "    ")
      lines += "      \(entry.evidence.summary)".wrapped(to: width, indent: "      ")
      if let note = entry.note, isFirst || note != last.note {
        lines += "      \(note)".wrapped(to: width, indent: "      ")
      }
      last = (heading, entry.note)
    }
    if !record.unanswered.isEmpty {
      let names = record.unanswered.joined(separator: ", ")
      lines += ["", "No answer to any question is known of: \(names)."].flatMap { $0.wrapped(to: width) }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
