import Atlas
import Influence
import Interchange

/// Who links which groups, in words for a terminal.
struct LinkText {
  let links: LinkTable
  let width: Int
  let isColoured: Bool

  var text: String {
    var lines: [String] = []
    for linker in links.linkers {
      lines += "\(linker.entity.name), \(linker.entity.kind): \(linker.groupWords)".wrapped(
        to: width, indent: "  "
      ).map { isColoured ? "\u{1B}[1m\($0)\u{1B}[0m" : $0 }
      for tie in linker.links.flatMap(\.ties) { lines += self.lines(of: tie) }
      lines.append("")
    }
    return (lines + links.note.wrapped(to: width)).joined(separator: "\n") + "\n"
  }

  private func lines(of tie: LinkTable.LinkTie) -> [String] {
    let basis = tie.evidence.basis == .stated ? "" : "\(tie.evidence.basis.rawValue): "
    return "  \(tie.sentence)".wrapped(to: width, indent: "    ")
      + "    \(basis)\(tie.evidence.summary)".wrapped(to: width, indent: "      ")
  }
}
