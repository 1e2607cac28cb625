import Atlas

/// Claims that cite nothing and do not say 'assumed'. What was read from YAML stands where the reader warned of it.
enum UnsourcedRule: LintRuleFinder {
  static func findings(in subject: LintSubject) -> [LintFinding] {
    var placed: Set<SourcePosition> = []
    var found: [LintFinding] = []
    func add(_ kind: String, _ position: SourcePosition?, _ entities: [Int]) {
      let whose = entities.isEmpty ? "" : " about " + entities.map(subject.name).joined(separator: " and ")
      found.append(
        subject.finding(
          .unsourced, .warning, .certain, because: "it cites nothing", "no evidence for the \(kind)\(whose)",
          at: position, about: entities, remedy: "cite a source, or say 'assumed: why'"))
    }
    for claim in subject.placedEvidence where claim.evidence.isMissing {
      // A claim inherits what its entity or rule rests on: it is missing once.
      guard let position = claim.position else { continue }
      if placed.insert(position).inserted { add(claim.kind, position, claim.entities) }
    }
    for warning in subject.atlas.warnings where warning.message == "no evidence" {
      guard let position = warning.position, placed.insert(position).inserted else { continue }
      add("claim", position, [])
    }
    return found
  }
}
