import Atlas

/// Who is a member of what on a date: the two-mode data under every overlap.
///
/// A place counts once however many ties state it; an entity that ceased to exist, or whose membership ended
/// before the date, is not in.
struct Affiliations {
  /// Indices of the groups that have at least one member, in the order of their ids.
  let groups: [Int]
  /// Indices of the members of at least one group, in the order of their ids.
  let members: [Int]
  /// The members of each group, by group index, in the order of their ids.
  let membersOfGroup: [Int: [Int]]
  /// The groups of each member, by member index, in the order of their ids.
  let groupsOfMember: [Int: [Int]]

  /// Gathers the memberships. - Complexity: O(ties log ties)
  init(_ atlas: Atlas, query: OverlapQuery, on date: PartialDate) {
    var pairs: Set<Pair> = []
    for tie in atlas.ties where query.counts(tie, in: atlas) && atlas.holds(tie, on: date) {
      pairs.insert(Pair(group: tie.to, member: tie.from))
    }
    var members: [Int: [Int]] = [:]
    var groups: [Int: [Int]] = [:]
    for pair in pairs.sorted(by: { ($0.group, $0.member) < ($1.group, $1.member) }) {
      members[pair.group, default: []].append(pair.member)
      groups[pair.member, default: []].append(pair.group)
    }
    membersOfGroup = members
    groupsOfMember = groups
    self.groups = members.keys.sorted()
    self.members = groups.keys.sorted()
  }

  private struct Pair: Hashable {
    let group: Int
    let member: Int
  }
}
