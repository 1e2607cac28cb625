public import Atlas
public import Interchange

/// Groups and where their members are: what a map shows.
public struct GroupMap: Sendable {
  /// An entity and where it is.
  public struct Place: Sendable, Hashable {
    /// The entity.
    public let entity: EntityReference
    /// Degrees north.
    public let latitude: Double
    /// Degrees east.
    public let longitude: Double
    /// What its location rests on.
    public let evidence: Evidence
  }

  /// A membership of one whose place is known.
  public struct Membership: Sendable {
    /// Where the member is.
    public let member: Place
    /// The tie.
    public let tie: Tie
  }

  /// A group with those of its members whose place is known.
  public struct Group: Sendable {
    /// The group.
    public let entity: EntityReference
    /// Where it has its seat; nil where that is not known.
    public let seat: Place?
    /// The memberships of members whose place is known, one a member, in the order of ids.
    public let memberships: [Membership]
    /// Members whose place is not known.
    public let unplaced: [EntityReference]
  }

  /// The date the memberships hold on.
  public let on: PartialDate
  /// The groups.
  public let groups: [Group]
  /// Every member of any of them whose place is known, in the order of ids.
  public let members: [Place]

  /// Maps groups, by id; without any, those with the most members whose place is known.
  ///
  /// - Parameter top: how many groups are taken where none is named.
  /// - Throws: `RouteQueryError` where a name or a date is not there.
  /// - Complexity: O(ties log ties)
  public init(_ atlas: Atlas, of ids: [String], on date: PartialDate? = nil, top: Int = 3)
    throws(RouteQueryError)
  {
    guard let date = date ?? atlas.asOf else { throw .noDate }
    for id in ids where atlas.entity(id) == nil { throw .unknownEntity(id) }
    let named = Set(ids.compactMap(atlas.index(of:)))
    var ties: [Int: [Int: Tie]] = [:]
    for tie in atlas.ties where ids.isEmpty || named.contains(tie.to) {
      let isMembership = atlas.vocabulary.tieType(tie.type)?.tieClass == "membership"
      guard isMembership, atlas.holds(tie, on: date), ties[tie.to]?[tie.from] == nil else { continue }
      ties[tie.to, default: [:]][tie.from] = tie
    }
    let all = ids.isEmpty ? ties.keys.sorted() : ids.compactMap(atlas.index(of:))
    var groups = all.map { Self.group($0, ties[$0] ?? [:], in: atlas) }
    if ids.isEmpty {
      groups = groups.filter { $0.memberships.count > 1 }.enumerated().sorted { left, right in
        let (one, other) = (left.element.memberships.count, right.element.memberships.count)
        return one != other ? one > other : left.offset < right.offset
      }.prefix(top).map(\.element)
    }
    on = date
    self.groups = groups
    let places = Set(groups.flatMap { $0.memberships.map(\.member) })
    members = places.sorted { $0.entity.id < $1.entity.id }
  }

  private static func group(_ index: Int, _ ties: [Int: Tie], in atlas: Atlas) -> Group {
    let members = ties.keys.sorted()
    return Group(
      entity: EntityReference(atlas.entities[index]), seat: place(of: index, in: atlas),
      memberships: members.compactMap { member in
        guard let place = place(of: member, in: atlas), let tie = ties[member] else { return nil }
        return Membership(member: place, tie: tie)
      },
      unplaced: members.filter { place(of: $0, in: atlas) == nil }.map { EntityReference(atlas.entities[$0]) }
    )
  }

  /// Where an entity is, by its attribute 'location'.
  private static func place(of index: Int, in atlas: Atlas) -> Place? {
    let entity = atlas.entities[index]
    guard let claim = entity.attribute("location")?.used,
      case .location(let latitude, let longitude) = claim.value
    else { return nil }
    return Place(
      entity: EntityReference(entity), latitude: latitude, longitude: longitude, evidence: claim.evidence)
  }

  /// One row a membership: the member, its place and the group. What has no known place stands without.
  public var table: Table {
    var table = Table(columns: [
      .init("Group", key: "group"), .init("Member", key: "member"), .init("Kind", key: "kind"),
      .init("Latitude", key: "latitude", isNumeric: true),
      .init("Longitude", key: "longitude", isNumeric: true), .init("Evidence", key: "evidence"),
    ])
    for group in groups {
      for membership in group.memberships {
        let place = membership.member
        table.append([
          .text(group.entity.name), .text(place.entity.name), .text(place.entity.kind),
          .number(place.latitude, decimals: 2), .number(place.longitude, decimals: 2),
          .text(membership.tie.evidence.summary),
        ])
      }
      for member in group.unplaced {
        table.append([.text(group.entity.name), .text(member.name), .text(member.kind)])
      }
    }
    return table
  }
}
