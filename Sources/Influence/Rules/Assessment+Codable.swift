import Atlas

/// The parts of `corridor.join/1` and `corridor.coalition/1` that tell how rules stand.
extension ClauseAssessment: Encodable {
  private enum CodingKeys: String, CodingKey {
    case clause, verdict, requires, has, short, over, people, first, says, evidence, basis, hasEvidence,
      others
  }

  /// Writes every key, unknown values as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(topic.rawValue, forKey: .clause)
    try container.encode(standing, forKey: .verdict)
    try container.encode(requires, forKey: .requires)
    switch has {
    case .count(let count): try container.encode(count, forKey: .has)
    case .text(let text): try container.encode(text, forKey: .has)
    case nil: try container.encodeNil(forKey: .has)
    }
    try container.encode(short, forKey: .short)
    try container.encode(over, forKey: .over)
    try container.encode(people, forKey: .people)
    try container.encode(first, forKey: .first)
    try container.encode(explanation, forKey: .says)
    try container.encode(evidence.citations, forKey: .evidence)
    try container.encode(evidence.basis, forKey: .basis)
    try container.encode(hasEvidence?.citations ?? [], forKey: .hasEvidence)
    try container.encode(others, forKey: .others)
  }
}

extension ClauseAssessment.OtherClaim: Encodable {
  private enum CodingKeys: String, CodingKey { case says, evidence }

  /// Writes what is said and where.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(says, forKey: .says)
    try container.encode(evidence, forKey: .evidence)
  }
}

extension JoiningCost: Encodable {
  private enum CodingKeys: String, CodingKey {
    case gross, from, to, isLowerBound, years, schedule, unknown, reimbursedUpTo, reimbursedPer,
      reimbursedShare
    case reimbursedOf, reimbursedFor, terms
  }
  private enum TermKeys: String, CodingKey { case says, refund, used, evidence, basis, note }

  /// Writes every key, unknown values as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(gross?.roundedForOutput, forKey: .gross)
    try container.encode(bounds?.lowerBound.roundedForOutput, forKey: .from)
    try container.encode(bounds?.upperBound.roundedForOutput, forKey: .to)
    try container.encode(isLowerBound, forKey: .isLowerBound)
    try container.encode(years.map(\.roundedForOutput), forKey: .years)
    try container.encode(schedule, forKey: .schedule)
    try container.encode(unknown, forKey: .unknown)
    try container.encode(refund?.upToEuros, forKey: .reimbursedUpTo)
    try container.encode(refund?.per, forKey: .reimbursedPer)
    try container.encode(refund?.share, forKey: .reimbursedShare)
    try container.encode(refund?.of, forKey: .reimbursedOf)
    try container.encode(refund?.receiver, forKey: .reimbursedFor)
    var list = container.nestedUnkeyedContainer(forKey: .terms)
    for term in terms {
      var entry = list.nestedContainer(keyedBy: TermKeys.self)
      try entry.encode(term.says, forKey: .says)
      try entry.encode(term.isRefund, forKey: .refund)
      try entry.encode(term.isUsed, forKey: .used)
      try entry.encode(term.evidence.citations, forKey: .evidence)
      try entry.encode(term.evidence.basis, forKey: .basis)
      try entry.encode(term.note, forKey: .note)
    }
  }
}

extension RuleAssessment: Encodable {
  private enum CodingKeys: String, CodingKey { case into, action, verdict, clauses, costEUR, evidence, note }

  /// Writes the rule as one that must come first: without what comes before it again.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(into, forKey: .into)
    try container.encode(action, forKey: .action)
    try container.encode(verdict, forKey: .verdict)
    try container.encode(clauses, forKey: .clauses)
    try container.encode(ownCost, forKey: .costEUR)
    try container.encode(evidence.citations, forKey: .evidence)
    try container.encode(note, forKey: .note)
  }
}
