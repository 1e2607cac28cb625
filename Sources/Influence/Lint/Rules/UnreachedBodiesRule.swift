import Atlas

/// EU bodies that no influence reaches: no tie that holds leads a message to them.
enum UnreachedBodiesRule: LintRuleFinder {
  static func findings(in subject: LintSubject) -> [LintFinding] {
    let atlas = subject.atlas
    return atlas.entities.indices.compactMap { index in
      guard atlas.entities[index].kind == "EU body" else { return nil }
      let isReached = subject.tiesAt[index].contains { tie in
        let tie = atlas.ties[tie]
        guard let flow = atlas.vocabulary.tieType(tie.type)?.flow, tie.from != tie.to, !tie.statement.isDenied
        else { return false }
        return tie.to == index
          ? flow.along != nil || tie.statement.grade != nil
          : flow.against != nil || tie.statement.gradeBack != nil
      }
      guard !isReached else { return nil }
      return subject.finding(
        .unreachedBodies, .note, .certain, because: "no tie carries anything to it",
        "\(subject.name(index)), an EU body, is on no route", about: [index],
        remedy: "add who advises, meets or reports to it")
    }
  }
}
