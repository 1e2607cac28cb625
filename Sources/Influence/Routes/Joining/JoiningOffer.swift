import Atlas

/// Which ties that are not held may be used on a route, and what they may cost.
public struct JoiningTerms: Sendable, Hashable {
  /// The years that fees are counted over, from joining.
  public var horizon = 3
  /// The most that a route may cost in EUR; nil for any sum. What has no known price then is left out.
  public var budget: Double?

  /// Allows what rules allow, at any price.
  public init(horizon: Int = 3, budget: Double? = nil) {
    self.horizon = horizon
    self.budget = budget
  }
}

/// A hop that is not held: what to do to have it, and what that costs.
public struct JoiningOffer: Sendable, Hashable {
  /// What to do, as a sentence without its end: 'Join Eurotowns (free in year 1, then EUR 3 500 a year)'.
  public let says: String
  /// The action of the rule, or nil for an opening that is no rule's.
  public let action: String?
  /// What must be joined before.
  public let first: [EntityReference]
  /// What is to be won or met.
  public let toDo: [String]
  /// What it costs with all that comes before; nil for an opening.
  public let cost: JoiningCost?
  /// EUR over the horizon; nil where it is not known.
  public let euros: Double?
}

extension JoiningTerms: Encodable {
  private enum CodingKeys: String, CodingKey { case horizonYears, budgetEUR }

  /// Writes both keys, no budget as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(horizon, forKey: .horizonYears)
    try container.encode(budget.flatMap { $0.isFinite ? $0 : nil }, forKey: .budgetEUR)
  }
}

extension JoiningOffer: Encodable {
  private enum CodingKeys: String, CodingKey { case says, action, first, toDo, costEUR, euros }

  /// Writes every key, unknown values as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(says, forKey: .says)
    try container.encode(action, forKey: .action)
    try container.encode(first, forKey: .first)
    try container.encode(toDo, forKey: .toDo)
    try container.encode(cost, forKey: .costEUR)
    try container.encode(euros?.roundedForOutput, forKey: .euros)
  }
}

extension Route {
  /// The hops that are not held yet.
  public var offers: [JoiningOffer] { steps.compactMap(\.offer) }

  /// What the route costs in EUR as far as is known: 0 where all its ties are held.
  public var euros: Double { offers.reduce(0) { $0 + ($1.euros ?? 0) } }

  /// Whether part of its price is not known.
  public var hasUnknownPrice: Bool { offers.contains { $0.euros == nil || $0.cost?.isLowerBound == true } }

  /// What to do, in a sentence; nil where all ties are held.
  public var plan: String? {
    guard !offers.isEmpty else { return nil }
    var text = offers.map(\.says).enumerated().map { index, says in
      index == 0 ? says : "then \(says.prefix(1).lowercased())\(says.dropFirst())"
    }.joined(separator: ", ")
    let price =
      hasUnknownPrice
      ? (euros > 0 ? "from EUR \(AttributeValue.written(euros)), more is not known" : "price not known")
      : (euros > 0 ? "EUR \(AttributeValue.written(euros)) in all" : "free")
    text += ": \(price)"
    return text
  }
}
