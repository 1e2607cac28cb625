import Influence
import Interchange

/// An agenda for a terminal: a few lines an entry, or everything said of each.
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
    for entry in agenda.entries + agenda.undated {
      lines += explains ? self.lines(of: entry) : summary(of: entry)
    }
    if !explains, !(agenda.entries + agenda.undated).isEmpty { lines.append("") }
    for note in agenda.notes { lines += note.wrapped(to: width) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func summary(of entry: AgendaEntry) -> [String] {
    let lines = agenda.summary(of: entry)
    let heading = lines[0].wrapped(to: width, indent: "    ")
    return heading.map { isColoured ? "\u{1B}[1m\($0)\u{1B}[0m" : $0 }
      + lines.dropFirst().flatMap { $0.wrapped(to: width, indent: "    ") }
  }

  private func lines(of entry: AgendaEntry) -> [String] {
    let heading = "\(entry.when): \(entry.name)".wrapped(to: width, indent: "  ")
    let bold = heading.map { isColoured ? "\u{1B}[1m\($0)\u{1B}[0m" : $0 }
    return bold + entry.details.flatMap { "  \($0)".wrapped(to: width, indent: "    ") } + [""]
  }
}
