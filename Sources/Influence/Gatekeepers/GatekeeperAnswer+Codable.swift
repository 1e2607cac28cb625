import Atlas

/// The JSON contract `corridor.gatekeepers/1`: keys in lowerCamelCase, unknown values as null, chances rounded to six
/// decimals.
extension GatekeeperAnswer: Encodable {
  private enum CodingKeys: String, CodingKey {
    case schema, query, reach, best, ties, everyRoute, cuts, gatekeepers, backup, disjointPair, none
  }
  private enum QueryKeys: String, CodingKey {
    case from, to, by, on, avoid, onlyKinds, exceptKinds, onlyTies, exceptTies, crossed, cutLimit, worlds,
      seed, samples
  }
  private enum TieKeys: String, CodingKey { case count, assumed }

  /// Writes the answer under its schema.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("corridor.gatekeepers/1", forKey: .schema)
    var asked = container.nestedContainer(keyedBy: QueryKeys.self, forKey: .query)
    try encodeQuery(into: &asked)
    try container.encode(reach, forKey: .reach)
    try container.encode(best, forKey: .best)
    var ties = container.nestedContainer(keyedBy: TieKeys.self, forKey: .ties)
    try ties.encode(tieCount, forKey: .count)
    try ties.encode(assumedTieCount, forKey: .assumed)
    try container.encode(everyRoute, forKey: .everyRoute)
    try container.encode(cuts, forKey: .cuts)
    try container.encode(gatekeepers, forKey: .gatekeepers)
    try container.encode(backup, forKey: .backup)
    try container.encode(disjointPair, forKey: .disjointPair)
    try container.encode(none, forKey: .none)
  }

  private func encodeQuery(into asked: inout KeyedEncodingContainer<QueryKeys>) throws {
    let routes = query.routes
    try asked.encode(routes.from, forKey: .from)
    try asked.encode(routes.to, forKey: .to)
    try asked.encode(routes.by, forKey: .by)
    try asked.encode(on, forKey: .on)
    try asked.encode(routes.avoid, forKey: .avoid)
    try asked.encode(routes.onlyKinds, forKey: .onlyKinds)
    try asked.encode(routes.exceptKinds, forKey: .exceptKinds)
    try asked.encode(routes.onlyTies, forKey: .onlyTies)
    try asked.encode(routes.exceptTies, forKey: .exceptTies)
    try asked.encode(routes.crossedKinds + routes.crossed, forKey: .crossed)
    try asked.encode(query.cutLimit, forKey: .cutLimit)
    try asked.encode(query.worlds, forKey: .worlds)
    try asked.encode(query.seed, forKey: .seed)
    try asked.encode(query.robustness?.samples, forKey: .samples)
  }
}

extension Reach: Encodable {
  private enum CodingKeys: String, CodingKey { case chance, from, to, exact, worlds, seed }

  /// Writes the chance, the ends of its interval and how it was found.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(chance.roundedForOutput, forKey: .chance)
    try container.encode(interval.lowerBound.roundedForOutput, forKey: .from)
    try container.encode(interval.upperBound.roundedForOutput, forKey: .to)
    try container.encode(isExact, forKey: .exact)
    try container.encode(worlds, forKey: .worlds)
    try container.encode(seed, forKey: .seed)
  }
}

extension GatekeeperCuts: Encodable {
  private enum CodingKeys: String, CodingKey { case size, sets, complete, direct }

  /// Writes every key, unknown values as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(size, forKey: .size)
    try container.encode(sets, forKey: .sets)
    try container.encode(isComplete, forKey: .complete)
    try container.encode(direct, forKey: .direct)
  }
}

extension KnownPerson: Encodable {
  private enum CodingKeys: String, CodingKey { case person, role, ties, basis, evidence }

  /// Writes every key, unknown values as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(person, forKey: .person)
    try container.encode(role, forKey: .role)
    try container.encode(ties, forKey: .ties)
    try container.encode(basis, forKey: .basis)
    try container.encode(evidence, forKey: .evidence)
  }
}

extension Gatekeeper: Encodable {
  private enum CodingKeys: String, CodingKey {
    case entity, everyRoute, cuts, reachLost, reachLostFrom, reachLostTo, ifLost, onBestShare, people
  }
  private enum LossKeys: String, CodingKey { case outcome, route, strengthLost, hopsAdded }

  /// Writes every key, unknown values as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(entity, forKey: .entity)
    try container.encode(isOnEveryRoute, forKey: .everyRoute)
    try container.encode(cutCount, forKey: .cuts)
    try container.encode(reachLost.roundedForOutput, forKey: .reachLost)
    try container.encode(reachLostInterval.lowerBound.roundedForOutput, forKey: .reachLostFrom)
    try container.encode(reachLostInterval.upperBound.roundedForOutput, forKey: .reachLostTo)
    try container.encode(onBestShare?.roundedForOutput, forKey: .onBestShare)
    try container.encode(people, forKey: .people)
    var loss = container.nestedContainer(keyedBy: LossKeys.self, forKey: .ifLost)
    switch nextBest {
    case .stands:
      try loss.encode("best route stands", forKey: .outcome)
      try loss.encodeNil(forKey: .route)
      try loss.encode(0, forKey: .strengthLost)
      try loss.encode(0, forKey: .hopsAdded)
    case .none:
      try loss.encode("no route", forKey: .outcome)
      try loss.encodeNil(forKey: .route)
      try loss.encodeNil(forKey: .strengthLost)
      try loss.encodeNil(forKey: .hopsAdded)
    case .route(let route, let strengthLost, let hopsAdded):
      try loss.encode("next best", forKey: .outcome)
      try loss.encode(route, forKey: .route)
      try loss.encode(strengthLost.roundedForOutput, forKey: .strengthLost)
      try loss.encode(hopsAdded, forKey: .hopsAdded)
    }
  }
}
