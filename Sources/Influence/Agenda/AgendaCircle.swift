import Atlas

/// An entity and those near enough that what concerns them concerns it: its members and people, the groups it is in,
/// what these are part of and who speaks for them.
struct AgendaCircle {
  /// Where its messages start: its members if it has any, or itself.
  let starts: [Int]
  private let near: Set<Int>
  private let centre: Int

  init(_ index: Int, in atlas: Atlas, on date: PartialDate) {
    centre = index
    let members = atlas.members(of: index, on: date)
    starts = members.isEmpty ? [index] : members
    var near: Set<Int> = [index]
    near.formUnion(members)
    // What it is in, and what belongs to it.
    for tie in atlas.ties where atlas.holds(tie, on: date) {
      let tieClass = atlas.vocabulary.tieType(tie.type)?.tieClass
      if tie.from == index, tieClass == "membership" { near.insert(tie.to) }
    }
    // The parts of these and of itself.
    let groups = near.subtracting(members)
    for tie in atlas.ties where groups.contains(tie.to) && atlas.holds(tie, on: date) {
      if atlas.vocabulary.tieType(tie.type)?.tieClass == "structure" { near.insert(tie.from) }
    }
    for tie in atlas.ties where atlas.holds(tie, on: date) && near.contains(tie.to) {
      if atlas.vocabulary.tieType(tie.type)?.tieClass == "people" { near.insert(tie.from) }
    }
    self.near = near
  }

  func concerns(_ entry: AgendaEntry) -> Bool {
    entry.entity == centre || !entry.about.isDisjoint(with: near)
  }
}
