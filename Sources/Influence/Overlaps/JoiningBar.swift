import Atlas

/// Whom the rules of a group bar from joining for certain.
///
/// A member is barred only where every rule for joining has a clause whose every claim says no: by its kind, its
/// country or its number of inhabitants. What is not known bars nobody.
struct JoiningBar {
  /// What rules look at in somebody who would join.
  struct Applicant {
    let kind: String
    fileprivate let country: String?
    /// By all that sources say; one that is no number bars nothing.
    fileprivate let populations: [Double?]

    init(_ entity: Entity) {
      kind = entity.kind
      country = entity.text("country")
      populations = (entity.attribute("population")?.all ?? []).map { claim in
        if case .number(let inhabitants) = claim.value { inhabitants } else { nil }
      }
    }
  }

  /// What a claim of a clause asks for.
  private enum Demand {
    case kinds([String])
    case countries([String])
    case population(from: Double?, to: Double?)
  }

  /// By rule and by clause that can bar: what each of its claims asks for.
  private let rules: [[[Demand]]]

  init(_ group: Entity) {
    rules = group.rules.filter { $0.into == group.id && $0.action.hasPrefix("join") }.map { rule in
      rule.clauses.compactMap { clause in
        let demands = clause.claims.all.compactMap { Self.demand($0.value, clause.topic) }
        return demands.count == clause.claims.all.count ? demands : nil
      }
    }
  }

  /// Whether the group says at all who may join.
  var hasRules: Bool { !rules.isEmpty }

  /// Whether no rule lets somebody join, whatever is not known of it.
  func bars(_ applicant: Applicant) -> Bool {
    hasRules
      && rules.allSatisfy { clauses in
        clauses.contains { demands in demands.allSatisfy { Self.excludes($0, applicant) } }
      }
  }

  private static func demand(_ value: Clause.Value, _ topic: Clause.Topic) -> Demand? {
    switch (topic, value) {
    case (.kind, .names(let kinds)): .kinds(kinds)
    case (.country, .names(let countries)): .countries(countries)
    case (.population, .population(let from, let to)):
      .population(from: from.map(Double.init), to: to.map(Double.init))
    default: nil
    }
  }

  private static func excludes(_ demand: Demand, _ applicant: Applicant) -> Bool {
    switch demand {
    case .kinds(let kinds): return !kinds.contains(applicant.kind)
    case .countries(let countries): return applicant.country.map { !countries.contains($0) } ?? false
    case .population(let from, let to):
      // Sources may differ on the number too: all of them must be out of bounds.
      return !applicant.populations.isEmpty
        && applicant.populations.allSatisfy { inhabitants in
          guard let inhabitants else { return false }
          return from.map { inhabitants < $0 } == true || to.map { inhabitants > $0 } == true
        }
    }
  }
}
