import Atlas
import Influence
import Interchange

/// What may be joined, in words for a terminal: a table of many, or each with its clauses, price and ways round.
struct JoinText {
  let answer: JoinAnswer
  let width: Int
  let isColoured: Bool
  /// Whether every result is told in full.
  let isFull: Bool
  /// Below a table of more networks than these the sources of each would fill the screen.
  private static let mostNetworks = 3

  var text: String {
    var lines: [String] = []
    if !isFull {
      lines.append(answer.summaryTable.text(width: width, isColoured: isColoured))
      if Set(answer.results.map(\.network.id)).count <= Self.mostNetworks {
        for source in answer.sources { lines += self.lines(of: source) }
      }
    } else {
      for result in answer.results { lines += self.lines(of: result) + [""] }
    }
    lines += note.wrapped(to: width)
    return lines.joined(separator: "\n") + "\n"
  }

  /// What the rows of one network rest on, and what is left open.
  private func lines(of source: JoinAnswer.NetworkSource) -> [String] {
    let places = source.evidence.map(\.description).joined(separator: "; ")
    return "\(source.network.name): \(places)".wrapped(to: width, indent: "  ")
      + source.open.flatMap { "  Left open: \($0.sentence)".wrapped(to: width, indent: "    ") }
  }

  private var note: String {
    var text = "On \(answer.on); fees of \(answer.query.horizon) years from joining."
    if answer.worlds > 0 {
      text +=
        " Reach: how many more of the kind '\(answer.query.targetKind)' a message reaches, as an expected number over "
        + "\(answer.worlds) random worlds (seed \(answer.query.seed)), by strengths that are judgements."
    }
    text += isFull ? "" : " Best value for money first. --explain tells each clause with its evidence."
    return text
  }

  private func lines(of result: JoinResult) -> [String] {
    var lines = bold("\(result.city.name) in \(result.network.name): \(headline(result))").wrapped(to: width)
    if let membership = result.membership {
      lines += "  It is a member already: \(membership.summary)".wrapped(to: width, indent: "    ")
    }
    for clause in result.assessment.clauses { lines += self.lines(of: clause) }
    for step in result.assessment.first {
      lines += "  First: \(step.action) \(step.into.name). \(step.ownCost.sentence)".wrapped(
        to: width, indent: "    ")
    }
    if result.assessment.first.isEmpty {
      lines += "  Price. \(result.cost.sentence)".wrapped(to: width, indent: "    ")
    } else {
      lines += "  Price with what comes first. \(result.cost.sentence)".wrapped(to: width, indent: "    ")
    }
    for point in result.assessment.open {
      lines += "  Left open: \(point.sentence)".wrapped(to: width, indent: "    ")
    }
    for (index, way) in result.ways.enumerated() { lines += self.lines(of: way, number: index + 1) }
    return lines + reach(of: result)
  }

  private func headline(_ result: JoinResult) -> String {
    if result.isMember { return "in already" }
    switch result.assessment.verdict {
    case .yes: return result.assessment.toDo.isEmpty ? "open" : "open, as far as rules can say"
    case .no: return result.isOpen ? "not open as such, but there is a way round" : "not open"
    case .unknown: return "not known"
    }
  }

  private func lines(of clause: ClauseAssessment) -> [String] {
    let standing = clause.standing.rawValue
    var lines = "  \(standing): \(clause.topic.rawValue): \(clause.explanation)".wrapped(
      to: width, indent: "    ")
    lines += "    \(places(clause.evidence))".wrapped(to: width, indent: "      ")
    for other in clause.others {
      let places = other.evidence.map(\.description).joined(separator: "; ")
      lines += "    Contested: another source says \(other.says) (\(places))".wrapped(
        to: width, indent: "      ")
    }
    return lines
  }

  private func lines(of way: JoiningWay, number: Int) -> [String] {
    let state = way.verdict == .yes ? "" : " (\(way.verdict.rawValue))"
    var lines = "  Way round \(number)\(state): \(way.says).".wrapped(to: width, indent: "    ")
    for item in way.toDo { lines += "    - \(item)".wrapped(to: width, indent: "      ") }
    if let cost = way.cost { lines += "    \(cost.sentence)".wrapped(to: width, indent: "      ") }
    let places = way.evidence.map(\.description).joined(separator: "; ")
    let known = way.basis == .stated ? places : "\(way.basis.rawValue): \(places)"
    lines += "    \(known)".wrapped(to: width, indent: "      ")
    return lines
  }

  private func reach(of result: JoinResult) -> [String] {
    if result.isMember || answer.worlds == 0 { return [] }
    let gain = Table.Cell.fixed(result.reachGain, decimals: 2)
    var text = "  Joining would bring \(gain) more of the kind '\(answer.query.targetKind)' into reach"
    let nearest = result.opens.prefix(4).map { body in
      let (before, after) = (
        Table.Cell.fixed(body.before, decimals: 2), Table.Cell.fixed(body.after, decimals: 2)
      )
      return "\(body.body.name) \(body.isNew ? "newly" : "from \(before)") to \(after)"
    }
    text += nearest.isEmpty ? "." : ": \(nearest.joined(separator: "; "))."
    if result.knownMembers > 0 {
      text +=
        " Of its \(result.knownMembers) members in the atlas it sits with \(result.knownAlready) elsewhere."
    }
    return text.wrapped(to: width, indent: "    ")
  }

  private func places(_ evidence: Evidence) -> String {
    evidence.basis == .stated ? evidence.summary : "\(evidence.basis.rawValue): \(evidence.summary)"
  }

  private func bold(_ text: String) -> String { isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
}
