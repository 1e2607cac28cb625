import Atlas

/// Those that a city sits with in groups.
struct Fellows {
  private let city: Int
  private let memberships: Memberships
  /// The groups of the city that a message may pass through.
  private let groups: Set<Int>
  /// By entity, in how many of them.
  private var counts: [Int: Int] = [:]

  init(of city: Int, _ memberships: Memberships) {
    let atlas = memberships.atlas
    self.city = city
    self.memberships = memberships
    groups = Set(memberships.groups(of: city).filter { atlas.allowsTransit(atlas.entities[$0]) })
    for group in groups { for member in memberships.members(of: group) { counts[member, default: 0] += 1 } }
  }

  /// How many of the members of a group the city sits with in another.
  func count(among members: [Int], elsewhereThan group: Int) -> Int {
    // All of them sit in the group itself.
    let here = groups.contains(group) ? 1 : 0
    return members.count { (counts[$0] ?? 0) > here }
  }

  /// Those of a kind among the members of a group that the city sits with in others: by those others, in the order of ids.
  func partners(in group: Int, kind: String) -> [(group: Int, members: [Int])] {
    let entities = memberships.atlas.entities
    var partners: [Int: [Int]] = [:]
    for member in memberships.members(of: group)
    where member != city && counts[member] != nil && entities[member].kind == kind {
      for other in memberships.groups(of: member) where other != group && groups.contains(other) {
        partners[other, default: []].append(member)
      }
    }
    return partners.sorted { $0.key < $1.key }.map { (group: $0.key, members: $0.value) }
  }
}
