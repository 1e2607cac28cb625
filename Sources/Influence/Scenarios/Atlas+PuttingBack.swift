import Atlas

extension Atlas {
  /// This atlas with the entities and ties put back that an earlier one had and it has no longer, so that one picture can
  /// show both.
  ///
  /// - Throws: `AtlasError` where something cannot be put back.
  /// - Complexity: O(entities + ties)
  func puttingBack(_ difference: AtlasDifference, from before: Atlas) throws(AtlasError) -> Atlas {
    var claims: [Scenario.TieKey: [Claims<Tie.Statement>]] = [:]
    for tie in before.ties {
      let ends = (before.entities[tie.from].id, before.entities[tie.to].id)
      claims[Scenario.TieKey(from: ends.0, type: tie.type, to: ends.1), default: []].append(tie.claims)
    }
    var steps: [Scenario.Step] = []
    var seen: Set<AtlasDifference.Subject> = []
    for item in difference.items where item.way == .removed && seen.insert(item.subject).inserted {
      switch item.subject {
      case .entity(let id):
        if let entity = before.entity(id) { steps.append(Scenario.Step(.addEntity(entity))) }
      case .ties(let key): steps.append(Scenario.Step(.addTies(key, claims[key] ?? [])))
      case .part: continue
      }
    }
    return try applying(Scenario(id: "both", title: "Both", steps: steps)).atlas
  }
}
