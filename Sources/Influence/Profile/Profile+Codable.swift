extension Profile: Encodable {
  private enum CodingKeys: String, CodingKey {
    case schema, entity, query, on, graph, position, meaning, measures, brokerage, stability, conventions
  }
  private enum StandingKeys: String, CodingKey {
    case name, value, rank, of, percentile, groupMedian, groupRank, groupCount, rankInterval, trials
  }
  private enum RoleKeys: String, CodingKey { case role, count, expected, z }
  private enum StabilityKeys: String, CodingKey { case drop, dropped, samples, seed }

  /// Writes the profile under the schema `corridor.profile/1`, what is undefined as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("corridor.profile/1", forKey: .schema)
    try container.encode(entity, forKey: .entity)
    try container.encode(query.graph, forKey: .query)
    try container.encode(on, forKey: .on)
    try container.encode(summary, forKey: .graph)
    try container.encode(position, forKey: .position)
    try container.encode(position.meaning, forKey: .meaning)
    try container.encode(conventions, forKey: .conventions)
    var measures = container.nestedUnkeyedContainer(forKey: .measures)
    for standing in standings {
      var item = measures.nestedContainer(keyedBy: StandingKeys.self)
      try item.encode(standing.measure, forKey: .name)
      try item.encode(standing.value?.roundedForOutput, forKey: .value)
      try item.encode(standing.rank, forKey: .rank)
      try item.encode(standing.of, forKey: .of)
      try item.encode(standing.percentile?.roundedForOutput, forKey: .percentile)
      try item.encode(standing.groupMedian?.roundedForOutput, forKey: .groupMedian)
      try item.encode(standing.groupRank, forKey: .groupRank)
      try item.encode(standing.groupCount, forKey: .groupCount)
      try item.encode(standing.interval.map { [$0.lowerBound, $0.upperBound] }, forKey: .rankInterval)
      try item.encode(standing.trials, forKey: .trials)
    }
    var roles = container.nestedUnkeyedContainer(forKey: .brokerage)
    for role in self.roles {
      var item = roles.nestedContainer(keyedBy: RoleKeys.self)
      try item.encode(role.role?.rawValue ?? "any", forKey: .role)
      try item.encode(role.count, forKey: .count)
      try item.encode(role.expected.roundedForOutput, forKey: .expected)
      try item.encode(role.zScore?.roundedForOutput, forKey: .z)
    }
    var stability = container.nestedContainer(keyedBy: StabilityKeys.self, forKey: .stability)
    try stability.encode(query.drop, forKey: .drop)
    try stability.encode(dropCount, forKey: .dropped)
    try stability.encode(samples, forKey: .samples)
    try stability.encode(query.graph.seed, forKey: .seed)
  }
}
