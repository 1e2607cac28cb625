import Atlas

/// Names that two entities bear.
enum AliasesRule: LintRuleFinder {
  static func findings(in subject: LintSubject) -> [LintFinding] {
    var entities: [SourcePosition: Int] = [:]
    for (index, entity) in subject.atlas.entities.enumerated() where entities[entity.position] == nil {
      entities[entity.position] = index
    }
    return subject.atlas.warnings.filter { $0.message.hasPrefix("the alias ") }.map { warning in
      let index = warning.position.flatMap { entities[$0] }
      return subject.finding(
        .aliases, .warning, .certain, because: "a reader would be sent to one of the two by chance",
        warning.message, at: warning.position, about: index.map { [$0] } ?? [],
        remedy: warning.expected ?? "leave the name to one of them, or merge them")
    }
  }
}
