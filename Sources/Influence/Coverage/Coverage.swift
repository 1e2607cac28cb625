public import Atlas
import GraphKernel

/// Who sits nowhere, which groups have nobody, which few groups have everybody, and what one more membership adds.
public struct Coverage: Sendable {
  /// A group of the smallest set and whom it adds to those before it.
  public struct Part: Sendable, Hashable {
    /// The group.
    public let group: EntityReference
    /// Whom it adds, in the order of ids.
    public let adds: [EntityReference]
  }

  /// One more membership, and who would gain as much by it.
  public struct Addition: Sendable, Hashable {
    /// What would be joined.
    public let group: EntityReference
    /// How many members of the group one who joins shares no group with so far.
    public let meets: Int
    /// Who would gain so much by joining, in the order of ids.
    public let members: [EntityReference]
  }

  /// What was asked.
  public let query: CoverageQuery
  /// The date the memberships hold on.
  public let on: PartialDate
  /// The ids of the merged data sets.
  public let atlas: String
  /// Whom or what to cover, in the order of ids.
  public let targets: [EntityReference]
  /// Those in no group that counts.
  public let nowhere: [EntityReference]
  /// Groups that count in which none of them is: those that have a member of the same kind as one of them, and those of
  /// the kinds asked for.
  public let without: [EntityReference]
  /// The smallest set of groups that has all others, or the best known, each group after the one that adds more.
  public let parts: [Part]
  /// Whether no set with fewer groups has them all.
  public let isSmallest: Bool
  /// No set has fewer groups than this.
  public let lowerBound: Int
  /// The memberships that bring the most new acquaintances, the most first, then by ids. A membership that a rule bars,
  /// or in a group without any member of the same kind, is not among them.
  public let additions: [Addition]

  /// Finds out who and what is covered.
  ///
  /// - Throws: `RouteQueryError.noDate`, `.unknownEntity`, `.refused` where there is nothing to cover.
  /// - Complexity: O(ties + t·g·a) for t targets, g groups of at most a members; the exact cover as
  ///   `TwoModeGraph.memberCover(stepLimit:)` says.
  public init(_ atlas: Atlas, query: CoverageQuery) throws(RouteQueryError) {
    guard let date = query.on ?? atlas.asOf else { throw .noDate }
    let data = try CoverageData(atlas, query, on: date)
    let graph = try data.graph()
    let cover = graph.memberCover(stepLimit: query.stepLimit)
    func reference(_ index: Int) -> EntityReference { EntityReference(atlas.entities[index]) }
    self.query = query
    on = date
    self.atlas = atlas.title
    targets = data.targets.map(reference)
    nowhere = cover.uncovered.map { reference(data.targets[Int($0)]) }
    without = data.groupsWithoutTargets.map(reference)
    parts = cover.parts.map { part in
      Part(
        group: reference(data.groups[Int(part.group)]),
        adds: part.adds.map { reference(data.targets[Int($0)]) })
    }
    isSmallest = cover.isSmallest
    lowerBound = cover.lowerBound
    additions = query.subject == .members ? data.additions(limit: query.additionLimit) : []
  }
}

/// The groups of the targets, and all members of all groups.
private struct CoverageData {
  let atlas: Atlas
  let query: CoverageQuery
  /// Indices of the targets, ascending.
  let targets: [Int]
  /// Indices of the groups that count and have any member, ascending.
  let groups: [Int]
  /// The members of each group.
  private let members: [Int: Set<Int>]

  init(_ atlas: Atlas, _ query: CoverageQuery, on date: PartialDate) throws(RouteQueryError) {
    let avoided = Set(query.avoiding)
    var members: [Int: Set<Int>] = [:]
    for tie in atlas.ties where atlas.holds(tie, on: date) {
      let (member, group): (Int, Int)
      switch query.subject {
      case .members:
        guard atlas.vocabulary.tieType(tie.type)?.tieClass == "membership" else { continue }
        (member, group) = (tie.from, tie.to)
      case .themes:
        guard OverlapQuery.coverings.contains(tie.type) else { continue }
        (member, group) = (tie.to, tie.from)
      }
      let entity = atlas.entities[group]
      guard query.groupKinds.isEmpty || query.groupKinds.contains(entity.kind), !avoided.contains(entity.id)
      else { continue }
      members[group, default: []].insert(member)
    }
    self.atlas = atlas
    self.query = query
    self.members = members
    groups = members.keys.sorted()
    targets = try Self.targets(atlas, query, members: members, on: date)
  }

