import Atlas

/// Ties stated as held, and foundings, that lie after the atlas's own date.
enum FutureDatesRule: LintRuleFinder {
  static func findings(in subject: LintSubject) -> [LintFinding] {
    guard let date = subject.date else { return [] }
    let ties: [LintFinding] = subject.atlas.ties.compactMap { tie in
      guard tie.isHeld, let since = tie.statement.period.since, since.firstDay > date.lastDay else {
        return nil
      }
      return subject.finding(
        .futureDates, .note, .possible, because: "it may have been agreed already",
        "\(subject.words(tie)) is stated as held and begins \(since), after \(date)",
        at: subject.position(tie),
        about: [tie.from, tie.to], remedy: "say 'potential: yes' where it is an opening, or correct the date")
    }
    let entities: [LintFinding] = subject.atlas.entities.indices.compactMap { index in
      let entity = subject.atlas.entities[index]
      guard let founded = PeriodsRule.date("founded", of: entity), founded.firstDay > date.lastDay else {
        return nil
      }
      return subject.finding(
        .futureDates, .note, .probable, because: "a founding is told when it is over",
        "\(subject.name(index)) was founded \(founded), after \(date)",
        at: entity.attribute("founded")?.used.position, about: [index], remedy: "correct it, or 'as of'")
    }
    return ties + entities
  }
}
