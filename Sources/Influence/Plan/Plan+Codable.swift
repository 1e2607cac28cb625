import Atlas

/// The JSON contract `corridor.plan/1`.
extension Plan: Encodable {
  private enum CodingKeys: String, CodingKey {
    case schema, on, goal, actors, targets, reach, budgetEUR, before, horizonYears, worlds, seed, reachNow,
      reachAtMost
    case candidates, covers, ways, plans, complete, reached, relaxation
  }
  private enum GoalKeys: String, CodingKey { case kind, says }

  /// Writes the plans under the schema `corridor.plan/1`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("corridor.plan/1", forKey: .schema)
    try container.encode(on, forKey: .on)
    var aim = container.nestedContainer(keyedBy: GoalKeys.self, forKey: .goal)
    try aim.encode(query.goal.kind, forKey: .kind)
    try aim.encode(goal, forKey: .says)
    try container.encode(actors, forKey: .actors)
    try container.encode(targets, forKey: .targets)
    try container.encode(query.goal.chance, forKey: .reach)
    try container.encode(query.budget, forKey: .budgetEUR)
    try container.encode(query.before, forKey: .before)
    try container.encode(query.horizon, forKey: .horizonYears)
    try container.encode(reachNow.map { _ in query.worlds }, forKey: .worlds)
    try container.encode(reachNow.map { _ in query.seed }, forKey: .seed)
    try container.encode(reachNow?.roundedForOutput, forKey: .reachNow)
    try container.encode(reachAtMost?.roundedForOutput, forKey: .reachAtMost)
    try container.encode(candidateCount, forKey: .candidates)
    try container.encode(covers, forKey: .covers)
    try container.encode(ways, forKey: .ways)
    try container.encode(options, forKey: .plans)
    try container.encode(isComplete, forKey: .complete)
    try container.encode(isReached, forKey: .reached)
    try container.encode(relaxation, forKey: .relaxation)
  }
}

extension PlanGoal {
  fileprivate var kind: String {
    switch self {
    case .reach: "reach"
    case .carryOut: "carry out"
    case .cover: "cover"
    }
  }

  fileprivate var chance: Double? {
    if case .reach(_, let chance) = self { return chance }
    return nil
  }
}

extension ThemeCover: Encodable {
  private enum CodingKeys: String, CodingKey { case entity, evidence, basis }

  /// Writes who, and where it stands.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(entity, forKey: .entity)
    try container.encode(evidence.citations, forKey: .evidence)
    try container.encode(evidence.basis, forKey: .basis)
  }
}

extension PlanWay: Encodable {
  private enum CodingKeys: String, CodingKey {
    case group, action, says, number, needs, used, usedBecause, evidence, basis, note, candidates, plans,
      relaxation
  }
  private enum NeedKeys: String, CodingKey { case atLeast, of }

  /// Writes every key, unknown values as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(group, forKey: .group)
    try container.encode(action, forKey: .action)
    try container.encode(says, forKey: .says)
    try container.encode(number, forKey: .number)
    var list = container.nestedUnkeyedContainer(forKey: .needs)
    for need in needs {
      var entry = list.nestedContainer(keyedBy: NeedKeys.self)
      try entry.encode(need.atLeast, forKey: .atLeast)
      try entry.encode(need.of, forKey: .of)
    }
    try container.encode(isUsed, forKey: .used)
    try container.encode(usedBecause, forKey: .usedBecause)
    try container.encode(evidence.citations, forKey: .evidence)
    try container.encode(evidence.basis, forKey: .basis)
    try container.encode(note, forKey: .note)
    try container.encode(candidateCount, forKey: .candidates)
    try container.encode(options, forKey: .plans)
    try container.encode(relaxation, forKey: .relaxation)
  }
}

extension PlanOption: Encodable {
  private enum CodingKeys: String, CodingKey {
    case labels, way, members, reach, knownEUR, unknownPrices, last, actions
  }

  /// Writes every key, unknown values as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(labels, forKey: .labels)
    try container.encode(way, forKey: .way)
    try container.encode(members, forKey: .members)
    try container.encode(reach.roundedForOutput, forKey: .reach)
    try container.encode(euros.roundedForOutput, forKey: .knownEUR)
    try container.encode(unknownPrices, forKey: .unknownPrices)
    try container.encode(last, forKey: .last)
    try container.encode(actions, forKey: .actions)
  }
}

extension PlanAction: Encodable {
  private enum CodingKeys: String, CodingKey {
    case kind, actor, unlocks, result, says, euros, when, undated, after, preconditions, evidence, basis
  }

  /// Writes every key, unknown values as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    try container.encode(actor, forKey: .actor)
    try container.encode(unlocks, forKey: .unlocks)
    try container.encode(result, forKey: .result)
    try container.encode(says, forKey: .says)
    try container.encode(euros?.roundedForOutput, forKey: .euros)
    try container.encode(when, forKey: .when)
    try container.encode(isUndated, forKey: .undated)
    try container.encode(after, forKey: .after)
    try container.encode(preconditions, forKey: .preconditions)
    try container.encode(evidence.citations, forKey: .evidence)
    try container.encode(evidence.basis, forKey: .basis)
  }
}
