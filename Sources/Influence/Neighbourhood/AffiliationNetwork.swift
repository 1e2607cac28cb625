public import Atlas
public import Interchange

/// Groups and their members as two sides: who is in what, two-mode and not projected.
public struct AffiliationNetwork: Sendable {
  /// The groups, by index, in the order asked for.
  public let groups: [Int]
  /// Those in any of them, or with an opening: in the most groups first, then by name.
  public let members: [Int]
  /// The memberships that are held and the openings, by the indices of their ties.
  public let ties: [Int]
  /// The date they are held on.
  public let on: PartialDate
  private let atlas: Atlas

  /// Gathers the memberships of some groups.
  ///
  /// - Throws: `RouteQueryError`.
  /// - Complexity: O(ties log ties)
  public init(of ids: [String], in atlas: Atlas, on date: PartialDate) throws(RouteQueryError) {
    var groups: [Int] = []
    for id in ids {
      guard let index = atlas.index(of: id) else { throw .unknownEntity(id) }
      if !groups.contains(index) { groups.append(index) }
    }
    let asked = Set(groups)
    ties = atlas.ties.indices.filter { index in
      let tie = atlas.ties[index]
      guard asked.contains(tie.to), atlas.vocabulary.tieType(tie.type)?.tieClass == "membership" else {
        return false
      }
      return atlas.holds(tie, on: date)
        || (tie.statement.isPotential && !tie.statement.isDenied
          && !tie.statement.period.isOver(before: date))
    }
    var counts: [Int: Int] = [:]
    for tie in ties { counts[atlas.ties[tie].from, default: 0] += 1 }
    members = counts.keys.sorted {
      (counts[$1] ?? 0, atlas.entities[$0].name, $0) < (counts[$0] ?? 0, atlas.entities[$1].name, $1)
    }
    self.groups = groups
    on = date
    self.atlas = atlas
  }

  /// One row a member, one column a group.
  public var table: Table {
    var table = Table(
      columns: [.init("Member", key: "member"), .init("Kind", key: "kind")]
        + groups.map { .init(atlas.entities[$0].name, key: atlas.entities[$0].id) }
        + [.init("Groups", key: "groups", isNumeric: true)])
    var states: [Int: [Int: String]] = [:]
    for index in ties {
      let tie = atlas.ties[index]
      states[tie.from, default: [:]][tie.to] = tie.statement.isPotential ? "opening" : "member"
    }
    for member in members {
      let row = groups.map { states[member]?[$0] ?? "" }
      table.append(
        [.text(atlas.entities[member].name), .text(atlas.entities[member].kind)] + row.map { .text($0) }
          + [.count(row.count { $0 == "member" })])
    }
    return table
  }
}
