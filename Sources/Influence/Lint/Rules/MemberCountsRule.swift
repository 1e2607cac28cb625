import Atlas

/// Counts of members below the number of members that the atlas itself holds on the date.
enum MemberCountsRule: LintRuleFinder {
  static func findings(in subject: LintSubject) -> [LintFinding] {
    let atlas = subject.atlas
    return atlas.entities.indices.compactMap { index in
      guard let claim = atlas.entities[index].attribute("members")?.used,
        case .number(let stated) = claim.value
      else { return nil }
      var members: Set<Int> = []
      for tie in subject.tiesAt[index].map({ atlas.ties[$0] })
      where tie.type == "member of" && tie.to == index {
        if subject.date.map({ atlas.holds(tie, on: $0) }) ?? tie.isHeld { members.insert(tie.from) }
      }
      guard Double(members.count) > stated else { return nil }
      let when = subject.date.map { " on \($0)" } ?? ""
      return subject.finding(
        .memberCounts, .note, .probable,
        because: "the source may count on another day, or only some kinds of members",
        "\(subject.name(index)) is said to have \(AttributeValue.written(stated)) members; the atlas holds \(members.count)\(when)",
        at: claim.position, about: [index] + members.sorted(),
        remedy: "end the memberships that are over, or say in a note whom the source counts")
    }
  }
}
