public import Atlas

/// How one clause of a rule stands for one entity, with what it rests on.
public struct ClauseAssessment: Sendable, Hashable {
  /// What the entity has.
  public enum Held: Sendable, Hashable {
    /// A number: inhabitants, members.
    case count(Int)
    /// Words: a kind, a country, the ids of memberships.
    case text(String)
  }

  /// A claim that differs from the one that counts.
  public struct OtherClaim: Sendable, Hashable {
    /// What it says.
    public let says: String
    /// Where.
    public let evidence: [Citation]
  }

  /// What the clause is about.
  public let topic: Clause.Topic
  /// How it stands.
  public let standing: Standing
  /// What it asks for, in a short form that a program can read: '50000-250000', 'city, network'.
  public let requires: String
  /// What the entity has; nil where it is not known or does not matter.
  public let has: Held?
  /// How much is missing to the lower bound, in the clause's own unit: 2000 inhabitants.
  public let short: Int?
  /// How much there is above the upper bound.
  public let over: Int?
  /// Who decides, advises or advocates.
  public let people: [EntityReference]
  /// The memberships that must come first.
  public let first: [EntityReference]
  /// The standing in words: '974 inhabitants short of 50 000'.
  public let explanation: String
  /// What the clause rests on.
  public let evidence: Evidence
  /// What what the entity has rests on; nil where nothing is known.
  public let hasEvidence: Evidence?
  /// What other sources say of the clause, or of what the entity has.
  public let others: [OtherClaim]
}

extension ClauseAssessment {
  /// What one clause comes to, before it is put beside its evidence.
  struct Finding {
    var standing: Standing
    var requires: String
    var has: Held?
    var short: Int?
    var over: Int?
    var people: [EntityReference] = []
    var first: [EntityReference] = []
    var explanation: String
    var hasEvidence: Evidence?
    var others: [OtherClaim] = []
  }

  init(_ finding: Finding, of clause: Clause) {
    let used = clause.claims.used
    topic = clause.topic
    standing = finding.standing
    requires = finding.requires
    has = finding.has
    short = finding.short
    over = finding.over
    people = finding.people
    first = finding.first
    explanation = finding.explanation
    evidence = used.evidence
    hasEvidence = finding.hasEvidence
    others =
      clause.claims.all.filter { $0.value != used.value }.map {
        OtherClaim(says: "\(clause.topic.rawValue): \($0.value)", evidence: $0.evidence.citations)
      } + finding.others
  }
}

extension Clause.Value {
  /// The value in a short form that a program can read: '50000-250000', '4 city'.
  var compact: String {
    switch self {
    case .population(let from, let to): "\(from.map(String.init) ?? "")-\(to.map(String.init) ?? "")"
    case .needs(let needs): needs.map { "\($0.atLeast) \($0.of)" }.joined(separator: ", ")
    default: description
    }
  }
}
