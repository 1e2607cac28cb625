import Atlas

/// Who is a member of what on a date, both ways, and what else ties an entity.
final class Memberships: Sendable {
  let atlas: Atlas
  let date: PartialDate
  /// Ties of the class 'membership' that are held, by the index of the member.
  let groups: [Int: [Int]]
  /// The same by the index of the group.
  let members: [Int: [Int]]
  /// The held ties that start from or lead to each entity, by the index of the entity.
  let ties: [Int: [Int]]
  /// The openings on the date that start from each entity, by the index of the entity.
  let openings: [Int: [Int]]
  /// What each entity is part of, by its index: other entities by theirs.
  let wholes: [Int: [Int]]
  private let memberLists: [Int: [Int]]
  private let groupLists: [Int: [Int]]

  /// - Complexity: O(ties)
  init(_ atlas: Atlas, on date: PartialDate) {
    self.atlas = atlas
    self.date = date
    let classes = Dictionary(
      atlas.vocabulary.tieTypes.map { ($0.name, $0.tieClass == "membership") }, uniquingKeysWith: { $1 })
    var groups: [Int: [Int]] = [:]
    var members = groups, ties = groups, openings = groups, wholes = groups
    for (index, tie) in atlas.ties.enumerated() {
      if tie.statement.isPotential, !tie.statement.isDenied, tie.statement.period.contains(date) {
        openings[tie.from, default: []].append(index)
      }
      guard atlas.holds(tie, on: date) else { continue }
      ties[tie.from, default: []].append(index)
      if tie.from != tie.to { ties[tie.to, default: []].append(index) }
      if tie.type == "part of" { wholes[tie.from, default: []].append(tie.to) }
      guard classes[tie.type] == true else { continue }
      groups[tie.from, default: []].append(index)
      members[tie.to, default: []].append(index)
    }
    (self.groups, self.members, self.ties, self.openings) = (groups, members, ties, openings)
    self.wholes = wholes
    memberLists = members.mapValues { Self.ascending($0.map { atlas.ties[$0].from }) }
    groupLists = groups.mapValues { Self.ascending($0.map { atlas.ties[$0].to }) }
  }

  /// Each once, in order. Ties stand in the order of their ends, so most lists need no sorting.
  private static func ascending(_ indices: [Int]) -> [Int] {
    zip(indices, indices.dropFirst()).allSatisfy(<) ? indices : Set(indices).sorted()
  }

  /// The tie by which an entity is a member of a group.
  func tie(_ entity: Int, in group: Int) -> Tie? {
    groups[entity]?.first { atlas.ties[$0].to == group }.map { atlas.ties[$0] }
  }

  /// The members of a group, each once, in the order of ids.
  func members(of group: Int) -> [Int] { memberLists[group] ?? [] }

  /// Some entities with their parts, and the parts of those, over held ties 'part of'.
  func parts(of wholes: [Int]) -> Set<Int> {
    var parts = Set(wholes)
    var waiting = wholes
    while let whole = waiting.popLast() {
      for tie in (ties[whole] ?? []).map({ atlas.ties[$0] }) where tie.type == "part of" && tie.to == whole {
        if parts.insert(tie.from).inserted { waiting.append(tie.from) }
      }
    }
    return parts
  }

  /// The groups of an entity, each once, in the order of ids.
  func groups(of entity: Int) -> [Int] { groupLists[entity] ?? [] }
}
