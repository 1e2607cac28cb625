import Atlas

/// Whom the rules of a group bar from joining for certain.
///
/// A member is barred only where every rule for joining has a clause whose every claim says no: by its kind, its
/// country or its number of inhabitants. What is not known bars nobody.
struct JoiningBar {
  private let rules: [Rule]

  init(_ group: Entity) {
    rules = group.rules.filter { $0.into == group.id && $0.action.hasPrefix("join") }
  }

  /// Whether the group says at all who may join.
  var hasRules: Bool { !rules.isEmpty }

  /// Whether no rule lets an entity join, whatever is not known of it.
  func bars(_ entity: Entity) -> Bool {
    hasRules
      && rules.allSatisfy { rule in
        rule.clauses.contains { clause in
          clause.claims.all.allSatisfy { Self.excludes($0.value, clause.topic, entity) }
        }
      }
  }

  private static func excludes(_ value: Clause.Value, _ topic: Clause.Topic, _ entity: Entity) -> Bool {
    switch (topic, value) {
    case (.kind, .names(let kinds)): return !kinds.contains(entity.kind)
    case (.country, .names(let countries)):
      return entity.text("country").map { !countries.contains($0) } ?? false
    case (.population, .population(let from, let to)):
      guard let claims = entity.attribute("population") else { return false }
      // Sources may differ on the number too: all of them must be out of bounds.
      return claims.all.allSatisfy { claim in
        guard case .number(let inhabitants) = claim.value else { return false }
        return from.map { inhabitants < Double($0) } == true || to.map { inhabitants > Double($0) } == true
      }
    default: return false
    }
  }
}
