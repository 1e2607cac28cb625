public import Atlas

/// Who is tied to several groups and so links them, and by which ties.
///
/// A tie to a part of a group counts as one to the group. Ties that have ended are kept and told apart; openings,
/// denied ties, themes and what happens at occasions are no links.
public struct LinkTable: Sendable {
  /// A tie to a group, or to a part of it.
  public struct LinkTie: Sendable, Hashable {
    /// The tie as a sentence.
    public let sentence: String
    /// Whether it had ended by the date.
    public let isFormer: Bool
    /// How it is known, and where.
    public let evidence: Evidence
  }

  /// All ties of one to one group.
  public struct Link: Sendable, Hashable {
    /// The group.
    public let group: EntityReference
    /// The ties, in the order of the atlas.
    public let ties: [LinkTie]
    /// Whether all of them had ended by the date.
    public var isFormer: Bool { ties.allSatisfy(\.isFormer) }
  }

  /// One who is tied to several groups.
  public struct Linker: Sendable, Hashable {
    /// Who.
    public let entity: EntityReference
    /// The groups, those with a tie that holds first, then by id.
    public let links: [Link]
    /// How many groups it has a tie to that holds.
    public var current: Int { links.count { !$0.isFormer } }
  }

  /// What was asked.
  public let query: LinkQuery
  /// The date the ties hold on.
  public let on: PartialDate
  /// How many groups there are to link.
  public let groupCount: Int
  /// How many are tied to as many groups as was asked.
  public let found: Int
  /// Those with ties to most groups first, by ties that hold, then by all, then by id.
  public let linkers: [Linker]

  /// Looks for those tied to several groups.
  ///
  /// - Throws: `RouteQueryError` where an id is not there, or no date is named.
  /// - Complexity: O(groups · ties · depth + links log links)
  public init(_ atlas: Atlas, query: LinkQuery = LinkQuery()) throws(RouteQueryError) {
    guard let date = query.on ?? atlas.asOf else { throw .noDate }
    var groups: [Int] = []
    for id in query.groups {
      guard let index = atlas.index(of: id) else { throw .unknownEntity(id) }
      groups.append(index)
    }
    if groups.isEmpty {
      groups = atlas.entities.indices.filter { query.groupKinds.contains(atlas.entities[$0].kind) }
    }
    let search = LinkSearch(atlas, groups: groups, on: date)
    let all = search.links().filter { index, links in
      let isOfKind = query.kinds.isEmpty || query.kinds.contains(atlas.entities[index].kind)
      return isOfKind && links.count >= query.atLeast
    }
    let linkers = all.map { Linker(entity: EntityReference(atlas.entities[$0]), links: $1) }
    self.query = query
    on = date
    groupCount = Set(groups).count
    found = linkers.count
    self.linkers = Array(
      linkers.sorted {
        ($1.current, $1.links.count, $0.entity.id) < ($0.current, $0.links.count, $1.entity.id)
      }.prefix(query.limit))
  }
}

/// What links are asked for.
public struct LinkQuery: Sendable, Hashable {
  /// The groups that are linked, by id; empty for all of the kinds.
  public var groups: [String] = []
  /// Kinds of the groups where none is named.
  public var groupKinds = ["network"]
  /// Kinds of those who link; empty for any.
  public var kinds: [String] = []
  /// The fewest groups that one links.
  public var atLeast = 2
  /// The most linkers listed.
  public var limit = 10
  /// The date the ties must hold on; nil for the atlas's own.
  public var on: PartialDate?

  /// Asks who links networks.
  public init() {}
}

/// Finds the ties between entities and groups.
private struct LinkSearch {
  let atlas: Atlas
  let date: PartialDate
  /// The groups that an entity is, or is part of.
  private var groupsOf: [Int: [Int]] = [:]
  private let groups: Set<Int>

  init(_ atlas: Atlas, groups: [Int], on date: PartialDate) {
    self.atlas = atlas
    self.date = date
    self.groups = Set(groups)
    for group in self.groups.sorted() {
      for index in [group] + atlas.parts(of: group, on: date) { groupsOf[index, default: []].append(group) }
    }
  }

  /// For each entity that is no mere part of a group its links to others.
  func links() -> [(Int, [LinkTable.Link])] {
    var ties: [Int: [Int: [LinkTable.LinkTie]]] = [:]
    for tie in atlas.ties {
      guard let link = link(tie) else { continue }
      for (entity, group) in [(tie.from, tie.to), (tie.to, tie.from)]
      where groupsOf[entity] == nil || groups.contains(entity) {
        for whole in groupsOf[group] ?? [] where whole != entity {
          ties[entity, default: [:]][whole, default: []].append(link)
        }
      }
    }
    return ties.keys.sorted().map { entity in
      let links = (ties[entity] ?? [:]).map { group, ties in
        LinkTable.Link(group: EntityReference(atlas.entities[group]), ties: ties)
      }
      return (
        entity, links.sorted { ($0.isFormer ? 1 : 0, $0.group.id) < ($1.isFormer ? 1 : 0, $1.group.id) }
      )
    }
  }

  /// What a tie says, if it can be a link on the date.
  private func link(_ tie: Tie) -> LinkTable.LinkTie? {
    let type = atlas.vocabulary.tieType(tie.type)
    guard tie.isHeld, type?.tieClass != "theme", type?.tieClass != "occasion",
      tie.statement.period.hasBegun(by: date)
    else { return nil }
    let (from, to) = (atlas.entities[tie.from].name, atlas.entities[tie.to].name)
    return LinkTable.LinkTie(
      sentence: Step.sentence(
        from, type?.phrase ?? tie.type, to, role: tie.statement.role, tie.statement.period),
      isFormer: !atlas.holds(tie, on: date), evidence: tie.evidence)
  }
}
