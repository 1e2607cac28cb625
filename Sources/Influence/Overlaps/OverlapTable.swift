public import Atlas

/// Pairs of groups by shared members, or pairs of members by shared groups.
///
/// Two-mode data stays two-mode: each pair is shown with the sizes behind it. Sharing a group is an opportunity
/// to meet, not a tie.
public struct OverlapTable: Sendable {
  /// Two groups or two members and what they share.
  public struct Pair: Sendable, Hashable {
    /// The one, first in the order of ids.
    public let first: EntityReference
    /// The other.
    public let second: EntityReference
    /// How many the first has.
    public let firstSize: Int
    /// How many the second has.
    public let secondSize: Int
    /// What both have, in the order of ids. Never empty.
    public let shared: [EntityReference]

    /// The part of all that both have: |A and B| / |A or B| (Jaccard 1901).
    public var jaccard: Double { Double(shared.count) / Double(firstSize + secondSize - shared.count) }
  }

  /// One group or one member and what it has.
  public struct Row: Sendable, Hashable {
    /// The group or the member.
    public let entity: EntityReference
    /// Its members, or its groups, in the order of ids.
    public let has: [EntityReference]
  }

  /// What was compared.
  public let query: OverlapQuery
  /// The date the memberships hold on.
  public let on: PartialDate
  /// Everything compared, in the order of ids, those that share nothing included.
  public let rows: [Row]
  /// The pairs that share something, sorted as the query says; equal ones by the other measure, then by ids.
  public let pairs: [Pair]

  /// Compares groups or members.
  ///
  /// - Throws: `RouteQueryError.noDate` where neither the query nor the atlas names a date.
  /// - Complexity: O(n² · m) for n compared with at most m each
  public init(_ atlas: Atlas, query: OverlapQuery) throws(RouteQueryError) {
    guard let date = query.on ?? atlas.asOf else { throw .noDate }
    let affiliations = Affiliations(atlas, query: query, on: date)
    let (compared, has) =
      switch query.mode {
      case .groups: (affiliations.groups, affiliations.membersOfGroup)
      case .members: (affiliations.members, affiliations.groupsOfMember)
      }
    func references(_ indices: [Int]) -> [EntityReference] {
      indices.map { EntityReference(atlas.entities[$0]) }
    }
    self.query = query
    on = date
    rows = compared.map { Row(entity: EntityReference(atlas.entities[$0]), has: references(has[$0] ?? [])) }
    var pairs: [Pair] = []
    for (position, first) in compared.enumerated() {
      let ofFirst = Set(has[first] ?? [])
      for second in compared[(position + 1)...] {
        let ofSecond = has[second] ?? []
        let shared = ofSecond.filter(ofFirst.contains)
        guard !shared.isEmpty else { continue }
        pairs.append(
          Pair(
            first: EntityReference(atlas.entities[first]), second: EntityReference(atlas.entities[second]),
            firstSize: ofFirst.count, secondSize: ofSecond.count, shared: references(shared)))
      }
    }
    self.pairs = pairs.sorted { Self.precedes($0, $1, by: query.order) }
  }

  private static func precedes(_ left: Pair, _ right: Pair, by order: OverlapQuery.Order) -> Bool {
    let counts = (Double(left.shared.count), Double(right.shared.count))
    let parts = (left.jaccard, right.jaccard)
    let measures = order == .shared ? [counts, parts] : [parts, counts]
    for (a, b) in measures where a != b { return a > b }
    return (left.first.id, left.second.id) < (right.first.id, right.second.id)
  }
}

extension OverlapTable: Encodable {
  private enum CodingKeys: String, CodingKey { case schema, of, on, rows, pairs }
  private enum RowKeys: String, CodingKey { case entity, size, has }
  private enum PairKeys: String, CodingKey {
    case first, second, firstSize, secondSize, shared, count, jaccard
  }

  /// Writes the table under the schema `corridor.overlaps/1`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("corridor.overlaps/1", forKey: .schema)
    try container.encode(query.mode, forKey: .of)
    try container.encode(on, forKey: .on)
    var encodedRows = container.nestedUnkeyedContainer(forKey: .rows)
    for row in rows {
      var item = encodedRows.nestedContainer(keyedBy: RowKeys.self)
      try item.encode(row.entity, forKey: .entity)
      try item.encode(row.has.count, forKey: .size)
      try item.encode(row.has.map(\.id), forKey: .has)
    }
    var encodedPairs = container.nestedUnkeyedContainer(forKey: .pairs)
    for pair in pairs {
      var item = encodedPairs.nestedContainer(keyedBy: PairKeys.self)
      try item.encode(pair.first, forKey: .first)
      try item.encode(pair.second, forKey: .second)
      try item.encode(pair.firstSize, forKey: .firstSize)
      try item.encode(pair.secondSize, forKey: .secondSize)
      try item.encode(pair.shared.map(\.id), forKey: .shared)
      try item.encode(pair.shared.count, forKey: .count)
      try item.encode(pair.jaccard.roundedForOutput, forKey: .jaccard)
    }
  }
}
