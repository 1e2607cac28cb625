import Atlas

/// What ends before it begins, and what was founded after its end or ended before its beginning.
enum PeriodsRule: LintRuleFinder {
  static func findings(in subject: LintSubject) -> [LintFinding] {
    var found: [LintFinding] = []
    for index in subject.atlas.entities.indices {
      let entity = subject.atlas.entities[index]
      let dates = [
        ("begins", entity.period.since), ("was founded", date("founded", of: entity)),
        ("ends", entity.period.until), ("ended", date("ended", of: entity)),
      ]
      for (begins, start) in dates.prefix(2) {
        for (ends, end) in dates.suffix(2) {
          guard let start, let end, start.firstDay > end.lastDay else { continue }
          let name = begins == "was founded" ? "founded" : ends == "ended" ? "ended" : ""
          found.append(
            subject.finding(
              .periods, .warning, .certain, because: "nothing ends before it begins",
              "\(subject.name(index)) \(begins) \(start) and \(ends) \(end)",
              at: entity.attribute(name)?.used.position, about: [index],
              remedy: "correct one of the two dates"))
        }
      }
      if let since = entity.period.since, let founded = date("founded", of: entity),
        founded.firstDay > since.lastDay
      {
        found.append(
          subject.finding(
            .periods, .note, .probable, because: "what exists has been founded",
            "\(subject.name(index)) exists since \(since) and was founded \(founded)",
            at: entity.attribute("founded")?.used.position, about: [index],
            remedy: "correct one of the two dates, or say in a note what began before"))
      }
    }
    for tie in subject.atlas.ties {
      guard let since = tie.statement.period.since, let until = tie.statement.period.until,
        since.firstDay > until.lastDay
      else { continue }
      found.append(
        subject.finding(
          .periods, .warning, .certain, because: "nothing ends before it begins",
          "\(subject.words(tie)) holds since \(since) and until \(until)", at: subject.position(tie),
          about: [tie.from, tie.to], remedy: "correct one of the two dates"))
    }
    return found
  }

  static func date(_ name: String, of entity: Entity) -> PartialDate? {
    guard case .date(let date)? = entity.attribute(name)?.used.value else { return nil }
    return date
  }
}
