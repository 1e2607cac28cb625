import Atlas

/// Occasions without a date: nobody can say whether they are still to come.
enum UndatedEventsRule: LintRuleFinder {
  static func findings(in subject: LintSubject) -> [LintFinding] {
    subject.atlas.entities.indices.compactMap { index in
      let entity = subject.atlas.entities[index]
      guard subject.atlas.vocabulary.kind(entity.kind)?.isOccasion == true, entity.period == .always else {
        return nil
      }
      return subject.finding(
        .undatedEvents, .note, .certain, because: "it has neither 'since' nor 'until'",
        "\(subject.name(index)), \(LintSubject.article(entity.kind)), has no date and counts as one to come",
        about: [index],
        remedy: "give its first and last day; a year is better than nothing")
    }
  }
}
