public import Atlas

/// What a membership costs over some years, and what may come back.
///
/// Each year counted from joining costs the sum of the fees that hold for it. A fee for one year ('in year: 1') takes
/// the place of what is paid every year; of fees 'from year: n' the latest begun holds, beside those without a year;
/// a fee without a year and without a span is paid once. Where sources differ, the claim that counts makes the gross
/// sum, and all claims its bounds. A refund is a share of what a member spends on travel, up to a cap: it lowers
/// that spending and is never taken off the fees.
public struct JoiningCost: Sendable, Hashable {
  /// A fee or refund as a source states it.
  public struct Term: Sendable, Hashable {
    /// In words: 'EUR 3 500 a year from year 2'.
    public let says: String
    /// Whether it is a refund and not a fee.
    public let isRefund: Bool
    /// Whether it is the claim that counts.
    public let isUsed: Bool
    /// What it rests on.
    public let evidence: Evidence
    /// The author's nuance.
    public let note: String?
  }

  /// What may come back.
  public struct Refund: Sendable, Hashable {
    /// The most, in EUR; nil where no cap is given.
    public let upToEuros: Double?
    /// The part of the spending it covers.
    public let share: Double?
    /// The span the cap holds for: 'year'.
    public let per: String?
    /// What spending it covers.
    public let of: String?
    /// Who gets it.
    public let receiver: String?
  }

  /// The years counted, from joining.
  public let horizonYears: Int
  /// What each year costs in EUR, as far as amounts are known.
  public private(set) var years: [Double]
  /// The fees of all years in EUR; nil where no amount is known.
  public private(set) var gross: Double?
  /// The least and the most the sources allow; nil where no amount is known.
  public private(set) var bounds: ClosedRange<Double>?
  /// Whether more may come on top: a fee without an amount, or one of 'at least'.
  public private(set) var isLowerBound: Bool
  /// What is not known of the price, in words.
  public private(set) var unknown: [String]
  /// The fees in words: 'free in year 1, then EUR 3 500 a year'.
  public private(set) var schedule: String
  /// What may come back; nil where nothing does.
  public let refund: Refund?
  /// Every fee and refund, in the author's order.
  public let terms: [Term]

  /// Counts a rule's fees over a horizon of years, at least one.
  ///
  /// - Complexity: O(claims · years)
  public init(of rule: Rule, years horizon: Int) {
    let horizon = max(1, horizon)
    horizonYears = horizon
    let fees = rule.clauses.filter { $0.topic == .fee }
    let refunds = rule.clauses.filter { $0.topic == .reimbursement }
    let used = Schedule(fees.compactMap { $0.claims.used.value.fee })
    years = used.years(horizon)
    let ranges = FeeClaims(fees)
    isLowerBound = used.isOpen
    unknown = Self.unknown(fees)
    schedule = FeeWords(fees).text
    if fees.isEmpty || (used.amounts == 0 && used.isOpen) {
      gross = nil
      bounds = nil
      isLowerBound = true
    } else {
      gross = years.reduce(0, +)
      bounds = ranges.bounds(horizon)
    }
    refund = refunds.compactMap { $0.claims.used.value.refund }.first.map {
      Refund(upToEuros: $0.upToEuros, share: $0.share, per: $0.per, of: $0.of, receiver: $0.receiver)
    }
    terms = (fees + refunds).flatMap(Self.terms)
  }

  /// No cost at all.
  static func none(years: Int) -> JoiningCost { JoiningCost(horizonYears: years) }

  private init(horizonYears: Int) {
    self.horizonYears = max(1, horizonYears)
    years = Array(repeating: 0, count: max(1, horizonYears))
    gross = 0
    bounds = 0...0
    isLowerBound = false
    unknown = []
    schedule = "free"
    refund = nil
    terms = []
  }

  private static func terms(of clause: Clause) -> [Term] {
    let used = clause.claims.used
    return clause.claims.all.map { claim in
      Term(
        says: claim.value.description, isRefund: clause.topic == .reimbursement, isUsed: claim == used,
        evidence: claim.evidence, note: claim.note)
    }
  }

  private static func unknown(_ fees: [Clause]) -> [String] {
    if fees.isEmpty { return ["no fee is stated"] }
    return fees.compactMap { clause in
      guard let fee = clause.claims.used.value.fee, fee.euros == nil else { return nil }
      let dependence = fee.dependsOn.map { "it depends on \($0)" }
      if let least = fee.atLeast {
        let text = "at least EUR \(AttributeValue.written(least))\(fee.per.map { " a \($0)" } ?? "")"
        return dependence.map { "\(text); \($0)" } ?? text
      }
      return dependence.map { "\($0); no amount is given" } ?? "no amount is given"
    }
  }

  /// Adds what must be joined before. A sum with an unknown part is a lower bound.
  func adding(_ other: JoiningCost) -> JoiningCost {
    var sum = self
    sum.years = zip(years, other.years).map { $0 + $1 }
    sum.isLowerBound = isLowerBound || other.isLowerBound
    sum.unknown += other.unknown.filter { !unknown.contains($0) }
    sum.schedule = "\(schedule), and before it \(other.schedule)"
    switch (gross, other.gross) {
    case (let one?, let two?): sum.gross = one + two
    case (let one?, nil): sum.gross = one == 0 ? nil : one
    case (nil, let two?): sum.gross = two == 0 ? nil : two
    case (nil, nil): sum.gross = nil
    }
    let low = (bounds?.lowerBound ?? 0) + (other.bounds?.lowerBound ?? 0)
    let high = (bounds?.upperBound ?? 0) + (other.bounds?.upperBound ?? 0)
    sum.bounds = sum.gross == nil ? nil : low...max(low, high)
    return sum
  }
}

extension Clause.Value {
  var fee: Clause.Fee? {
    if case .fee(let fee) = self { return fee }
    return nil
  }

  var refund: Clause.Reimbursement? {
    if case .reimbursement(let refund) = self { return refund }
    return nil
  }
}
