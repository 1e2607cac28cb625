public import Atlas

/// What a lint looks for in an atlas.
public enum LintRule: String, Sendable, Hashable, Codable, CaseIterable {
  /// Entities that may be one and the same.
  case duplicates
  /// Names that two entities bear.
  case aliases
  /// What a reader guessed, left out or renamed.
  case reading
  /// Numbers of inhabitants that nothing of that kind has.
  case population
  /// Beginnings after ends, and foundings after both.
  case periods
  /// What is said to be held and begins after the atlas's own date.
  case futureDates = "future-dates"
  /// Counts of members below the members the atlas knows.
  case memberCounts = "member-counts"
  /// Parts of a whole that come to more than the whole.
  case shares
  /// Sums of money that differ from their like by powers of ten.
  case money
  /// Coordinates in the sea or in another country.
  case locations
  /// Ties that contradict one another.
  case contradictions
  /// Ties that outlive one of their ends.
  case endedTies = "ended-ties"
  /// Ends that no source can have seen.
  case oldSources = "old-sources"
  /// Claims that cite nothing and do not say 'assumed'.
  case unsourced
  /// Claims that are assumed, and nobody says why.
  case assumed
  /// Sources that no claim cites.
  case uncitedSources = "uncited-sources"
  /// Places of sources that are not declared, or look misspelt.
  case places
  /// Entities that nothing leads to or from.
  case orphans
  /// Small parts of the atlas that hang together and with nothing else.
  case islands
  /// Groups nobody is in.
  case emptyGroups = "empty-groups"
  /// Events without a date.
  case undatedEvents = "undated-events"
  /// EU bodies that no influence reaches.
  case unreachedBodies = "unreached-bodies"
  /// Rules nobody can satisfy.
  case impossibleRules = "impossible-rules"
  /// Points on which sources disagree and nobody has decided.
  case openPoints = "open-points"
  /// Openings without a price or a rule.
  case unpricedOpenings = "unpriced-openings"
  /// Entities that routes run through and that too much hangs on.
  case hubs

  /// What it looks for, in a few words.
  public var title: String {
    switch self {
    case .duplicates: "probable duplicates"
    case .aliases: "names that two entities bear"
    case .reading: "what the reader guessed or left out"
    case .population: "implausible numbers of inhabitants"
    case .periods: "beginnings after ends"
    case .futureDates: "held ties that have not begun"
    case .memberCounts: "counts below the members known"
    case .shares: "shares of more than the whole"
    case .money: "sums far from their like"
    case .locations: "misplaced coordinates"
    case .contradictions: "ties that contradict one another"
    case .endedTies: "ties that outlive an end"
    case .oldSources: "ends that no source has seen"
    case .unsourced: "claims without evidence"
    case .assumed: "assumptions without a reason"
    case .uncitedSources: "sources never cited"
    case .places: "places of sources"
    case .orphans: "entities without a tie"
    case .islands: "parts cut off from the rest"
    case .emptyGroups: "groups without members"
    case .undatedEvents: "events without a date"
    case .unreachedBodies: "EU bodies that nothing leads to"
    case .impossibleRules: "rules nobody can satisfy"
    case .openPoints: "contested points without a decision"
    case .unpricedOpenings: "openings without a price or rule"
    case .hubs: "hubs that routes run through"
    }
  }
}

/// One thing a lint found: what, how sure, where, whom it concerns, and the remedy.
public struct LintFinding: Sendable, Hashable {
  /// How sure it is that something is wrong.
  public enum Certainty: String, Sendable, Hashable, Codable, CaseIterable {
    /// It follows from what the atlas says.
    case certain
    /// It is so unless there is a good reason.
    case probable
    /// It is worth a look.
    case possible

    var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// What it was found by.
  public let rule: LintRule
  /// Whether it is a defect of the data, or something its author should know.
  public let severity: Severity
  /// How sure it is.
  public let certainty: Certainty
  /// Why it is that sure.
  public let because: String
  /// What is wrong.
  public let message: String
  /// Where it stands; nil when it concerns no single place.
  public let position: SourcePosition?
  /// The entities concerned.
  public let entities: [EntityReference]
  /// What to do.
  public let remedy: String

  /// How much it weighs.
  public enum Severity: String, Sendable, Hashable, Codable, CaseIterable {
    /// A defect of the data. `--strict` counts it as an error.
    case warning
    /// Something to know. It may be right as it is.
    case note
  }
}

extension LintFinding: Comparable {
  /// Most certain first, then warnings before notes, then by rule, file, line and column.
  public static func < (left: LintFinding, right: LintFinding) -> Bool {
    if left.certainty != right.certainty { return left.certainty.rank < right.certainty.rank }
    if left.severity != right.severity { return left.severity == .warning }
    if left.rule != right.rule { return left.rule.order < right.rule.order }
    if left.position != right.position {
      guard let one = left.position, let other = right.position else { return left.position == nil }
      return (one.file, one.line, one.column) < (other.file, other.line, other.column)
    }
    return left.message < right.message
  }
}

extension LintRule {
  private static let orders: [LintRule: Int] = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })

  /// The place in the order in which rules are listed.
  var order: Int { Self.orders[self] ?? 0 }
}

extension LintFinding: CustomStringConvertible {
  /// `file:line:column: warning: message (certain: why) [rule]; remedy`.
  public var description: String {
    let place = position.map { "\($0): " } ?? ""
    return
      "\(place)\(severity.rawValue): \(message) (\(certainty.rawValue): \(because)) [\(rule.rawValue)]; \(remedy)"
  }
}
