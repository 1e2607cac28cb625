import Atlas

/// Fees set out by the year counted from joining.
struct Schedule {
  private let fees: [Clause.Fee]

  init(_ fees: [Clause.Fee]) { self.fees = fees }

  /// How many fees have an amount, if only a least one.
  var amounts: Int { fees.count { Self.amount(of: $0) != nil } }

  /// Whether a fee has no amount, or only a least one.
  var isOpen: Bool { fees.contains { $0.euros == nil } }

  /// What each year costs, as far as amounts are known. - Complexity: O(years · fees)
  func years(_ horizon: Int) -> [Double] { (1...max(1, horizon)).map(cost) }

  private func cost(inYear year: Int) -> Double {
    let offers = fees.filter { $0.inYear == year }
    let once =
      year == 1 ? fees.filter { $0.inYear == nil && $0.fromYear == nil && Self.times($0) == nil } : []
    return sum(offers) + sum(once) + (offers.isEmpty ? sum(recurring(inYear: year)) : 0)
  }

  private func recurring(inYear year: Int) -> [Clause.Fee] {
    let always = fees.filter { $0.inYear == nil && $0.fromYear == nil && Self.times($0) != nil }
    let begun = fees.filter { $0.inYear == nil && ($0.fromYear ?? .max) <= year }
    let latest = begun.compactMap(\.fromYear).max()
    return always + begun.filter { $0.fromYear == latest }
  }

  private func sum(_ fees: [Clause.Fee]) -> Double {
    fees.reduce(0) { $0 + (Self.amount(of: $1) ?? 0) * (Self.times($1) ?? 1) }
  }

  private static func amount(of fee: Clause.Fee) -> Double? { fee.euros ?? fee.atLeast }

  /// How often a year it is paid; nil for once and for all.
  private static func times(_ fee: Clause.Fee) -> Double? {
    switch fee.per {
    case "year", "annum": 1
    case "month": 12
    case "quarter": 4
    case "half-year", "half year": 2
    default: nil
    }
  }
}

/// The bounds of a price over all that sources say of its fees.
struct FeeClaims {
  private let clauses: [Clause]

  init(_ clauses: [Clause]) { self.clauses = clauses }

  /// The schedule of the cheapest claims, and that of the dearest.
  func bounds(_ horizon: Int) -> ClosedRange<Double> {
    var (low, high) = (choice(horizon) { $0 < $1 }, choice(horizon) { $0 > $1 })
    if low > high { swap(&low, &high) }
    return low...high
  }

  /// The sum where every contested clause takes the claim that is best alone.
  private func choice(_ horizon: Int, _ isBetter: (Double, Double) -> Bool) -> Double {
    let fees = clauses.compactMap { clause -> Clause.Fee? in
      let candidates = clause.claims.all.compactMap(\.value.fee)
      return candidates.min { first, second in
        isBetter(
          Schedule([first]).years(horizon).reduce(0, +), Schedule([second]).years(horizon).reduce(0, +))
      }
    }
    return Schedule(fees).years(horizon).reduce(0, +)
  }
}
