public import Atlas

/// Entities whose place in the network a scenario changes, by measures of network analysis.
public struct ScenarioMeasures: Sendable, Hashable {
  /// One entity by one measure.
  public struct Change: Sendable, Hashable, Encodable {
    /// The measure.
    public let measure: String
    /// The entity.
    public let entity: EntityReference
    /// Its value before; nil where it is not there.
    public let before: Double?
    /// The same after.
    public let after: Double?
    /// Its rank before, equal values sharing one.
    public let rankBefore: Int?
    /// The same after.
    public let rankAfter: Int?

    /// How much the value changes.
    var size: Double { abs((after ?? 0) - (before ?? 0)) }
  }

  /// What is measured: ties, and how many shortest ways run through an entity.
  public static let measures: [Measure] = [.degree, .betweenness]
  /// The most entities that are kept of each measure.
  public static let limit = 20

  /// The greatest changes of each measure first, then by ids.
  public let changes: [Change]
  /// How many entities change, by each measure in turn.
  public let counts: [Int]

  /// Measures two atlases along the flow of influence on a date.
  ///
  /// - Throws: `RouteQueryError`; `CancellationError`.
  /// - Complexity: O(entities · ties) for betweenness, sampled where the atlas is large
  public init(_ before: Atlas, _ after: Atlas, on date: PartialDate) async throws {
    var query = MeasureQuery()
    query.on = date
    let asked = query
    async let old = Ranking(before, query: asked, measures: Self.measures)
    async let new = Ranking(after, query: asked, measures: Self.measures)
    let (one, other) = try await (Self.byID(old), Self.byID(new))
    let ids = Set(one.keys).union(other.keys).sorted()
    var changes: [Change] = []
    var counts: [Int] = []
    for (place, measure) in Self.measures.enumerated() {
      let found = ids.compactMap { id -> Change? in
        guard let entity = (other[id] ?? one[id])?.entity else { return nil }
        let change = Change(
          measure: measure.rawValue, entity: entity, before: one[id]?.values[place]?.roundedForOutput,
          after: other[id]?.values[place]?.roundedForOutput, rankBefore: one[id]?.ranks[place],
          rankAfter: other[id]?.ranks[place])
        return change.size > 1e-6 ? change : nil
      }.sorted { $0.size != $1.size ? $0.size > $1.size : $0.entity.id < $1.entity.id }
      counts.append(found.count)
      changes += found.prefix(Self.limit)
    }
    self.changes = changes
    self.counts = counts
  }

  private static func byID(_ ranking: Ranking) -> [String: Ranking.Row] {
    Dictionary(ranking.rows.map { ($0.entity.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The greatest changes of each measure in a sentence.
  ///
  /// - Parameter caveat: What the values hang on.
  func sentences(_ caveat: String) -> [String] {
    zip(Self.measures, counts).compactMap { measure, count in
      let shown = changes.filter { $0.measure == measure.rawValue }.prefix(4)
      if shown.isEmpty { return nil }
      let words = shown.map { change in
        guard let after = change.rankAfter else { return "\(change.entity.name) goes" }
        guard let before = change.rankBefore else { return "\(change.entity.name) comes in at rank \(after)" }
        return before == after
          ? "\(change.entity.name) keeps rank \(after)"
          : "\(change.entity.name) from rank \(before) to \(after)"
      }
      let rest = count > shown.count ? ", and \(count - shown.count) more" : ""
      return "By \(measure.rawValue) the greatest changes: " + words.joined(separator: "; ") + rest + caveat
        + "."
    }
  }
}
