import Atlas

/// The JSON contract `corridor.join/1`.
extension JoinAnswer: Encodable {
  private enum CodingKeys: String, CodingKey {
    case schema, city, cities, horizonYears, on, worlds, seed, results
  }

  /// Writes the answer under its schema. `city` is null where several were asked.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("corridor.join/1", forKey: .schema)
    try container.encode(cities.count == 1 ? cities.first : nil, forKey: .city)
    try container.encode(cities, forKey: .cities)
    try container.encode(query.horizon, forKey: .horizonYears)
    try container.encode(on, forKey: .on)
    try container.encode(worlds, forKey: .worlds)
    try container.encode(query.seed, forKey: .seed)
    try container.encode(results, forKey: .results)
  }
}

extension JoinResult: Encodable {
  private enum CodingKeys: String, CodingKey {
    case city, network, action, verdict, member, membershipEvidence, clauses, first, costEUR, evidence, note,
      open, ways
    case opens, reachGain, gainPerThousandEUR, overlap
  }
  private enum OverlapKeys: String, CodingKey { case knownMembers, alreadyTied }

  /// Writes every key, unknown values as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(city, forKey: .city)
    try container.encode(network, forKey: .network)
    try container.encode(assessment.action, forKey: .action)
    try container.encode(assessment.verdict, forKey: .verdict)
    try container.encode(isMember, forKey: .member)
    try container.encode(membership?.citations ?? [], forKey: .membershipEvidence)
    try container.encode(assessment.clauses, forKey: .clauses)
    try container.encode(assessment.first, forKey: .first)
    try container.encode(assessment.cost, forKey: .costEUR)
    try container.encode(assessment.evidence.citations, forKey: .evidence)
    try container.encode(assessment.note, forKey: .note)
    try container.encode(assessment.open, forKey: .open)
    try container.encode(ways, forKey: .ways)
    try container.encode(opens, forKey: .opens)
    try container.encode(reachGain.roundedForOutput, forKey: .reachGain)
    try container.encode(gainPerThousand?.roundedForOutput, forKey: .gainPerThousandEUR)
    var overlap = container.nestedContainer(keyedBy: OverlapKeys.self, forKey: .overlap)
    try overlap.encode(knownMembers, forKey: .knownMembers)
    try overlap.encode(knownAlready, forKey: .alreadyTied)
  }
}

extension JoiningWay: Encodable {
  private enum CodingKeys: String, CodingKey {
    case kind, says, verdict, through, toDo, costEUR, evidence, basis
  }

  /// Writes every key, unknown values as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    try container.encode(says, forKey: .says)
    try container.encode(verdict, forKey: .verdict)
    try container.encode(through, forKey: .through)
    try container.encode(toDo, forKey: .toDo)
    try container.encode(cost, forKey: .costEUR)
    try container.encode(evidence, forKey: .evidence)
    try container.encode(basis, forKey: .basis)
  }
}

extension OpenedBody: Encodable {
  private enum CodingKeys: String, CodingKey { case id, name, kind, reachBefore, reachAfter, new }

  /// Writes the body with the reach before and after.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(body.id, forKey: .id)
    try container.encode(body.name, forKey: .name)
    try container.encode(body.kind, forKey: .kind)
    try container.encode(before.roundedForOutput, forKey: .reachBefore)
    try container.encode(after.roundedForOutput, forKey: .reachAfter)
    try container.encode(isNew, forKey: .new)
  }
}
