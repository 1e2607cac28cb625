import Atlas

extension FindingsSubject {
  /// Who is in no network beside the study's own group, and which few networks have all others.
  func coverage() throws(RouteQueryError) -> Findings.Finding? {
    guard let group, !members.isEmpty else { return nil }
    var query = CoverageQuery()
    query.targets = members
    query.groupKinds = ["network"]
    query.avoiding = [group.id]
    let coverage = try Coverage(atlas, query: query)
    let total = coverage.targets.count
    var texts: [String] = []
    texts.append(
      coverage.nowhere.isEmpty
        ? "Every one of the \(total) members of \(group.name) is in a network beside it."
        : "\(coverage.nowhere.count) of the \(total) members of \(group.name) are in no network beside it: "
          + "\(names(coverage.nowhere)).")
    if !coverage.parts.isEmpty {
      let parts = coverage.parts.map { "\($0.group.name), with \(names($0.adds))" }
      let bound = coverage.isSmallest ? "no fewer networks have them all" : "the search for fewer ended early"
      texts.append("The others are all reached through \(Self.list(parts)); \(bound).")
    }
    if let best = coverage.additions.first {
      texts.append(
        "The one more membership that brings most new acquaintances is \(best.group.name) for "
          + "\(names(best.members)): \(best.meets) members \(best.members.count == 1 ? "it shares" : "they share") "
          + "no group with so far.")
    }
    return Findings.Finding(
      id: "coverage", question: "Which members of \(group.name) are in no network?",
      commands: [
        "corridor coverage --members-of \(argument(group.id)) --group-kind network --avoid \(argument(group.id))"
      ],
      sentences: texts.map { Findings.Sentence(text: $0, evidence: evidence(of: coverage)) })
  }

  /// The memberships behind it.
  private func evidence(of coverage: Coverage) -> [Citation] {
    let groups = Set(coverage.parts.map(\.group.id))
    return atlas.ties.filter { tie in
      groups.contains(atlas.entities[tie.to].id) && members.contains(atlas.entities[tie.from].id)
        && atlas.holds(tie, on: date) && atlas.vocabulary.tieType(tie.type)?.tieClass == "membership"
    }.flatMap(\.evidence.citations).uniqued
  }
}
