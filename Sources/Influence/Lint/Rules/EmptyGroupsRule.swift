import Atlas

/// Networks, forums, working groups and partnerships that nobody is in.
enum EmptyGroupsRule: LintRuleFinder {
  private static let joining: Set<String> = [
    "member of", "part of", "takes part in", "partner of", "chairs", "leads", "coordinates", "attends",
  ]

  static func findings(in subject: LintSubject) -> [LintFinding] {
    let atlas = subject.atlas
    return atlas.entities.indices.compactMap { index in
      let entity = atlas.entities[index]
      guard LintSubject.isGroup(entity.kind) else { return nil }
      let hasMember = subject.tiesAt[index].contains { tie in
        let tie = atlas.ties[tie]
        return joining.contains(tie.type) && !tie.statement.isDenied
          && (tie.to == index || tie.type == "partner of")
      }
      guard !hasMember else { return nil }
      return subject.finding(
        .emptyGroups, .note, .possible, because: "its members may not matter for this atlas",
        "\(subject.name(index)), \(LintSubject.article(entity.kind)), has no member, part or participant",
        about: [index],
        remedy: "add who is in it, or leave it as a name")
    }
  }
}
