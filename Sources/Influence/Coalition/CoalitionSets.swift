import Atlas

/// The best sets that satisfy a quorum.
///
/// Every need names a kind of its own, so members fill it independently of the others. What is minimised adds up over the
/// members (of strength, the logarithm of the chance that none carries), and sums compare like their parts, so the best
/// set is made of the best members of each kind: exactly, in O(c log c) for c candidates.
struct CoalitionSets {
  private let needs: [Clause.Need]
  private let candidates: [CoalitionCandidate]
  private let pools: [[Int]]

  /// - Parameter pools: for each need, those of the candidates who can take part, by their places.
  init(_ needs: [Clause.Need], of candidates: [CoalitionCandidate], pools: [[Int]]) {
    self.needs = needs
    self.candidates = candidates
    self.pools = pools
  }

  var cheapest: CoalitionSet? {
    best { candidate in
      Score(
        candidate.cost.gross == nil ? 1 : 0, candidate.cost.bounds?.lowerBound ?? 0,
        candidate.isWilling ? 0 : 1, candidate.isInForum == false ? 1 : 0)
    }
  }

  var smallest: CoalitionSet? {
    best { candidate in
      Score(
        Double(candidate.first.count), candidate.isWilling ? 0 : 1, candidate.cost.gross == nil ? 1 : 0,
        candidate.cost.bounds?.lowerBound ?? 0, candidate.isInForum == false ? 1 : 0)
    }
  }

  var strongest: CoalitionSet? {
    best { Score(-$0.strength, $0.isWilling ? 0 : 1, $0.isInForum == false ? 1 : 0) }
  }

  /// Numbers that are compared one after the other, the smaller first.
  private struct Score: Comparable {
    private var parts = SIMD8<Double>.zero

    init(_ parts: Double...) {
      for (place, part) in parts.enumerated() { self.parts[place] = part }
    }

    static func < (first: Score, second: Score) -> Bool {
      for place in first.parts.indices where first.parts[place] != second.parts[place] {
        return first.parts[place] < second.parts[place]
      }
      return false
    }
  }

  private func best(_ score: (CoalitionCandidate) -> Score) -> CoalitionSet? {
    var members: [CoalitionCandidate] = []
    var equal = 1
    for (need, pool) in zip(needs, pools) {
      guard pool.count >= need.atLeast else { return nil }
      guard need.atLeast > 0 else { continue }
      let scores = pool.map { score(candidates[$0]) }
      let order = pool.indices.sorted { first, second in
        scores[first] != scores[second]
          ? scores[first] < scores[second]
          : candidates[pool[first]].entity.id < candidates[pool[second]].entity.id
      }
      let taken = order.prefix(need.atLeast)
      let last = scores[order[need.atLeast - 1]]
      members += taken.map { candidates[pool[$0]] }
      equal = Self.product(
        equal, Self.choose(taken.count { scores[$0] == last }, of: scores.count { $0 == last }))
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
