import Atlas

/// Ties that hold outside the time of one of their ends: members of a group that is no more, talks after the last day.
enum EndedTiesRule: LintRuleFinder {
  static func findings(in subject: LintSubject) -> [LintFinding] {
    subject.atlas.ties.flatMap { tie -> [LintFinding] in
      guard tie.isHeld else { return [] }
      let ends = tie.from == tie.to ? [tie.from] : [tie.from, tie.to]
      return ends.compactMap { finding(tie, at: $0, in: subject) }
    }
  }

  private static func finding(_ tie: Tie, at index: Int, in subject: LintSubject) -> LintFinding? {
    let entity = subject.atlas.entities[index]
    let type = subject.atlas.vocabulary.tieType(tie.type)
    let isOccasion = subject.atlas.vocabulary.kind(entity.kind)?.isOccasion == true
    // A founding, a text or a succession is a fact for ever, and carries nothing.
    let isLasting = type.map { $0.flow.along != nil || $0.flow.against != nil } ?? true
    guard isLasting else { return nil }
    func found(
      _ severity: LintFinding.Severity, _ certainty: LintFinding.Certainty, _ because: String,
      _ message: String,
      _ remedy: String
    ) -> LintFinding {
      subject.finding(
        .endedTies, severity, certainty, because: because, message, at: subject.position(tie),
        about: [index, index == tie.from ? tie.to : tie.from], remedy: remedy)
    }
    let period = tie.statement.period
    if let end = entity.period.until {
      if let since = period.since, since.firstDay > end.lastDay {
        return found(
          .warning, .certain, "\(subject.name(index)) ended \(end)",
          "\(subject.words(tie)) begins \(since), when one of its ends is no more",
          "correct the date, or tie it to what came after")
      }
      if let until = period.until, until.firstDay > end.lastDay {
        return found(
          .warning, .certain, "\(subject.name(index)) ended \(end)",
          "\(subject.words(tie)) holds until \(until), longer than one of its ends",
          "correct one of the dates")
      }
      if period.until == nil, !isOccasion, let date = subject.date, entity.period.isOver(before: date) {
        return found(
          .note, .probable, "\(subject.name(index)) ended \(end); a query on a later date leaves the tie out",
          "\(subject.words(tie)) has no end although one of its ends has", "say when it ended")
      }
    }
    // Whoever prepares an occasion is tied to it before it begins.
    if let start = entity.period.since, !isOccasion, let until = period.until, until.lastDay < start.firstDay
    {
      return found(
        .warning, .certain, "\(subject.name(index)) begins \(start)",
        "\(subject.words(tie)) is over by \(until), before one of its ends begins", "correct one of the dates"
      )
    }
    return nil
  }
}
