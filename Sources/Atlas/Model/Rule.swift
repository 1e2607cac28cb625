/// What joining or founding takes.
public struct Rule: Sendable, Hashable {
  /// What it allows: 'join', 'join as associate', 'found a working group', ...
  public let action: String
  /// The entity it opens, by id.
  public let into: String
  /// The kind of the group that it founds, where the words of the action do not name it.
  public let founds: String?
  /// Its conditions and prices, in the author's order.
  public internal(set) var clauses: [Clause]
  /// What it rests on.
  public let evidence: Evidence
  /// A nuance in the author's words.
  public let note: String?
  /// Where it stands.
  public let position: SourcePosition
}

/// One condition or price of a rule, with every claim about it.
public struct Clause: Sendable, Hashable {
  /// What a clause is about.
  public enum Topic: String, Sendable, Hashable, CaseIterable {
    case kind
    case country
    case population
    case requires
    case composition
    case quorum
    case fee
    case reimbursement
    case capacity
    case admission
    case decidedBy = "decided by"
    case advisedBy = "advised by"
    case advocatedBy = "advocated by"
    case condition
  }

  /// So many of something.
  public struct Need: Sendable, Hashable {
    /// The least number.
    public let atLeast: Int
    /// Of what: the name of a kind, or plain words.
    public let of: String
  }

  /// What a membership costs.
  public struct Fee: Sendable, Hashable {
    /// EUR; nil where only its dependence is known.
    public let euros: Double?
    /// The one year it holds for, counted from joining.
    public let inYear: Int?
    /// The first year it holds for, counted from joining.
    public let fromYear: Int?
    /// The span it is paid for: 'year'.
    public let per: String?
    /// The lowest it can be, in EUR.
    public let atLeast: Double?
    /// What it grows with.
    public let dependsOn: String?
  }

  /// What comes back to a member.
  public struct Reimbursement: Sendable, Hashable {
    /// The most, in EUR.
    public let upToEuros: Double?
    /// The part of the costs.
    public let share: Double?
    /// The span it is counted over: 'year'.
    public let per: String?
    /// Who gets it.
    public let receiver: String?
    /// What costs it covers.
    public let of: String?
    /// For how many people.
    public let people: Int?
    /// For how many nights.
    public let nights: Int?
  }

  /// How much there is room for.
  public struct Capacity: Sendable, Hashable {
    /// The most there can be.
    public let atMost: Int?
    /// Of what.
    public let of: String?
    /// How many must end for one to begin.
    public let replaces: Int?
  }

  /// The value of a clause.
  public enum Value: Sendable, Hashable {
    /// Kinds, country codes, or entity ids.
    case names([String])
    /// Inhabitants, inclusive; open at an end that is nil.
    case population(from: Int?, to: Int?)
    /// So many of each.
    case needs([Need])
    /// A price.
    case fee(Fee)
    /// A refund.
    case reimbursement(Reimbursement)
    /// Room.
    case capacity(Capacity)
    /// Words.
    case text(String)
  }

  /// What it is about.
  public let topic: Topic
  /// Every claim about it.
  public internal(set) var claims: Claims<Value>
}

extension Clause.Value: CustomStringConvertible {
  /// The value in a few words.
  public var description: String {
    switch self {
    case .names(let names): names.joined(separator: ", ")
    case .population(let from, let to): Self.range(from, to)
    case .needs(let needs): needs.map { "at least \($0.atLeast) \($0.of)" }.joined(separator: ", ")
    case .fee(let fee): Self.words(of: fee)
    case .reimbursement(let refund): Self.words(of: refund)
    case .capacity(let capacity): Self.words(of: capacity)
    case .text(let text): text
    }
  }

  private static func written(_ number: Int) -> String { AttributeValue.written(Double(number)) }

  private static func range(_ from: Int?, _ to: Int?) -> String {
    switch (from, to) {
    case (let from?, let to?): "\(written(from)) to \(written(to)) inhabitants"
    case (let from?, nil): "\(written(from)) inhabitants or more"
    case (nil, let to?): "up to \(written(to)) inhabitants"
    case (nil, nil): "any number of inhabitants"
    }
  }

  private static func words(of fee: Clause.Fee) -> String {
    var parts: [String] = []
    if let euros = fee.euros { parts.append(euros == 0 ? "free" : "EUR \(AttributeValue.written(euros))") }
    if let least = fee.atLeast { parts.append("at least EUR \(AttributeValue.written(least))") }
    if let per = fee.per { parts.append("a \(per)") }
    if let year = fee.inYear { parts.append("in year \(year)") }
    if let year = fee.fromYear { parts.append("from year \(year)") }
    if let dependsOn = fee.dependsOn { parts.append("depending on \(dependsOn)") }
    return parts.joined(separator: " ")
  }

  private static func words(of refund: Clause.Reimbursement) -> String {
    var parts: [String] = []
    if let share = refund.share { parts.append("\(AttributeValue.written((share * 100).rounded())) %") }
    if let of = refund.of { parts.append("of \(of)") }
    if let people = refund.people { parts.append("for \(people) people") }
    if let nights = refund.nights { parts.append("for \(nights) nights") }
    if let most = refund.upToEuros { parts.append("up to EUR \(AttributeValue.written(most))") }
    if let per = refund.per { parts.append("a \(per)") }
    if let receiver = refund.receiver { parts.append("to \(receiver)") }
    return parts.joined(separator: " ")
  }

  private static func words(of capacity: Clause.Capacity) -> String {
    var parts: [String] = []
    if let most = capacity.atMost { parts.append("at most \(most)") }
    if let of = capacity.of { parts.append(of) }
    if let replaces = capacity.replaces { parts.append("only if \(replaces) other ends") }
    return parts.joined(separator: " ")
  }
}
