import Atlas

/// Entities that routes may run through and that more than a quarter of all others are tied to: every route would
/// cross them.
enum HubsRule: LintRuleFinder {
  private static let fewest = 20
  private static let share = 0.25

  static func findings(in subject: LintSubject) -> [LintFinding] {
    let atlas = subject.atlas
    let tied = subject.tiesAt.count { !$0.isEmpty }
    guard tied >= fewest else { return [] }
    return atlas.entities.indices.compactMap { index in
      let entity = atlas.entities[index]
      guard subject.tiesAt[index].count >= Int(Double(tied) * share), atlas.allowsTransit(entity) else {
        return nil
      }
      var neighbours: Set<Int> = []
      for tie in subject.tiesAt[index].map({ atlas.ties[$0] }) where tie.isHeld && carries(tie, in: atlas) {
        neighbours.formUnion([tie.from, tie.to])
      }
      neighbours.remove(index)
      guard Double(neighbours.count) > Double(tied - 1) * share else { return nil }
      return subject.finding(
        .hubs, .note, .possible, because: "sharing a hub joins few of them",
        "\(subject.name(index)) is tied to \(neighbours.count) of \(tied - 1) entities and routes run through it",
        about: [index], remedy: "say 'transit: no' if a message does not cross it")
    }
  }

  private static func carries(_ tie: Tie, in atlas: Atlas) -> Bool {
    guard let flow = atlas.vocabulary.tieType(tie.type)?.flow else { return false }
    return flow.along != nil || flow.against != nil
  }
}
