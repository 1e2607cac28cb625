import Atlas

/// The JSON contract `corridor.agenda/1`: keys in lowerCamelCase, unknown values as null.
extension Agenda: Encodable {
  private enum CodingKeys: String, CodingKey {
    case schema, query, on, starts, targets, routesLeftOut, entries, undated, none
  }
  private enum QueryKeys: String, CodingKey { case entity, from, until, only, targetKind }

  /// Writes the agenda under its schema.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("corridor.agenda/1", forKey: .schema)
    var asked = container.nestedContainer(keyedBy: QueryKeys.self, forKey: .query)
    try asked.encode(query.entity, forKey: .entity)
    try asked.encode(query.from, forKey: .from)
    try asked.encode(query.until, forKey: .until)
    try asked.encode(query.only, forKey: .only)
    try asked.encode(query.targetKind, forKey: .targetKind)
    try container.encode(on, forKey: .on)
    try container.encode(starts, forKey: .starts)
    try container.encode(targetCount, forKey: .targets)
    try container.encode(areRoutesLeftOut, forKey: .routesLeftOut)
    try container.encode(entries, forKey: .entries)
    try container.encode(undated, forKey: .undated)
    try container.encode(none, forKey: .none)
  }
}

extension AgendaEntry: Encodable {
  private enum CodingKeys: String, CodingKey {
    case id, kind, name, since, until, when, dayKnown, over, organisers, hosts, attendance, costs,
      recommendations
    case contested, ending, service, notes, evidence
  }

  /// Writes every key, unknown values as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(kind, forKey: .kind)
    try container.encode(name, forKey: .name)
    try container.encode(period.since, forKey: .since)
    try container.encode(period.until, forKey: .until)
    try container.encode(when, forKey: .when)
    try container.encode(isDayKnown, forKey: .dayKnown)
    try container.encode(isOver, forKey: .over)
    try container.encode(organisers, forKey: .organisers)
    try container.encode(hosts, forKey: .hosts)
    try container.encode(attendance, forKey: .attendance)
    try container.encode(costs, forKey: .costs)
    try container.encode(recommendations.map(Recommended.init), forKey: .recommendations)
    try container.encode(contested.map { Contested(id: $0.id, point: $0.point) }, forKey: .contested)
    try container.encode(ending, forKey: .ending)
    try container.encode(service, forKey: .service)
    try container.encode(notes, forKey: .notes)
    try container.encode(evidence, forKey: .evidence)
  }

  private struct Contested: Encodable {
    let id: String
    let point: String
  }

  private struct Recommended: Encodable {
    private enum CodingKeys: String, CodingKey { case id, says, who, date, needs, evidence }
    let recommendation: Recommendation

    init(_ recommendation: Recommendation) { self.recommendation = recommendation }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(recommendation.id, forKey: .id)
      try container.encode(recommendation.says, forKey: .says)
      try container.encode(recommendation.who, forKey: .who)
      try container.encode(recommendation.date, forKey: .date)
      try container.encode(recommendation.needs, forKey: .needs)
      try container.encode(recommendation.evidence, forKey: .evidence)
    }
  }
}

extension AgendaEntry.Attendance: Encodable {
  private enum CodingKeys: String, CodingKey { case who, tie, may, opening, because, evidence }

  /// Writes every key.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(who, forKey: .who)
    try container.encode(tie, forKey: .tie)
    try container.encode(may, forKey: .may)
    try container.encode(isOpening, forKey: .opening)
    try container.encode(because, forKey: .because)
    try container.encode(evidence, forKey: .evidence)
  }
}

extension AgendaEntry.Cost: Encodable {
  private enum CodingKeys: String, CodingKey { case what, says, of, eur, evidence }

  /// Writes every key, unknown values as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(what, forKey: .what)
    try container.encode(says, forKey: .says)
    try container.encode(of, forKey: .of)
    try container.encode(euros, forKey: .eur)
    try container.encode(evidence, forKey: .evidence)
  }
}

extension AgendaEntry.Service: Encodable {
  private enum CodingKeys: String, CodingKey {
    case route, byOrganiser, access, pairs, lost, weaker, lostWithoutAssumed, left
  }

  /// Writes every key, unknown values as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(route, forKey: .route)
    try container.encode(byOrganiser, forKey: .byOrganiser)
    try container.encode(access, forKey: .access)
    try container.encode(pairs, forKey: .pairs)
    try container.encode(lost, forKey: .lost)
    try container.encode(weaker, forKey: .weaker)
    try container.encode(lostWithoutAssumed, forKey: .lostWithoutAssumed)
    try container.encode(left, forKey: .left)
  }
}

extension AgendaEntry.EndingTie: Encodable {
  private enum CodingKeys: String, CodingKey { case from, tie, to, since, until, evidence }

  /// Writes every key, unknown values as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(from, forKey: .from)
    try container.encode(tie, forKey: .tie)
    try container.encode(to, forKey: .to)
    try container.encode(since, forKey: .since)
    try container.encode(until, forKey: .until)
    try container.encode(evidence, forKey: .evidence)
  }
}

extension AgendaEntry.Access: Encodable {
  private enum CodingKeys: String, CodingKey { case organiser, with, without }

  /// Writes every key, unknown values as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(organiser, forKey: .organiser)
    try container.encode(with?.roundedForOutput, forKey: .with)
    try container.encode(without?.roundedForOutput, forKey: .without)
  }
}