  private static func targets(
    _ atlas: Atlas, _ query: CoverageQuery, members: [Int: Set<Int>], on date: PartialDate
  ) throws(RouteQueryError) -> [Int] {
    var found: Set<Int> = []
    for id in query.targets {
      guard let index = atlas.index(of: id) else { throw .unknownEntity(id) }
      found.insert(index)
    }
    if query.targets.isEmpty {
      let kinds = query.subject == .themes ? ["theme"] : query.memberKinds
      found =
        kinds.isEmpty
        ? members.values.reduce(into: []) { $0.formUnion($1) }
        : Set(atlas.entities.indices.filter { kinds.contains(atlas.entities[$0].kind) })
    }
    guard !found.isEmpty else { throw .refused("there is nobody to cover in this part of the atlas") }
    return found.sorted()
  }

  /// Targets as members of the groups.
  func graph() throws(RouteQueryError) -> TwoModeGraph {
    let places = Dictionary(uniqueKeysWithValues: targets.enumerated().map { ($1, UInt32($0)) })
    let memberships = groups.enumerated().flatMap { column, group in
      (members[group] ?? []).compactMap(places.index(forKey:)).map {
        (member: places.values[$0], group: UInt32(column))
      }
    }
    do throws(MeasureError) {
      return try TwoModeGraph(memberCount: targets.count, groupCount: groups.count, memberships: memberships)
    } catch {
      throw .refused("\(error)")
    }
  }

  /// Groups that have none of the targets.
  var groupsWithoutTargets: [Int] {
    let kinds = Set(targets.map { atlas.entities[$0].kind }), avoided = Set(query.avoiding)
    let targets = Set(targets)
    return atlas.entities.indices.filter { index in
      let entity = atlas.entities[index], members = members[index] ?? []
      guard !avoided.contains(entity.id), !targets.contains(index), members.isDisjoint(with: targets) else {
        return false
      }
      return query.groupKinds.isEmpty
        ? members.contains { kinds.contains(atlas.entities[$0].kind) }
        : query.groupKinds.contains(entity.kind)
    }
  }

  /// The memberships that bring the most new acquaintances.
  func additions(limit: Int) -> [Coverage.Addition] {
    let lists = groups.map { Array(members[$0] ?? []) }
    // By entity, the places of its groups.
    var columns = [[Int]](repeating: [], count: atlas.entities.count)
    for (column, list) in lists.enumerated() { for member in list { columns[member].append(column) } }
    let bars = groups.map { JoiningBar(atlas.entities[$0]) }
    let kinds = groups.map { Set((members[$0] ?? []).map { atlas.entities[$0].kind }) }
    var best = BestGains(limit: limit)
    // The target that has last met each entity: no set has to be built for each.
    var lastMet = [Int](repeating: -1, count: atlas.entities.count)
    for target in targets {
      lastMet[target] = target
      for column in columns[target] { for member in lists[column] { lastMet[member] = target } }
      let applicant = JoiningBar.Applicant(atlas.entities[target])
      for (column, group) in groups.enumerated()
      where group != target && best.takes(Gain(group: group, meets: lists[column].count)) {
        var meets = 0
        for member in lists[column] where lastMet[member] != target { meets += 1 }
        // Of a group it is in it knows all.
        guard meets > 0, kinds[column].contains(applicant.kind), !bars[column].bars(applicant) else {
          continue
        }
        best.add(target, Gain(group: group, meets: meets))
      }
    }
    return best.order.map { gain in
      Coverage.Addition(
        group: EntityReference(atlas.entities[gain.group]), meets: gain.meets,
        members: (best.targets[gain] ?? []).map { EntityReference(atlas.entities[$0]) })
    }
  }
}
