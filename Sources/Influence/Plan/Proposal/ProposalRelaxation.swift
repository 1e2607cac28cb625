import Atlas

/// The single change that would make a proposal possible.
struct ProposalRelaxation {
  private let proposal: Proposal
  private let reading: CoalitionVariant
  private let others: [CoalitionVariant]
  private let finder: CoalitionFinder

  init(
    _ proposal: Proposal, _ reading: CoalitionVariant, _ others: [CoalitionVariant], _ finder: CoalitionFinder
  ) {
    (self.proposal, self.reading, self.others, self.finder) = (proposal, reading, others, finder)
  }

  /// How many could take part as far as is known.
  static func able(_ reading: CoalitionVariant, _ proposal: Proposal, _ finder: CoalitionFinder) -> Int {
    proposal.ground(reading, finder)?.pools.reduce(0) { $0 + $1.members.count } ?? 0
  }

  /// The change in words: the deadline, the budget, the other reading, what is not known of somebody, one clause, a smaller
  /// number; nil where none of these alone is enough.
  func words(_ query: PlanQuery, plans: (CoalitionVariant, PlanQuery) -> [PlanOption]) -> String? {
    func isPossible(_ change: (inout PlanQuery) -> Void) -> Bool {
      var query = query
      change(&query)
      return !plans(reading, query).isEmpty
    }
    if let before = query.before, isPossible({ $0.before = nil }) {
      return "without the deadline of \(before) there is a plan"
    }
    if let budget = query.budget, isPossible({ $0.budget = nil }) {
      return "without the budget of EUR \(AttributeValue.written(budget)) there is a plan"
    }
    if let other = others.first(where: { !plans($0, query).isEmpty }) {
      return
        "by another reading, at least \(finder.words(other.needs) ?? "any") (\(other.evidence.summary)), there is a plan"
    }
    return uncounted ?? closed ?? missing
  }

  /// Members of whom the atlas cannot tell who counts.
  private var uncounted: String? {
    let unknown = reading.needs.filter { finder.kind($0.of) == nil }
    guard unknown.count == 1, let need = unknown.first, needsShort.isEmpty else { return nil }
    return
      "if at least \(need.atLeast) \(need.of) were found, of whom the atlas does not tell who counts, there is a plan"
  }

  /// A capacity that is used up, where everybody else could take part.
  private var closed: String? {
    guard let capacity = proposal.goal.toBeMet.first(where: { $0.topic == .capacity && $0.standing == .no })
    else { return nil }
    return "if there were room again (\(capacity.explanation)), there may be a plan"
  }

  private var needsShort: [(need: Clause.Need, able: Int)] {
    reading.needs.compactMap { need in
      guard let kind = finder.kind(need.of) else { return nil }
      let able = proposal.goal.candidates.count { $0.entity.kind == kind && $0.verdict == .yes }
      return able < need.atLeast ? (need, able) : nil
    }
  }

  /// Too few of one kind: those of whom it is not known, those whom one clause bars, or else a smaller number.
  private var missing: String? {
    let short = needsShort
    guard short.count == 1, let (need, able) = short.first,
      reading.needs.allSatisfy({ finder.kind($0.of) != nil })
    else { return nil }
    let kind = finder.kind(need.of)
    let count = need.atLeast - able
    let goal = proposal.goal
    let unknown = goal.candidates.filter { $0.entity.kind == kind && $0.verdict == .unknown }
    let barred = goal.impossible.filter { $0.entity.kind == kind && $0.missing.count == 1 }
      .sorted { $0.isWilling && !$1.isWilling }
    for (candidates, condition) in [
      (unknown, "could take part, which is not known"), (barred, "could take part"),
    ]
    where candidates.count >= count {
      let names = candidates.prefix(count).map { candidate in
        "\(candidate.entity.name) (\(candidate.missing.joined(separator: "; ")))"
      }
      return "if \(names.joined(separator: " and ")) \(condition), there is a plan"
    }
    return able > 0 ? "with \(finder.words(able, need.of)) instead of \(need.atLeast) there is a plan" : nil
  }
}
