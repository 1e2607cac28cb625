import Atlas

extension Atlas {
  /// This atlas with the entities and ties put back that an earlier one had and it has no longer, so that one picture can
  /// show both.
  ///
  /// - Throws: `AtlasError` where something cannot be put back.
  /// - Complexity: O(entities + ties)
  func puttingBack(_ difference: AtlasDifference, from before: Atlas) throws(AtlasError) -> Atlas {
    let claims = before.claims(of: difference.items.filter { $0.way == .removed })
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

  /// The claims of the ties that a difference speaks of, by their names.
  private func claims(of items: [AtlasDifference.Item]) -> [Scenario.TieKey: [Claims<Tie.Statement>]] {
    var claims: [Scenario.TieKey: [Claims<Tie.Statement>]] = [:]
    for case .ties(let key) in items.map(\.subject) { claims[key] = [] }
    let starts = Set(claims.keys.compactMap { index(of: $0.from) })
    for tie in ties where starts.contains(tie.from) {
      let key = Scenario.TieKey(from: entities[tie.from].id, type: tie.type, to: entities[tie.to].id)
      claims[key]?.append(tie.claims)
    }
    return claims
  }
}
