import Atlas
import Interchange

extension FindingsSubject {
  /// What each scenario would change for the study's actors, side by side, and what the study says of it.
  func scenarioComparison() throws -> Findings.Finding? {
    guard !scenarios.isEmpty else { return nil }
    let comparisons = try scenarios.map { try ScenarioComparison(atlas, second: $0) }
    return Findings.Finding(
      id: "scenarios", question: "What would each scenario change?",
      commands: scenarios.compactMap { $0.last.map { "corridor whatif \(argument($0.id))" } },
      sentences: comparisons.flatMap { [gain($0), money($0)].compactMap(\.self) + said($0) })
  }

  private func gain(_ comparison: ScenarioComparison) -> Findings.Sentence {
    func mean(_ value: (ScenarioComparison.ActorChange) -> Double) -> String {
      let total = comparison.actors.reduce(0) { $0 + value($1) }
      return Table.Cell.fixed(total / Double(max(1, comparison.actors.count)), decimals: 1)
    }
    let better = comparison.actors.filter { $0.expectedAfter - $0.expectedBefore > 0.005 }
    let worse = comparison.actors.filter { $0.expectedBefore - $0.expectedAfter > 0.005 }
    var text =
      "\(comparison.second.title): a message of one of the \(comparison.actors.count) actors reaches "
      + "\(mean { $0.expectedAfter }) of \(comparison.targetCount) EU bodies on average, as an expected number, and "
      + "\(mean { $0.expectedBefore }) as it is; \(better.count) gain"
    if let most = better.first {
      let gain = Table.Cell.fixed(most.expectedAfter - most.expectedBefore, decimals: 1)
      text += ", \(most.actor.name) most (by \(gain))"
    }
    text += ", \(worse.count) lose\(comparison.caveat)."
    return Findings.Sentence(
      text: text, evidence: comparison.difference.items.flatMap(\.evidence.citations).uniqued)
  }

  private func money(_ comparison: ScenarioComparison) -> Findings.Sentence? {
    let gained = comparison.memberships.filter(\.isGained)
    guard !gained.isEmpty else { return nil }
    let known = gained.compactMap { $0.assessment?.cost.gross }
    let unknown = gained.count - known.count
    let sum = AttributeValue.written(known.reduce(0, +))
    let years = comparison.query.horizon
    let price =
      known.isEmpty
      ? "the price of none is known"
      : "\(known.count) cost EUR \(sum) together over \(years) years"
        + (unknown == 0 ? "" : ", and the price of \(unknown) is not known")
    return Findings.Sentence(
      text: "\(comparison.second.title): it takes \(gained.count) new memberships; \(price).",
      evidence: gained.flatMap { $0.assessment?.evidence.citations ?? [] }.uniqued)
  }

  /// The first thing the study itself says of a scenario, where it is not left open.
  private func said(_ comparison: ScenarioComparison) -> [Findings.Sentence] {
    comparison.saidOfSecond.filter { !$0.isOpen }.prefix(1).map { statement in
      Findings.Sentence(text: "The study says: \(statement.says)", evidence: statement.evidence.citations)
    }
  }
}
