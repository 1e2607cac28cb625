/// How the overlap of two groups compares with chance.
public struct OverlapChance: Hashable, Sendable {
  /// The mean number of shared members under the null model.
  public let expected: Double
  /// Its standard deviation.
  public let standardDeviation: Double
  /// The probability of at least as many shared members.
  public let upperTail: Double
  /// The probability of at most as many shared members.
  public let lowerTail: Double
  /// The two-sided p: twice the smaller tail, at most 1.
  public let p: Double
  /// The least p that the pair could have reached, with as many or as few shared members as its sizes allow.
  public let smallestP: Double
  /// `p` adjusted for the number of pairs.
  public internal(set) var adjustedP: Double
  /// What the test says at the level of significance.
  public internal(set) var verdict = Verdict.chance

  /// Whether the pair shares more or fewer than by chance, or whether the test says nothing.
  public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
    /// Significantly more.
    case more
    /// Significantly fewer.
    case less
    /// Neither: as many as may well come about by chance.
    case chance
    /// No number of shared members that the sizes allow would be significant, the other pairs being as they are.
    case untestable
  }

  /// The shared members of those expected; nil if none are expected.
  public func ratio(of shared: Int) -> Double? { expected > 0 ? Double(shared) / expected : nil }

  /// How many standard deviations the shared members are above those expected; nil if the model leaves no choice.
  public func zScore(of shared: Int) -> Double? {
    standardDeviation > 0 ? (Double(shared) - expected) / standardDeviation : nil
  }
}

/// The two-sided tests of all pairs of groups, those that share nothing included, without keeping the pairs.
///
/// Pairs whose groups are of the same classes and share as many members have the same p. So the tests are counted by
/// class and number, and the adjustment takes each as often as it occurs: what adjusting one p a pair would give.
public struct OverlapChances: Sendable {
  /// The null model.
  public let model: OverlapNullModel
  /// How the p-values are adjusted.
  public let adjustment: MultipleTestAdjustment
  /// The level of significance.
  public let level: Double
  /// The number of tests: all pairs of groups, m(m - 1)/2 for m groups.
  public let testCount: Int
  /// The number of pairs that share something.
  public let sharingCount: Int
  private let classes: [Int]
  private let classCount: Int
  private let laws: [OverlapLaw]
  /// Where the numbers of shared members of each kind of pair begin.
  private let offsets: [Int]
  /// How many pairs of each kind share each number, and their chance.
  private let counts: [Int]
  private var chances: [OverlapChance]

  /// Tests all pairs.
  ///
  /// - Parameters:
  ///   - level: The level of significance of the verdicts, for adjusted p-values.
  ///   - workLimit: The most steps that the laws of all kinds of pairs may take.
  ///   - cores: How many cores to use, nil for all. The result is the same on any number.
  /// - Throws: `MeasureError.invalidParameter`, `.tooLarge`, `CancellationError`.
  /// - Complexity: O(n + m + Σ d² + q·n·a) time for members of d groups, q kinds of pairs of the same classes, and
  ///   groups of at most a members; O(n + m + e + q·a) space.
  ///
  /// ## Example
  ///
  ///     let graph = try TwoModeGraph(
  ///       memberCount: 4, groupCount: 2, memberships: [(0, 0), (1, 0), (0, 1), (1, 1)])
  ///     let chances = try await OverlapChances(.hypergeometric(graph), adjustment: .holm)
  ///     // chances.chance(of: graph.overlap(0, 1)).expected == 1
  ///     // chances.chance(of: graph.overlap(0, 1)).verdict == .untestable
  public init(
    _ model: OverlapNullModel, adjustment: MultipleTestAdjustment, level: Double = 0.05,
    workLimit: Int = 4_000_000_000, cores: Int? = nil
  ) async throws {
    try OverlapTests.check(level: level)
    let graph = model.graph
    let classes = model.groupClasses
    let (representatives, sizes) = Self.representatives(of: classes)
    try Self.check(model, sizes: sizes, representatives: representatives, workLimit: workLimit)
    let kinds = (0..<sizes.count).flatMap { low in (low..<sizes.count).map { (low, $0) } }
    let laws = try await Parallel(cores: cores, progress: nil).fold(
      count: kinds.count, chunkCount: 256, into: [OverlapLaw]()
    ) { range in
      try range.map { kind in
        try Task.checkCancellation()
        return try model.law(representatives[kinds[kind].0], representatives[kinds[kind].1])
      }
    } _: {
      $0 += $1
    }
    var offsets = [0]
    for law in laws { offsets.append(offsets[offsets.count - 1] + law.most + 1) }
    var counts = [Int](repeating: 0, count: offsets[offsets.count - 1])
    var sharingCount = 0
    graph.forEachOverlap { pair in
      let kind = Self.kind(classes[Int(pair.first)], classes[Int(pair.second)], of: sizes.count)
      counts[offsets[kind] + min(Int(pair.shared), laws[kind].most)] += 1
      sharingCount += 1
    }
    for (kind, (low, high)) in kinds.enumerated() {
      let all = low == high ? sizes[low] * (sizes[low] - 1) / 2 : sizes[low] * sizes[high]
      counts[offsets[kind]] = all - counts[(offsets[kind] + 1)..<offsets[kind + 1]].reduce(0, +)
    }
    self.model = model
    self.adjustment = adjustment
    self.level = level
    self.classes = classes
    classCount = sizes.count
    self.laws = laws
    self.offsets = offsets
    self.counts = counts
    self.sharingCount = sharingCount
    testCount = graph.groupCount * (graph.groupCount - 1) / 2
    chances = laws.flatMap { law in (0...law.most).map { OverlapChance(law, shared: $0) } }
    judge()
  }

