import Influence
import Interchange

/// An agenda for a terminal: a table with what it counts, or everything said of each entry.
struct AgendaText {
  private let agenda: Agenda
  private let explains: Bool
  private let width: Int
  private let isColoured: Bool

  init(_ agenda: Agenda, explains: Bool, width: Int, isColoured: Bool) {
    self.agenda = agenda
    self.explains = explains
    self.width = max(60, width)
    self.isColoured = isColoured
  }

  var text: String {
    var lines: [String] = []
    if let none = agenda.none { lines += none.wrapped(to: width) }
    if explains {
      for entry in agenda.entries + agenda.undated { lines += self.lines(of: entry) }
    } else if !(agenda.entries + agenda.undated).isEmpty {
      let table = agenda.readingTable.text(width: width, isColoured: isColoured)
      lines += table.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
      lines.append("")
    }
    for note in agenda.notes { lines += note.wrapped(to: width) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(of entry: AgendaEntry) -> [String] {
    let heading = "\(entry.when): \(entry.name)".wrapped(to: width, indent: "  ")
    let bold = heading.map { isColoured ? "\u{1B}[1m\($0)\u{1B}[0m" : $0 }
    return bold + entry.details.flatMap { "  \($0)".wrapped(to: width, indent: "    ") } + [""]
  }
}
