import Atlas
import Interchange

extension FindingsSubject {
  /// How many are needed to found a group, whether they are there, and who has to be won.
  func quorums() throws(RouteQueryError) -> Findings.Finding? {
    var query = CoalitionQuery(groups: [])
    query.actions = ["found"]
    let answer = try CoalitionFinder(atlas, query: query).answer()
    let goals = answer.goals.filter { !$0.variants[0].needs.isEmpty }
    guard !goals.isEmpty else { return nil }
    return Findings.Finding(
      id: "quorums", question: "How many are needed to found a group, and are they there?",
      commands: goals.map { "corridor coalition \(argument($0.group.id)) '\($0.action)'" },
      sentences: goals.flatMap { goal in
        goal.variants.map { sentence($0, of: goal) } + toBeWon(goal)
      })
  }

  private func sentence(_ variant: CoalitionVariant, of goal: CoalitionGoal) -> Findings.Sentence {
    let needs = variant.needs.map { "at least \($0.atLeast) \(plural($0))" }
    var text = "To \(goal.action) at \(goal.group.name) takes \(Self.list(needs))"
    if goal.variants.count > 1 {
      text += variant.isUsed ? " by the reading that counts" : " by another reading"
      if variant.isUsed, let reason = variant.usedBecause { text += " (\(Self.clause(reason)))" }
    }
    let willing = goal.candidates.filter { $0.isWilling && $0.isReady }.map(\.entity)
    for (place, need) in variant.needs.enumerated() {
      guard variant.available[place] != nil else {
        text += "; the atlas does not say who counts as \(need.of)"
        continue
      }
      let short = variant.short[place]
      text += "; \(variant.ready[place]) \(plural(need)) are willing and ready"
      if variant.needs.count == 1, !willing.isEmpty { text += " (\(names(willing)))" }
      text += short == 0 ? ", so none is missing" : ", so \(short) \(short == 1 ? "is" : "are") missing"
    }
    return Findings.Sentence(
      text: text + ".",
      evidence: (variant.evidence.citations + goal.evidence.citations).uniqued)
  }

  private func toBeWon(_ goal: CoalitionGoal) -> [Findings.Sentence] {
    guard !goal.toBeWon.isEmpty else { return [] }
    let words = goal.toBeWon.map { Self.clause($0.explanation) }
    let ways = goal.approaches.compactMap { approach in
      approach.route.map { route in
        "the way to \(approach.person.name) is \(route.entities.map(\.name).joined(separator: " > ")), strength "
          + Table.Cell.fixed(route.strength, decimals: 2)
      }
    }
    return [
      Findings.Sentence(
        text: "It is \(([Self.list(words)] + ways).joined(separator: "; ")).",
        evidence: goal.toBeWon.flatMap(\.evidence.citations).uniqued)
    ]
  }

  private func plural(_ need: Clause.Need) -> String {
    need.atLeast == 1 ? need.of : atlas.vocabulary.kind(need.of)?.plural ?? need.of
  }
}
