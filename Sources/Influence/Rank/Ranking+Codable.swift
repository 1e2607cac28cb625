extension Ranking {
  private enum CodingKeys: String, CodingKey {
    case schema, query, on, graph, measures, by, ranked, rows, conventions
  }
  private enum MeasureKeys: String, CodingKey { case name, explanation, source, convention, lowestFirst }
  private enum RowKeys: String, CodingKey { case rank, entity, values, ranks }

  /// The ranking, or its first rows, under the schema `corridor.rank/1`.
  public struct Encoded: Encodable, Sendable {
    let ranking: Ranking
    let limit: Int?

    /// Writes values and ranks by the measure's name, what is undefined as null.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode("corridor.rank/1", forKey: .schema)
      try container.encode(ranking.query, forKey: .query)
      try container.encode(ranking.on, forKey: .on)
      try container.encode(ranking.summary, forKey: .graph)
      try container.encode(ranking.by, forKey: .by)
      try container.encode(ranking.rows.count, forKey: .ranked)
      try container.encode(ranking.conventions, forKey: .conventions)
      var measures = container.nestedUnkeyedContainer(forKey: .measures)
      for measure in ranking.measures {
        var item = measures.nestedContainer(keyedBy: MeasureKeys.self)
        try item.encode(measure, forKey: .name)
        try item.encode(measure.explanation, forKey: .explanation)
        try item.encode(measure.paper, forKey: .source)
        try item.encode(measure.convention(in: ranking.query), forKey: .convention)
        try item.encode(measure.prefersLow, forKey: .lowestFirst)
      }
      var rows = container.nestedUnkeyedContainer(forKey: .rows)
      let sorting = ranking.measures.firstIndex(of: ranking.by) ?? 0
      for row in ranking.top(limit) {
        var item = rows.nestedContainer(keyedBy: RowKeys.self)
        try item.encode(row.ranks[sorting], forKey: .rank)
        try item.encode(row.entity, forKey: .entity)
        try item.encode(ranking.byName(row.values.map { $0?.roundedForOutput }), forKey: .values)
        try item.encode(ranking.byName(row.ranks), forKey: .ranks)
      }
    }
  }

  /// What is written as JSON.
  ///
  /// - Parameter limit: The most rows; those that share the last rank are kept.
  public func encoded(limit: Int? = nil) -> Encoded { Encoded(ranking: self, limit: limit) }

  private func byName<Value>(_ values: [Value?]) -> [String: Value?] {
    Dictionary(uniqueKeysWithValues: zip(measures.map(\.rawValue), values))
  }
}

extension MeasureQuery: Encodable {
  private enum CodingKeys: String, CodingKey {
    case kinds, onlyKinds, ties, within, countries, direction, projection, weighted, of, groups, beta, alpha,
      exact
    case seed
  }

  /// Writes every key, what is not given as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(rankedKinds, forKey: .kinds)
    try container.encode(onlyKinds, forKey: .onlyKinds)
    try container.encode(tieTypes, forKey: .ties)
    try container.encode(within, forKey: .within)
    try container.encode(countries, forKey: .countries)
    try container.encode(direction, forKey: .direction)
    try container.encode(projection, forKey: .projection)
    try container.encode(isWeighted, forKey: .weighted)
    try container.encode(side, forKey: .of)
    try container.encode(grouping, forKey: .groups)
    try container.encode(beta, forKey: .beta)
    try container.encode(alpha, forKey: .alpha)
    try container.encode(isExact, forKey: .exact)
    try container.encode(seed, forKey: .seed)
  }
}
