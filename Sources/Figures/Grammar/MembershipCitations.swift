import Atlas
import Influence

extension Atlas {
  /// What the memberships of some groups, or of some members, rest on. - Complexity: O(ties)
  func membershipCitations(of entities: [EntityReference], asGroups: Bool, on date: PartialDate) -> [Citation]
  {
    let wanted = Set(entities.compactMap { index(of: $0.id) })
    return ties.filter { tie in
      wanted.contains(asGroups ? tie.to : tie.from) && holds(tie, on: date)
        && vocabulary.tieType(tie.type)?.tieClass == "membership"
    }.flatMap(\.evidence.citations)
  }
}
