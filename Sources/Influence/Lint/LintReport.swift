public import Atlas

/// What a lint found in an atlas, most certain first.
///
/// A lint looks at an atlas that loads, whatever files it was made from. Errors that keep an atlas from loading are no
/// findings; they are an `AtlasError`.
public struct LintReport: Sendable {
  /// How often a rule found something, by certainty.
  public struct Count: Sendable, Hashable, Encodable {
    /// The rule.
    public let rule: LintRule
    /// Findings that follow from what the atlas says.
    public let certain: Int
    /// Findings that are so unless there is a good reason.
    public let probable: Int
    /// Findings worth a look.
    public let possible: Int
    /// All of them.
    public var total: Int { certain + probable + possible }
  }

  /// The title, or titles, of the atlas.
  public let title: String
  /// The date on which ties count as held.
  public let on: PartialDate?
  /// How many entities were looked at.
  public let entities: Int
  /// How many ties.
  public let ties: Int
  /// How many claims.
  public let claims: Int
  /// How many of them cite nothing and do not say 'assumed'.
  public let claimsWithoutEvidence: Int
  /// Everything found, most certain first.
  public let findings: [LintFinding]

  /// Looks at an atlas.
  ///
  /// - Parameters:
  ///   - rules: What to look for; by default everything.
  ///   - date: The date on which ties count as held; by default the atlas's own.
  /// - Complexity: O(entities + ties + claims), near that for duplicates: names are compared only where they share a key
  public init(_ atlas: Atlas, rules: Set<LintRule> = Set(LintRule.allCases), on date: PartialDate? = nil) {
    let subject = LintSubject(atlas, on: date)
    title = atlas.title
    on = subject.date
    entities = atlas.entities.count
    ties = atlas.ties.count
    let evidence = atlas.allEvidence
    claims = evidence.count
    claimsWithoutEvidence = evidence.count(where: \.isMissing)
    findings = LintRule.allCases.filter(rules.contains).flatMap { $0.findings(in: subject) }.sorted()
  }

  /// How many warnings there are: what `--strict` counts.
  public var warnings: Int { findings.count { $0.severity == .warning } }

  /// How often each rule found something, rules without findings left out.
  public var counts: [Count] {
    let byRule = Dictionary(grouping: findings, by: \.rule)
    return LintRule.allCases.compactMap { rule in
      guard let found = byRule[rule] else { return nil }
      func count(_ certainty: LintFinding.Certainty) -> Int { found.count { $0.certainty == certainty } }
      return Count(
        rule: rule, certain: count(.certain), probable: count(.probable), possible: count(.possible))
    }
  }
}

extension LintRule {
  /// What the rule finds.
  func findings(in subject: LintSubject) -> [LintFinding] {
    switch self {
    case .duplicates: DuplicatesRule.findings(in: subject)
    case .aliases: AliasesRule.findings(in: subject)
    case .reading: ReadingRule.findings(in: subject)
    case .population: PopulationRule.findings(in: subject)
    case .periods: PeriodsRule.findings(in: subject)
    case .futureDates: FutureDatesRule.findings(in: subject)
    case .memberCounts: MemberCountsRule.findings(in: subject)
    case .shares: SharesRule.findings(in: subject)
    case .money: MoneyRule.findings(in: subject)
    case .locations: LocationsRule.findings(in: subject)
    case .contradictions: ContradictionsRule.findings(in: subject)
    case .endedTies: EndedTiesRule.findings(in: subject)
    case .oldSources: OldSourcesRule.findings(in: subject)
    case .unsourced: UnsourcedRule.findings(in: subject)
    case .assumed: AssumedRule.findings(in: subject)
    case .uncitedSources: UncitedSourcesRule.findings(in: subject)
    case .places: PlacesRule.findings(in: subject)
    case .orphans: OrphansRule.findings(in: subject)
    case .islands: IslandsRule.findings(in: subject)
    case .emptyGroups: EmptyGroupsRule.findings(in: subject)
    case .undatedEvents: UndatedEventsRule.findings(in: subject)
    case .unreachedBodies: UnreachedBodiesRule.findings(in: subject)
    case .impossibleRules:
      ImpossibleRulesRule.findings(in: subject) + ContradictoryRules.findings(in: subject)
    case .openPoints: OpenPointsRule.findings(in: subject)
    case .unpricedOpenings: UnpricedOpeningsRule.findings(in: subject)
    case .hubs: HubsRule.findings(in: subject)
    }
  }
}