  /// Adjusts the p-values and gives the verdicts.
  private mutating func judge() {
    let adjusted = adjustment.adjusted(chances.map(\.p), counts: counts)
    let needed = adjustment.neededP(for: chances.map(\.p), adjusted: adjusted, counts: counts, level: level)
    for place in chances.indices {
      chances[place].adjustedP = adjusted[place]
      let chance = chances[place]
      chances[place].verdict =
        if chance.adjustedP < level {
          chance.upperTail < chance.lowerTail ? .more : .less
        } else {
          chance.smallestP < needed[place] ? .chance : .untestable
        }
    }
  }

  private static func representatives(of classes: [Int]) -> ([UInt32], [Int]) {
    let count = (classes.max() ?? -1) + 1
    var representatives = [UInt32](repeating: 0, count: count)
    var sizes = [Int](repeating: 0, count: count)
    for (group, place) in classes.enumerated().reversed() {
      representatives[place] = UInt32(truncatingIfNeeded: group)
      sizes[place] += 1
    }
    return (representatives, sizes)
  }

  private static func kind(_ one: Int, _ other: Int, of count: Int) -> Int {
    let low = min(one, other), high = max(one, other)
    return low * count - low * (low - 1) / 2 + high - low
  }

  /// Refuses what would take too long, before anything is allocated for it.
  private static func check(
    _ model: OverlapNullModel, sizes: [Int], representatives: [UInt32], workLimit: Int
  ) throws(MeasureError) {
    let graph = model.graph
    let degrees = representatives.map { graph.membersByGroup.degree(of: Int($0)) }.sorted(by: >)
    var work = 0
    // The pairs of a class with those that are no larger share at most as many members as the latter have.
    for (place, degree) in degrees.enumerated() {
      let steps =
        switch model {
        case .hypergeometric: degree + 1
        case .degreeSequence: (degree + 1) * (graph.memberCount + 1)
        }
      work += steps * (place + 1)
      guard work <= workLimit else {
        throw .tooLarge("the number of steps to test \(sizes.count) classes of groups", limit: workLimit)
      }
    }
  }
}

extension OverlapChances {
  /// The chance of a pair, which may share nothing.
  ///
  /// - Complexity: O(1)
  public func chance(of pair: Overlap) -> OverlapChance {
    chances[place(pair)]
  }

  private func place(_ pair: Overlap) -> Int {
    let kind = Self.kind(classes[Int(pair.first)], classes[Int(pair.second)], of: classCount)
    return offsets[kind] + min(Int(pair.shared), laws[kind].most)
  }

  /// How many pairs have each verdict.
  public var verdictCounts: [OverlapChance.Verdict: Int] {
    var found: [OverlapChance.Verdict: Int] = [:]
    for (chance, count) in zip(chances, counts) where count > 0 { found[chance.verdict, default: 0] += count }
    return found
  }
}

extension OverlapChance {
  fileprivate init(_ law: OverlapLaw, shared: Int) {
    let p = law.p(of: shared)
    self.init(
      expected: law.mean, standardDeviation: law.standardDeviation,
      upperTail: law.chanceOfAtLeast(shared), lowerTail: law.chanceOfAtMost(shared), p: p,
      smallestP: law.smallestP, adjustedP: p)
  }
}

extension MultipleTestAdjustment {
  /// The adjusted p-values where each of those given occurs so often.
  ///
  /// - Complexity: O(n log n) for n different ones.
  func adjusted(_ pValues: [Double], counts: [Int]) -> [Double] {
    let order = pValues.indices.filter { counts[$0] > 0 }.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
    let testCount = order.reduce(0) { $0 + counts[$1] }
    var adjusted = pValues
    switch self {
    case .none: break
    case .holm:
      var before = 0, greatest = 0.0
      for index in order {
        greatest = max(greatest, Double(testCount - before) * pValues[index])
        adjusted[index] = min(1, greatest)
        before += counts[index]
      }
    case .benjaminiHochberg:
      var through = testCount, least = 1.0
      for index in order.reversed() {
        least = min(least, Double(testCount) / Double(through) * pValues[index])
        adjusted[index] = least
        through -= counts[index]
      }
    }
    return adjusted
  }

  /// What p a pair would need to be significant, the p-values of all other pairs being as they are; of use for pairs
  /// that are not significant.
  ///
  /// By Holm the pair would stand next after the m that are: level / (n - m) for n pairs. By Benjamini and Hochberg it
  /// would be rejected at the highest place i whose predecessor is below level · i / n.
  func neededP(for pValues: [Double], adjusted: [Double], counts: [Int], level: Double) -> [Double] {
    let testCount = counts.reduce(0, +)
    var needed = pValues.map { _ in level }
    switch self {
    case .none: break
    case .holm:
      let significant = pValues.indices.reduce(0) { $0 + (adjusted[$1] < level ? counts[$1] : 0) }
      for index in needed.indices { needed[index] = level / Double(max(1, testCount - significant)) }
    case .benjaminiHochberg:
      let order = pValues.indices.filter { counts[$0] > 0 }.sorted { pValues[$0] < pValues[$1] }
      var before = 0, best = 1, start = 0
      while start < order.count {
        let p = pValues[order[start]]
        let end = order[start...].firstIndex { pValues[$0] != p } ?? order.count
        for index in order[start..<end] { needed[index] = level * Double(best) / Double(testCount) }
        before += order[start..<end].reduce(0) { $0 + counts[$1] }
        if p < level * Double(before + 1) / Double(testCount) { best = before + 1 }
        start = end
      }
    }
    return needed
  }
}
