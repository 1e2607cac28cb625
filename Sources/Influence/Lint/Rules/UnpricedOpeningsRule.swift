import Atlas

/// Potential ties that say neither what they cost nor which rule opens them.
enum UnpricedOpeningsRule: LintRuleFinder {
  static func findings(in subject: LintSubject) -> [LintFinding] {
    let atlas = subject.atlas
    var opened: Set<String> = []
    for entity in atlas.entities where !entity.rules.isEmpty {
      opened.insert(entity.id)
      for rule in entity.rules { opened.insert(rule.into) }
    }
    return atlas.ties.compactMap { tie in
      guard tie.statement.isPotential, !tie.statement.isDenied, tie.statement.euros == nil,
        !opened.contains(atlas.entities[tie.to].id), !opened.contains(atlas.entities[tie.from].id)
      else { return nil }
      return subject.finding(
        .unpricedOpenings, .note, .certain, because: "it has no 'eur', and neither end has a rule",
        "\(subject.words(tie)) is potential and says not what it takes", at: subject.position(tie),
        about: [tie.from, tie.to], remedy: "give 'eur' (0 where it is free), or a rule at the entity it opens"
      )
    }
  }
}
