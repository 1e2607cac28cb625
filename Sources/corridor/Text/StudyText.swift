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
    var heading = ""
    for entry in record.entries {
      let about = entry.of.isEmpty ? "In general" : entry.of
      if about != heading {
        heading = about
        lines += about.wrapped(to: width).map { isColoured ? "\u{1B}[1m\($0)\u{1B}[0m" : $0 }
      }
      let label = entry.label.isEmpty ? "" : "\(entry.label): "
      lines += "  \(label)\(entry.value)".wrapped(to: width, indent: "    ")
      lines += "      \(entry.evidence.summary)".wrapped(to: width, indent: "      ")
      if let note = entry.note { lines += "      \(note)".wrapped(to: width, indent: "      ") }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
