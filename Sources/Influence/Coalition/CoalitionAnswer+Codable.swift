import Atlas

/// The JSON contract `corridor.coalition/1`.
extension CoalitionAnswer: Encodable {
  private enum CodingKeys: String, CodingKey { case schema, on, horizonYears, willing, goals }

  /// Writes the answer under its schema.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("corridor.coalition/1", forKey: .schema)
    try container.encode(on, forKey: .on)
    try container.encode(query.horizon, forKey: .horizonYears)
    try container.encode(willing, forKey: .willing)
    try container.encode(goals, forKey: .goals)
  }
}

extension CoalitionGoal: Encodable {
  private enum CodingKeys: String, CodingKey {
    case group, action, evidence, note, verdict, quorums, candidates, impossible, toBeWon, toBeMet, approaches
    case open, recommendations
  }
  private enum RecommendationKeys: String, CodingKey { case id, says, needs, date, evidence }

  /// Writes every key, unknown values as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(group, forKey: .group)
    try container.encode(action, forKey: .action)
    try container.encode(evidence.citations, forKey: .evidence)
    try container.encode(note, forKey: .note)
    try container.encode(variants[0].verdict, forKey: .verdict)
    try container.encode(variants, forKey: .quorums)
    try container.encode(candidates, forKey: .candidates)
    try container.encode(impossible, forKey: .impossible)
    try container.encode(toBeWon, forKey: .toBeWon)
    try container.encode(toBeMet, forKey: .toBeMet)
    try container.encode(approaches, forKey: .approaches)
    try container.encode(open, forKey: .open)
    var list = container.nestedUnkeyedContainer(forKey: .recommendations)
    for recommendation in recommendations {
      var entry = list.nestedContainer(keyedBy: RecommendationKeys.self)
      try entry.encode(recommendation.id, forKey: .id)
      try entry.encode(recommendation.says, forKey: .says)
      try entry.encode(recommendation.needs, forKey: .needs)
      try entry.encode(recommendation.date, forKey: .date)
      try entry.encode(recommendation.evidence.citations, forKey: .evidence)
    }
  }
}

extension CoalitionVariant: Encodable {
  private enum CodingKeys: String, CodingKey {
    case needs, evidence, used, usedBecause, verdict, cheapest, strongest, smallest
  }
  private enum NeedKeys: String, CodingKey { case atLeast, of, available, ready, short }

  /// Writes every key, unknown values as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    var list = container.nestedUnkeyedContainer(forKey: .needs)
    for (place, need) in needs.enumerated() {
      var entry = list.nestedContainer(keyedBy: NeedKeys.self)
      try entry.encode(need.atLeast, forKey: .atLeast)
      try entry.encode(need.of, forKey: .of)
      try entry.encode(available[place], forKey: .available)
      try entry.encode(ready[place], forKey: .ready)
      try entry.encode(short[place], forKey: .short)
    }
    try container.encode(evidence.citations, forKey: .evidence)
    try container.encode(isUsed, forKey: .used)
    try container.encode(usedBecause, forKey: .usedBecause)
    try container.encode(verdict, forKey: .verdict)
    try container.encode(cheapest, forKey: .cheapest)
    try container.encode(strongest, forKey: .strongest)
    try container.encode(smallest, forKey: .smallest)
  }
}

extension CoalitionSet: Encodable {
  private enum CodingKeys: String, CodingKey {
    case members, fromEUR, unknownPrices, steps, notKnownToBeWilling, strength, equal
  }

  /// Writes the members by reference and the sums.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(members.map(\.entity), forKey: .members)
    try container.encode(euros.roundedForOutput, forKey: .fromEUR)
    try container.encode(unknownPrices, forKey: .unknownPrices)
    try container.encode(steps, forKey: .steps)
    try container.encode(unwilling, forKey: .notKnownToBeWilling)
    try container.encode(strength.roundedForOutput, forKey: .strength)
    try container.encode(equal, forKey: .equal)
  }
}

extension CoalitionCandidate: Encodable {
  private enum CodingKeys: String, CodingKey {
    case entity, verdict, ready, inForum, willing, willingEvidence, first, costEUR, strength, missing
  }

  /// Writes every key, unknown values as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(entity, forKey: .entity)
    try container.encode(verdict, forKey: .verdict)
    try container.encode(isReady, forKey: .ready)
    try container.encode(isInForum, forKey: .inForum)
    try container.encode(isWilling, forKey: .willing)
    try container.encode(willingness?.citations ?? [], forKey: .willingEvidence)
    try container.encode(first, forKey: .first)
    try container.encode(cost, forKey: .costEUR)
    try container.encode(strength.roundedForOutput, forKey: .strength)
    try container.encode(missing, forKey: .missing)
  }
}

extension CoalitionApproach: Encodable {
  private enum CodingKeys: String, CodingKey { case person, clause, route }

  /// Writes every key, a route that is not there as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(person, forKey: .person)
    try container.encode(topic.rawValue, forKey: .clause)
    try container.encode(route, forKey: .route)
  }
}
