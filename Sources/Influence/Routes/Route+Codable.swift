import Atlas

/// The JSON contract `corridor.routes/1`: keys in lowerCamelCase, unknown values as null, strengths rounded to
/// six decimals.
extension Step: Encodable {
  private enum CodingKeys: String, CodingKey {
    case from, to, tie, along, strength, grade, basis, reason, since, until, role, evidence, notes, contested
    case open, sentence, joining, departs, arrives, leadTime, leadTimeAssumed, uncertainty
  }

  /// Writes every key, unknown values as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(from, forKey: .from)
    try container.encode(to, forKey: .to)
    try container.encode(tie, forKey: .tie)
    try container.encode(along, forKey: .along)
    try container.encode(strength.roundedForOutput, forKey: .strength)
    try container.encode(grade, forKey: .grade)
    try container.encode(basis, forKey: .basis)
    try container.encode(reason, forKey: .reason)
    try container.encode(since, forKey: .since)
    try container.encode(until, forKey: .until)
    try container.encode(role, forKey: .role)
    try container.encode(evidence, forKey: .evidence)
    try container.encode(notes, forKey: .notes)
    try container.encode(isContested, forKey: .contested)
    try container.encode(open, forKey: .open)
    try container.encode(sentence, forKey: .sentence)
    try container.encode(offer, forKey: .joining)
    guard let timing else { return }
    try container.encode(timing.departs, forKey: .departs)
    try container.encode(timing.arrives, forKey: .arrives)
    try container.encode(timing.leadTime, forKey: .leadTime)
    try container.encode(timing.isLeadTimeAssumed, forKey: .leadTimeAssumed)
    try container.encode(timing.uncertainty, forKey: .uncertainty)
  }
}

extension Route: Encodable {
  private enum CodingKeys: String, CodingKey { case rank, hops, strength, steps, departs, arrives }

  /// Writes the rank, the hops, the strength and the steps; by time also the days of departure and arrival.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(rank, forKey: .rank)
    try container.encode(hops, forKey: .hops)
    try container.encode(strength.roundedForOutput, forKey: .strength)
    try container.encode(steps, forKey: .steps)
    try container.encodeIfPresent(departs, forKey: .departs)
    try container.encodeIfPresent(arrives, forKey: .arrives)
  }
}

extension RouteAnswer: Encodable {
  private enum CodingKeys: String, CodingKey { case schema, query, routes, cut, none, options, robustness }
  private enum QueryKeys: String, CodingKey {
    case from, to, by, pareto, k, different, on, via, avoid, maxHops, onlyKinds, exceptKinds, onlyTies,
      exceptTies,
      crossed, joining, before
  }
  private enum CutKeys: String, CodingKey { case equal, shown, counted, complete, stopped }

  /// Writes the answer under its schema.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("corridor.routes/1", forKey: .schema)
    var asked = container.nestedContainer(keyedBy: QueryKeys.self, forKey: .query)
    try asked.encode(query.from, forKey: .from)
    try asked.encode(query.to, forKey: .to)
    try asked.encode(query.by, forKey: .by)
    try asked.encode(query.by == .pareto ? query.pareto : [], forKey: .pareto)
    try asked.encode(query.k, forKey: .k)
    try asked.encode(query.mustDiffer, forKey: .different)
    try asked.encode(on, forKey: .on)
    try asked.encode(query.via, forKey: .via)
    try asked.encode(query.avoid, forKey: .avoid)
    try asked.encode(query.maxHops, forKey: .maxHops)
    try asked.encode(query.onlyKinds, forKey: .onlyKinds)
    try asked.encode(query.exceptKinds, forKey: .exceptKinds)
    try asked.encode(query.onlyTies, forKey: .onlyTies)
    try asked.encode(query.exceptTies, forKey: .exceptTies)
    try asked.encode(query.crossedKinds + query.crossed, forKey: .crossed)
    try asked.encode(query.joining, forKey: .joining)
    if query.by == .time { try asked.encode(query.before, forKey: .before) }
    try container.encode(routes, forKey: .routes)
    var cut = container.nestedContainer(keyedBy: CutKeys.self, forKey: .cut)
    try cut.encode(equalToLast, forKey: .equal)
    try cut.encode(equalShown, forKey: .shown)
    try cut.encode(isEqualCountComplete, forKey: .counted)
    try cut.encode(isComplete, forKey: .complete)
    try cut.encode(isStopped, forKey: .stopped)
    try container.encode(none, forKey: .none)
    try container.encode(options, forKey: .options)
    try container.encode(robustness, forKey: .robustness)
  }
}

extension NoRoute: Encodable {
  private enum CodingKeys: String, CodingKey { case summary, reachedCount, nearest, gaps, heardFrom }

  /// Writes every key, unknown values as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(summary, forKey: .summary)
    try container.encode(reachedCount, forKey: .reachedCount)
    try container.encode(nearest, forKey: .nearest)
    try container.encode(gaps, forKey: .gaps)
    try container.encode(heardFrom, forKey: .heardFrom)
  }
}

extension NoRoute.Gap: Encodable {
  private enum CodingKeys: String, CodingKey { case from, to, obstacle, remedy, evidence }

  /// Writes every key, unknown values as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(from, forKey: .from)
    try container.encode(to, forKey: .to)
    try container.encode(obstacle, forKey: .obstacle)
    try container.encode(remedy, forKey: .remedy)
    try container.encode(evidence, forKey: .evidence)
  }
}

extension Double {
  /// Six decimals: finer than any judgement of strength, and free of the noise of binary fractions.
  public var roundedForOutput: Double { (self * 1_000_000).rounded() / 1_000_000 }
}
