public import Atlas

/// Entities by several measures side by side, best first.
public struct Ranking: Sendable {
  /// One entity and its values.
  public struct Row: Sendable, Hashable {
    /// The entity.
    public let entity: EntityReference
    /// Its value by each measure; nil where it is undefined.
    public let values: [Double?]
    /// Its rank by each measure among all ranked; equal values share one. Nil where the value is undefined.
    public let ranks: [Int?]
  }

  /// What was asked for.
  public let query: MeasureQuery
  /// The date the ties hold on.
  public let on: PartialDate
  /// The measures, in the order of the columns.
  public let measures: [Measure]
  /// The measure the rows are sorted by.
  public let by: Measure
  /// The entities ranked; those whose value by the sorting measure is equal stand in the order of ids, undefined ones
  /// last.
  public let rows: [Row]
  /// The graph: how many entities and arcs, how dense, how many parts.
  public let summary: MeasureGraphSummary
  /// How the measures are counted, what was drawn at random and from which seed.
  public let conventions: [String]

  /// Ranks.
  ///
  /// - Parameters:
  ///   - measures: One or more; repetitions are left out.
  ///   - by: What the rows are sorted by; nil for the first measure. Added to the measures if it is not among them.
  /// - Throws: `RouteQueryError`; `CancellationError`.
  /// - Complexity: That of the measures
  public init(
    _ atlas: Atlas, query: MeasureQuery, measures: [Measure], by: Measure? = nil
  ) async throws {
    try await self.init(MeasureGraph(atlas, query: query), measures: measures, by: by)
  }

  init(
    _ graph: MeasureGraph, measures: [Measure], by: Measure? = nil, work: WorkLimit = WorkLimit()
  ) async throws {
    let columns = Self.columns(measures, by: by)
    let query = graph.query
    let shown = graph.entities.indices.filter {
      query.rankedKinds.isEmpty || query.rankedKinds.contains(graph.entities[$0].kind)
    }
    var computation = try MeasureValues(graph, work: work)
    var values: [[Double?]] = []
    var ranks: [[Int?]] = []
    for measure in columns {
      let all = try await computation.values(of: measure)
      let ofShown = shown.map { all[$0] }
      values.append(ofShown)
      ranks.append(CompetitionRanks.ranks(of: ofShown, by: measure))
    }
    self.query = query
    on = graph.on
    self.measures = columns
    self.by = by ?? columns[0]
    summary = MeasureGraphSummary(graph)
    conventions = columns.map { "\($0.rawValue): \($0.convention(in: query))" } + computation.remarks
    let sorting = columns.firstIndex(of: self.by) ?? 0
    let order = shown.indices.sorted {
      (ranks[sorting][$0] ?? Int.max, $0) < (ranks[sorting][$1] ?? Int.max, $1)
    }
    rows = order.map { place in
      Row(
        entity: graph.entities[shown[place]], values: values.map { $0[place] }, ranks: ranks.map { $0[place] }
      )
    }
  }

  private static func columns(_ measures: [Measure], by: Measure?) -> [Measure] {
    var columns: [Measure] = []
    let asked = measures.isEmpty ? [by ?? .degree] : measures
    for measure in (by.map { asked.contains($0) ? asked : [$0] + asked }) ?? asked
    where !columns.contains(measure) { columns.append(measure) }
    return columns
  }

  /// The first rows: so many, and those that share the rank of the last of them.
  public func top(_ count: Int?) -> [Row] {
    guard let count, count > 0, count < rows.count else { return rows }
    let sorting = measures.firstIndex(of: by) ?? 0
    guard let last = rows[count - 1].ranks[sorting] else { return Array(rows.prefix(count)) }
    return Array(rows.prefix { $0.ranks[sorting].map { $0 <= last } ?? false })
  }
}

/// A measure graph, counted.
public struct MeasureGraphSummary: Sendable, Hashable, Encodable {
  /// How many entities.
  public let entities: Int
  /// How many ties of the atlas.
  public let ties: Int
  /// How many arcs, parallel ties merged.
  public let arcs: Int
  /// Whether arcs lead one way only.
  public let isDirected: Bool
  /// The arcs by those there could be; nil for fewer than two entities.
  public let density: Double?
  /// How many parts hang together.
  public let components: Int
  /// The share of pairs of neighbours that are neighbours; nil if there is no such pair.
  public let transitivity: Double?
  /// What the graph is, in a sentence.
  public let description: String

  /// Counts. - Complexity: O(arcs^1.5)
  public init(_ graph: MeasureGraph) {
    entities = graph.entities.count
    ties = graph.tieCount
    arcs = graph.arcCount
    isDirected = graph.isDirected
    density = graph.density
    components = graph.componentCount
    transitivity = graph.transitivity
    description = graph.sentence
  }

  private enum CodingKeys: String, CodingKey {
    case entities, ties, arcs, directed, density, components, transitivity, description
  }

  /// Writes every key, what is undefined as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(entities, forKey: .entities)
    try container.encode(ties, forKey: .ties)
    try container.encode(arcs, forKey: .arcs)
    try container.encode(isDirected, forKey: .directed)
    try container.encode(density?.roundedForOutput, forKey: .density)
    try container.encode(components, forKey: .components)
    try container.encode(transitivity?.roundedForOutput, forKey: .transitivity)
    try container.encode(description, forKey: .description)
  }
}

extension MeasureGraph {
  /// What the graph is, in a sentence: its size, its arcs, its limits, its date.
  var sentence: String {
    let arcs =
      switch (query.projection, query.direction) {
      case (.groups?, _): "pairs of groups that share a member"
      case (.members?, _): "pairs of members that share a group"
      case (nil, .influence): "arcs along the flow of influence"
      case (nil, .any): "pairs of entities with a tie, whatever its direction"
      }
    var limits: [String] = []
    if let within = query.within { limits.append("the members of \(atlas.entity(within)?.name ?? within)") }
    if !query.onlyKinds.isEmpty { limits.append("kinds: \(query.onlyKinds.joined(separator: ", "))") }
    if !query.countries.isEmpty { limits.append("countries: \(query.countries.joined(separator: ", "))") }
    if !query.tieTypes.isEmpty { limits.append("ties: \(query.tieTypes.joined(separator: ", "))") }
    let part = limits.isEmpty ? "" : " (" + limits.joined(separator: "; ") + ")"
    return "\(entities.count) entities and \(arcCount) \(arcs), parallel ties merged, on \(on)\(part)."
  }
}
