import Atlas

/// The best sets that satisfy a quorum.
///
/// Every need names a kind of its own, so members fill it independently of the others. What is minimised adds up over the
/// members (of strength, the logarithm of the chance that none carries), and sums compare like their parts, so the best
/// set is made of the best members of each kind: exactly, in O(c log c) for c candidates.
struct CoalitionSets {
  private let needs: [Clause.Need]
  private let pools: [[CoalitionCandidate]]

  /// - Parameter pools: for each need, those who can take part.
  init(_ needs: [Clause.Need], pools: [[CoalitionCandidate]]) {
    self.needs = needs
    self.pools = pools
  }

  var cheapest: CoalitionSet? {
    best { candidate in
      [
        candidate.cost.gross == nil ? 1 : 0, candidate.cost.bounds?.lowerBound ?? 0,
        candidate.isWilling ? 0 : 1,
        candidate.isInForum == false ? 1 : 0,
      ]
    }
  }

  var smallest: CoalitionSet? {
    best { candidate in
      [
        Double(candidate.first.count), candidate.isWilling ? 0 : 1, candidate.cost.gross == nil ? 1 : 0,
        candidate.cost.bounds?.lowerBound ?? 0, candidate.isInForum == false ? 1 : 0,
      ]
    }
  }

  var strongest: CoalitionSet? {
    best { [-$0.strength, $0.isWilling ? 0 : 1, $0.isInForum == false ? 1 : 0] }
  }

  private func best(_ key: (CoalitionCandidate) -> [Double]) -> CoalitionSet? {
    var members: [CoalitionCandidate] = []
    var equal = 1
    for (need, pool) in zip(needs, pools) {
      guard pool.count >= need.atLeast else { return nil }
      guard need.atLeast > 0 else { continue }
      let sorted = pool.map { (key: key($0), candidate: $0) }.sorted { first, second in
        first.key == second.key
          ? first.candidate.entity.id < second.candidate.entity.id
          : first.key.lexicographicallyPrecedes(second.key)
      }
      members += sorted.prefix(need.atLeast).map(\.candidate)
      let last = sorted[need.atLeast - 1].key
      let tied = sorted.count { $0.key == last }
      let taken = sorted.prefix(need.atLeast).count { $0.key == last }
      equal = Self.product(equal, Self.choose(taken, of: tied))
    }
    guard !members.isEmpty else { return nil }
    members.sort { $0.entity.id < $1.entity.id }
    return CoalitionSet(
      members: members, euros: members.reduce(0) { $0 + ($1.cost.bounds?.lowerBound ?? 0) },
      steps: members.reduce(0) { $0 + $1.first.count }, unknownPrices: members.count { $0.cost.gross == nil },
      unwilling: members.count { !$0.isWilling },
      strength: 1 - members.map { 1 - $0.strength }.sorted().reduce(1, *), equal: equal)
  }

  /// How many ways there are to choose; as many as an integer holds where there are more.
  static func choose(_ count: Int, of all: Int) -> Int {
    var ways = 1
    for step in 0..<min(count, all - count) {
      let (product, overflow) = ways.multipliedReportingOverflow(by: all - step)
      if overflow { return .max }
      ways = product / (step + 1)
    }
    return ways
  }

  private static func product(_ one: Int, _ other: Int) -> Int {
    let (product, overflow) = one.multipliedReportingOverflow(by: other)
    return overflow ? .max : product
  }
}
