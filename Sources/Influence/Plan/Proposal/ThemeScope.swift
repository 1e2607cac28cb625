import Atlas

/// Where a theme is to be covered: some groups with all their parts, of some kinds.
struct ThemeScope {
  /// The one that would take the theme up by a rule, and what shows that it is the one.
  typealias Taker = (group: Int, evidence: Evidence?)

  private let finder: CoalitionFinder
  private let theme: Int?
  private let kinds: [String]
  /// The groups and their parts; nil for everybody.
  private let members: Set<Int>?
  private var atlas: Atlas { finder.atlas }
  private var memberships: Memberships { finder.eligibility.memberships }

  init(_ finder: CoalitionFinder, groups: [String], kinds: [String], theme: String) {
    self.finder = finder
    self.kinds = kinds
    self.theme = finder.atlas.index(of: theme)
    members =
      groups.isEmpty ? nil : finder.eligibility.memberships.parts(of: groups.compactMap(finder.atlas.index))
  }

  private func contains(_ entity: Int) -> Bool {
    (members?.contains(entity) ?? true) && (kinds.isEmpty || kinds.contains(atlas.entities[entity].kind))
  }

  /// Those in it who cover the theme already, in the order of ids.
  var covers: [ThemeCover] {
    ties("covers").map { ThemeCover(entity: EntityReference(atlas.entities[$0.from]), evidence: $0.evidence) }
  }

  /// The held ties of one type from those in it to the theme.
  private func ties(_ type: String) -> [Tie] {
    guard let theme else { return [] }
    return (memberships.ties[theme] ?? []).map { atlas.ties[$0] }.filter {
      $0.type == type && $0.to == theme && contains($0.from)
    }
  }

  /// Who would take the theme up by a rule; nil where the rule serves another end, or would make a group of another kind.
  ///
  /// A new group stands for the one whose rule it is. A theme is added to a group of the kind that the rule names: one that
  /// covers it indirectly, at best a part of those who decide, or any where there is none such; not at all where there is no
  /// group of the kind.
  func taker(of rule: Rule) -> Taker? {
    guard let into = atlas.index(of: rule.into) else { return nil }
    let kind = rule.groupKind(in: atlas.vocabulary)
    if !kinds.isEmpty { guard let kind, kinds.contains(kind) else { return nil } }
    if rule.isFounding { return (into, nil) }
    guard rule.isThemeAddition else { return nil }
    let groups = memberships.parts(of: [into]).subtracting([into]).filter { atlas.entities[$0].kind == kind }
    guard kind == nil || !groups.isEmpty else { return nil }
    let fits = ties("covers indirectly").filter { groups.contains($0.from) }
    let decided = memberships.parts(of: finder.deciders(of: rule))
    let fit = fits.first { decided.contains($0.from) } ?? fits.first
    return (fit?.from ?? into, fit?.evidence)
  }
}
