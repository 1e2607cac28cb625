import Atlas

/// Entities without any tie. One that a statement, a rule or a recommendation is about is mentioned, and still on no
/// route.
enum OrphansRule: LintRuleFinder {
  static func findings(in subject: LintSubject) -> [LintFinding] {
    let mentioned = mentions(in: subject.atlas)
    return subject.atlas.entities.indices.filter { subject.tiesAt[$0].isEmpty }.map { index in
      let entity = subject.atlas.entities[index]
      let isMentioned = mentioned.contains(entity.id)
      return subject.finding(
        .orphans, .note, .certain,
        because: isMentioned ? "it is only mentioned" : "nothing in the atlas speaks of it",
        "\(subject.name(index)), \(LintSubject.article(entity.kind)), has no tie", about: [index],
        remedy: isMentioned ? "add the tie that is meant, if there is one" : "add a tie, or leave it out")
    }
  }

  /// The ids that rules, answers, statements and attributes name.
  private static func mentions(in atlas: Atlas) -> Set<String> {
    var ids: Set<String> = []
    for entity in atlas.entities {
      for case .entities(let others) in entity.attributes.map(\.claims.used.value) { ids.formUnion(others) }
      for rule in entity.rules {
        ids.formUnion([rule.into, entity.id])
        for case .names(let names) in rule.clauses.map(\.claims.used.value) { ids.formUnion(names) }
      }
    }
    for answer in atlas.answers { ids.formUnion([answer.of, answer.by ?? answer.of]) }
    for item in atlas.recommendations { ids.formUnion(item.who + item.towards) }
    for item in atlas.statements { ids.formUnion(item.about + (item.by.map { [$0] } ?? [])) }
    for point in atlas.contestedPoints { ids.formUnion(point.about) }
    return ids
  }
}
