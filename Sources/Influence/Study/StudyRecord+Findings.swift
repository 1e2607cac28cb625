import Atlas

/// Sections that are found by looking through the atlas.
extension StudyRecord {
  /// The answers to one question, in the order of those who answer.
  static func answers(to question: Question, in atlas: Atlas) -> [Entry] {
    atlas.answers.filter { $0.question == question.id }.map { answer in
      let name = names([answer.of], in: atlas)
      let says = [answer.verdict.map(\.rawValue) ?? "", answer.says].filter { !$0.isEmpty }
      return Entry(
        group: question.asks, of: name, label: name, value: says.joined(separator: ": "),
        evidence: answer.evidence, note: nil)
    }
  }

  /// Ties that had ended by a date, themselves or with one of their ends. What happens at an occasion is none.
  static func formerTies(of atlas: Atlas, on date: PartialDate?) -> [Entry] {
    guard let date else { return [] }
    let ended = atlas.ties.compactMap { tie -> (tie: Tie, end: PartialDate)? in
      let ends = [atlas.entities[tie.from], atlas.entities[tie.to]]
      guard tie.isHeld, !ends.contains(where: { atlas.vocabulary.kind($0.kind)?.isOccasion == true }) else {
        return nil
      }
      let dates = [tie.statement.period.until, ends[0].period.until, ends[1].period.until]
      guard let end = dates.compactMap(\.self).min(by: { $0.lastDay < $1.lastDay }),
        end.lastDay < date.firstDay
      else { return nil }
      return (tie, end)
    }
    let latestFirst = ended.enumerated().sorted { one, other in
      let (first, second) = (one.element.end, other.element.end)
      if first.lastDay != second.lastDay { return first.lastDay > second.lastDay }
      return first != second ? "\(first)" > "\(second)" : one.offset < other.offset
    }
    return latestFirst.map(\.element).map { tie, end in
      let (from, to) = (atlas.entities[tie.from].name, atlas.entities[tie.to].name)
      let phrase = atlas.vocabulary.tieType(tie.type)?.phrase ?? tie.type
      let notes = tie.notes + [tie.evidence.reason].compactMap(\.self)
      return Entry(
        group: "Ended \(end)", of: from, label: "",
        value: Step.sentence(from, phrase, to, role: tie.statement.role, tie.statement.period),
        evidence: tie.evidence, note: notes.isEmpty ? nil : notes.joined(separator: "; "))
    }
  }

  /// What the sources say of journeys, by who pays, and refunds; then the occasions of which nothing is said.
  static func travel(of atlas: Atlas) -> [Entry] {
    let said = atlas.entities.flatMap { entity in
      (entity.attribute("travel")?.all ?? []).map { claim in
        // 'refunded; by whom is not said': who pays, and more about it.
        let words = "\(claim.value)".split(separator: ";", maxSplits: 1).map { $0.trimmingSpaces }
        return Entry(
          group: words[0], of: entity.name, label: entity.name,
          value: ([dates(of: entity)] + words.dropFirst()).joined(separator: "; "),
          evidence: claim.evidence, note: claim.note ?? claim.evidence.reason)
      }
    }
    let refunds = atlas.entities.flatMap { entity in
      entity.rules.flatMap { rule in
        rule.clauses.filter(Self.refundsTravel).map { clause in
          Entry(
            group: "refunded in part", of: entity.name, label: "\(entity.name), to those who \(rule.action)",
            value: "\(clause.claims.used.value)", evidence: clause.claims.used.evidence, note: nil)
        }
      }
    }
    let unsaid = atlas.entities.filter { entity in
      atlas.vocabulary.kind(entity.kind)?.isOccasion == true && entity.attribute("travel") == nil
        && atlas.asOf.map { !entity.period.isOver(before: $0) } ?? true
    }.map { event in
      Entry(
        group: "nothing is said of", of: event.name, label: event.name, value: dates(of: event),
        evidence: event.evidence, note: nil)
    }
    var groups: [String] = []
    for entry in said + refunds where !groups.contains(entry.group) { groups.append(entry.group) }
    let noneFirst = groups.filter { $0.hasPrefix("none") } + groups.filter { !$0.hasPrefix("none") }.sorted()
    return noneFirst.flatMap { group in (said + refunds).filter { $0.group == group } } + unsaid
  }

  private static func refundsTravel(_ clause: Clause) -> Bool {
    guard case .reimbursement(let refund) = clause.claims.used.value else { return false }
    return refund.of?.contains("travel") == true
  }

  static func dates(of entity: Entity) -> String {
    let dates = [entity.period.since.map { "from \($0)" }, entity.period.until.map { "until \($0)" }]
    return dates.compactMap(\.self).isEmpty ? "no date" : dates.compactMap(\.self).joined(separator: " ")
  }
}

extension Substring {
  /// The text without spaces at its ends.
  fileprivate var trimmingSpaces: String {
    let start = drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}
