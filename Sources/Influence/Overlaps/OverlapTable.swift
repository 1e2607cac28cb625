public import Atlas
import GraphKernel

/// Pairs of groups by shared members, or pairs of members by shared groups.
///
/// Two-mode data stays two-mode: each pair is shown with the sizes behind it. Sharing a group is an opportunity
/// to meet, not a tie.
public struct OverlapTable: Sendable {
  /// One group or one member and how many it has.
  public struct Row: Sendable, Hashable {
    /// The group or the member.
    public let entity: EntityReference
    /// The number of its members, or of its groups.
    public let size: Int
  }

  /// How chance was measured.
  public struct Chances: Sendable, Hashable {
    /// How many memberships the rules of the atlas bar.
    public let prohibited: Int
    /// The number of tests: all pairs, those that share nothing included.
    public let testCount: Int
    /// How many pairs have each verdict.
    public let verdicts: [OverlapVerdict: Int]
  }

  /// What was compared.
  public let query: OverlapQuery
  /// The date the memberships hold on.
  public let on: PartialDate
  /// The ids of the merged data sets.
  public let atlas: String
  /// Everything compared, in the order of ids, those that share nothing included.
  public let rows: [Row]
  /// How many are on the other side: members where groups are compared.
  public let otherCount: Int
  /// The number of different memberships, and how many of them rest on assumed ties alone.
  public let membershipCount: Int, assumedCount: Int
  /// The number of all pairs that share something.
  public let sharingCount: Int
  /// The pairs, sorted as the query says; equal ones by shared members (or Jaccard), then by ids.
  public let pairs: [OverlapPair]
  /// How many more pairs the query would let through.
  public let truncated: Int
  /// How chance was measured; nil where it was not.
  public let chances: Chances?
  /// Why chance was not measured though it was asked for.
  public let refusal: String?

  /// Compares groups or members.
  ///
  /// - Throws: `RouteQueryError.noDate` where neither the query nor the atlas names a date, `.unknownEntity`,
  ///   `.refused`; `CancellationError`.
  /// - Complexity: O(ties log ties + Σ d²) for members with d groups each; the test as `OverlapChances` says.
  public init(_ atlas: Atlas, query: OverlapQuery) async throws {
    guard let date = query.on ?? atlas.asOf else { throw RouteQueryError.noDate }
    let memberships = try MembershipGraph(atlas, query: query, on: date)
    let side = memberships.compared(query.mode)
    let tested = try await OverlapTesting(memberships, query)
    let search = OverlapPairSearch(side.graph, query, tested.chances)
    let found = try search.run(with: try query.with.map { id in try side.place(of: id, in: atlas) })
    func reference(_ index: Int) -> EntityReference { EntityReference(atlas.entities[index]) }
    self.query = query
    on = date
    self.atlas = atlas.title
    rows = side.entities.enumerated().map { place, index in
      Row(entity: reference(index), size: side.graph.memberCount(of: UInt32(truncatingIfNeeded: place)))
    }
    otherCount = side.others.count
    membershipCount = side.graph.membershipCount
    assumedCount = memberships.assumedCount
    sharingCount = found.sharingCount
    pairs = found.pairs.map { side.pair($0, tested.chances, in: atlas) }
    truncated = found.matching - found.pairs.count
    chances = tested.summary
    refusal = tested.refusal
  }
}

/// The tests of all pairs, or why there are none.
struct OverlapTesting {
  let model: OverlapNullModel?
  let chances: OverlapChances?
  let summary: OverlapTable.Chances?
  let refusal: String?

  init(_ memberships: MembershipGraph, _ query: OverlapQuery) async throws {
    var model: OverlapNullModel?, chances: OverlapChances?, summary: OverlapTable.Chances?, refusal: String?
    do {
      if let (fitted, prohibited) = try memberships.nullModel(query) {
        model = fitted
        let found = try await OverlapChances(
          fitted, adjustment: query.adjustment.ofKernel, level: query.level)
        chances = found
        summary = OverlapTable.Chances(
          prohibited: prohibited, testCount: found.testCount,
          verdicts: Dictionary(
            uniqueKeysWithValues: found.verdictCounts.map { (OverlapVerdict($0.key), $0.value) }))
      }
    } catch let error as MeasureError {
      guard case .invalidParameter = error else {
        refusal = "\(error); take --null hypergeometric, or fewer by kind or country"
        (self.model, self.chances, self.summary, self.refusal) = (model, nil, nil, refusal)
        return
      }
      throw RouteQueryError.refused("\(error)")
    }
    (self.model, self.chances, self.summary, self.refusal) = (model, chances, summary, refusal)
  }
}

extension OverlapTable: Encodable {
  private enum CodingKeys: String, CodingKey {
    case schema, of, on, atlas, sort, compared, others, memberships, assumedMemberships, sharing, chance
    case pairs, truncated, methods
  }
  private enum ChanceKeys: String, CodingKey {
    case nullModel, prohibitedCells, adjustment, level, tests, more, less, chance, untestable
  }

  /// Writes the table under the schema `corridor.overlaps/1`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("corridor.overlaps/1", forKey: .schema)
    try container.encode(query.mode, forKey: .of)
    try container.encode(on, forKey: .on)
    try container.encode(atlas, forKey: .atlas)
    try container.encode(query.order.rawValue, forKey: .sort)
    try container.encode(rows.count, forKey: .compared)
    try container.encode(otherCount, forKey: .others)
    try container.encode(membershipCount, forKey: .memberships)
    try container.encode(assumedCount, forKey: .assumedMemberships)
    try container.encode(sharingCount, forKey: .sharing)
    try container.encode(pairs, forKey: .pairs)
    try container.encode(truncated, forKey: .truncated)
    try container.encode(methods, forKey: .methods)
    guard let chances else { return try container.encodeNil(forKey: .chance) }
    var test = container.nestedContainer(keyedBy: ChanceKeys.self, forKey: .chance)
    try test.encode(query.nullModel, forKey: .nullModel)
    try test.encode(chances.prohibited, forKey: .prohibitedCells)
    try test.encode(query.adjustment, forKey: .adjustment)
    try test.encode(query.level, forKey: .level)
    try test.encode(chances.testCount, forKey: .tests)
    for (verdict, key) in [
      (OverlapVerdict.more, ChanceKeys.more), (.less, .less), (.chance, .chance),
      (.untestable, .untestable),
    ] {
      try test.encode(chances.verdicts[verdict] ?? 0, forKey: key)
    }
  }
}
