import Atlas

/// Claims that are assumed, and nobody says why.
enum AssumedRule: LintRuleFinder {
  static func findings(in subject: LintSubject) -> [LintFinding] {
    var placed: Set<SourcePosition> = []
    return subject.placedEvidence.compactMap { claim in
      guard claim.evidence.basis == .assumed, (claim.evidence.reason ?? "").isEmpty else { return nil }
      if let position = claim.position, !placed.insert(position).inserted { return nil }
      let whose =
        claim.entities.isEmpty ? "" : " about " + claim.entities.map(subject.name).joined(separator: " and ")
      return subject.finding(
        .assumed, .note, .certain, because: "it gives no reason", "the \(claim.kind)\(whose) is assumed",
        at: claim.position, about: claim.entities, remedy: "say 'assumed: why'")
    }
  }
}
