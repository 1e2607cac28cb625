import Atlas

extension FindingsSubject {
  /// What is dated up to the end of the study's group, and what is lost with it.
  func agenda() throws(RouteQueryError) -> Findings.Finding? {
    guard let group else { return nil }
    var query = AgendaQuery()
    query.entity = group.id
    query.until = group.period.until
    let agenda = try AgendaFinder(atlas).agenda(query)
    guard !agenda.entries.isEmpty else { return nil }
    let until = group.period.until.map { " until \($0), when it ends" } ?? ""
    var sentences = agenda.entries.map(sentence)
    if !agenda.undated.isEmpty {
      sentences.append(
        Findings.Sentence(
          text: "No date is known of \(Self.list(agenda.undated.map(\.name), limit: 6)).",
          evidence: agenda.undated.flatMap(\.evidence.citations).uniqued))
    }
    let command =
      "corridor agenda \(argument(group.id))" + (group.period.until.map { " --until \($0)" } ?? "")
    return Findings.Finding(
      id: "agenda", question: "What is dated for \(group.name)\(until)?", commands: [command],
      sentences: sentences)
  }

  private func sentence(_ entry: AgendaEntry) -> Findings.Sentence {
    let when = entry.when.prefix(1).uppercased() + entry.when.dropFirst()
    var text = "\(when): \(Self.clause(entry.name))"
    let who = Self.people(entry)
    if !who.isEmpty { text += "; \(who)" }
    if let cost = entry.costWords.first { text += "; \(Self.clause(cost))" }
    text += "."
    if entry.kind == .end, entry.service != nil { text += " \(entry.lossWords)" }
    return Findings.Sentence(text: text, evidence: entry.evidence.citations)
  }

  /// Who may go for certain, the settled before the open.
  private static func people(_ entry: AgendaEntry) -> String {
    func names(_ isOpening: Bool) -> [String] {
      var seen: Set<String> = []
      return entry.attendance.filter { $0.may == .yes && $0.isOpening == isOpening }.map(\.who.name)
        .filter { seen.insert($0).inserted }
    }
    let (settled, open) = (names(false), names(true).filter { !names(false).contains($0) })
    var parts: [String] = []
    if !settled.isEmpty { parts.append("\(list(settled, limit: 4)) may go") }
    if !open.isEmpty { parts.append("an opening for \(list(open, limit: 4))") }
    return parts.joined(separator: ", and ")
  }
}
