public import Atlas
import GraphKernel

/// The position of one entity by several measures side by side.
public struct Profile: Sendable {
  /// Its value by one measure, and where that stands.
  public struct Standing: Sendable, Hashable {
    /// The measure.
    public let measure: Measure
    /// Its value; nil where it is undefined.
    public let value: Double?
    /// Its rank among all for whom the measure is defined; equal values share one.
    public let rank: Int?
    /// How many that are.
    public let of: Int
    /// The percentage of the others that it stands before, those of the same rank counted half.
    public let percentile: Double?
    /// The median of all of its kind, itself included.
    public let groupMedian: Double?
    /// Its rank among its kind.
    public let groupRank: Int?
    /// How many of its kind the measure is defined for.
    public let groupCount: Int
    /// The ranks between which nine tenths of the trials with dropped ties lie.
    public let interval: ClosedRange<Int>?
    /// In how many trials the measure is defined for it.
    public let trials: Int
  }

  /// How often it is a broker in one role.
  public struct Role: Sendable, Hashable {
    /// The role; nil for all together.
    public let role: BrokerRole?
    /// How often.
    public let count: Int
    /// How often by chance: the same density of ties between the same groups.
    public let expected: Double
    /// By how many standard deviations it is above chance; nil where chance leaves no choice.
    public let zScore: Double?
  }

  /// Whose profile it is.
  public let entity: EntityReference
  /// What was asked for.
  public let query: ProfileQuery
  /// The date the ties hold on.
  public let on: PartialDate
  /// The kind of position.
  public let position: Position
  /// The measures.
  public let standings: [Standing]
  /// The roles of a broker, and all together at the end.
  public let roles: [Role]
  /// How many trials there were.
  public let samples: Int
  /// How many ties each trial dropped.
  public let dropCount: Int
  /// The graph.
  public let summary: MeasureGraphSummary
  /// How the measures are counted, what was drawn at random and from which seed.
  public let conventions: [String]

  /// Profiles an entity.
  ///
  /// - Parameters:
  ///   - id: The entity's.
  ///   - progress: receives the part of the trials done, from 0 to 1.
  /// - Returns: nil if the entity is not in that part of the atlas on that date.
  /// - Throws: `RouteQueryError`, `.unknownEntity` for an id that the atlas does not know.
  /// - Complexity: That of the measures, once and for each trial
  public init?(
    _ atlas: Atlas, of id: String, query: ProfileQuery, progress: (@Sendable (Double) -> Void)? = nil
  ) async throws {
    guard atlas.entity(id) != nil else { throw RouteQueryError.unknownEntity(id) }
    let selection = try MeasureSelection(atlas, query: query.graph)
    let graph = try MeasureGraph(selection, ties: selection.ties)
    guard let vertex = graph.vertex(of: id) else { return nil }
    let facts: [Measure] = [.degree, .betweenness, .coreness]
    let measures = query.measures + facts.filter { !query.measures.contains($0) }
    var computation = try MeasureValues(graph)
    var values: [Measure: [Double?]] = [:]
    for measure in measures { values[measure] = try await computation.values(of: measure) }
    let samples = query.samples ?? RankStability.usualSamples(selection)
    let stability = RankStability(selection: selection, drop: query.drop, samples: samples)
    let work = WorkLimit.ofTrial
    let ranks = try await stability.ranks(
      of: vertex, measures: query.measures, work: work, progress: progress)
    self.samples = samples
    entity = graph.entities[vertex]
    self.query = query
    on = graph.on
    dropCount = stability.dropCount
    summary = MeasureGraphSummary(graph)
    let peers = graph.entities.indices.filter { graph.entities[$0].kind == graph.entities[vertex].kind }
    standings = zip(query.measures, ranks).map { measure, ranks in
      Standing(measure, of: vertex, among: values[measure] ?? [], peers: peers, ranks: ranks)
    }
    position = Position(Position.Facts(of: vertex, values))
    roles = Self.roles(try computation.roles()[vertex])
    conventions =
      query.measures.map { "\($0.rawValue): \($0.convention(in: query.graph))" } + computation.remarks
      + (samples == 0 ? [] : Self.remarks(graph, work, query))
  }

  /// What to say of the trials of a large graph.
  private static func remarks(_ graph: MeasureGraph, _ work: WorkLimit, _ query: ProfileQuery) -> [String] {
    let pivots = work.pivotCount(graph.graph, isWeighted: query.graph.isWeighted)
    let near = work.closenessPivotCount(graph.graph, isWeighted: query.graph.isWeighted)
    let estimates = [("betweenness", pivots), ("closeness", near)].filter { $0.1 < graph.entities.count }
    guard !estimates.isEmpty, !query.graph.isExact else { return [] }
    let words = estimates.map { "\($0) is estimated from \($1) starts" }.joined(separator: " and ")
    return ["in the trials \(words), which widens 5-95 %"]
  }

  private static func roles(_ brokerage: Brokerage) -> [Role] {
    (BrokerRole.allCases.map { $0 } + [nil]).map { role in
      Role(
        role: role, count: brokerage.count[role], expected: brokerage.expected[role],
        zScore: brokerage.zScore[role])
    }
  }
}

extension Profile.Standing {
  init(_ measure: Measure, of vertex: Int, among values: [Double?], peers: [Int], ranks: [Int]) {
    let all = CompetitionRanks.ranks(of: values, by: measure)
    let ofPeers = peers.map { values[$0] }
    let peerRanks = CompetitionRanks.ranks(of: ofPeers, by: measure)
    self.measure = measure
    value = values[vertex]
    rank = all[vertex]
    of = all.count { $0 != nil }
    percentile = all[vertex].flatMap { own in
      let others = all.enumerated().filter { $0.offset != vertex }.compactMap(\.element)
      guard !others.isEmpty else { return nil }
      let behind = Double(others.count { $0 > own }) + 0.5 * Double(others.count { $0 == own })
      return 100 * behind / Double(others.count)
    }
    groupMedian = Self.median(ofPeers.compactMap(\.self))
    groupRank = peers.firstIndex(of: vertex).flatMap { peerRanks[$0] }
    groupCount = peerRanks.count { $0 != nil }
    interval = RankStability.interval(ranks)
    trials = ranks.count
  }

  private static func median(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}

extension Position.Facts {
  init(of vertex: Int, _ values: [Measure: [Double?]]) {
    func value(_ measure: Measure) -> Double { (values[measure]?[vertex]).flatMap(\.self) ?? 0 }
    func rank(_ measure: Measure) -> Int {
      CompetitionRanks.ranks(of: values[measure] ?? [], by: measure)[vertex] ?? Int.max
    }
    count = values[.degree]?.count ?? 0
    degree = value(.degree)
    degreeRank = rank(.degree)
    betweenness = value(.betweenness)
    betweennessRank = rank(.betweenness)
    coreness = value(.coreness)
    highestCoreness = (values[.coreness] ?? []).compactMap(\.self).max() ?? 0
  }
}
