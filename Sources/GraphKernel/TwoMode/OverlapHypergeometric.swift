#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension TwoModeGraph {
  /// Tests for each pair of groups whether they share more members than groups of their sizes would whose members
  /// are drawn at random: the fixed row model.
  ///
  /// The number of shared members is hypergeometric. M. Tumminello, S. Miccichè, F. Lillo, J. Piilo and
  /// R. N. Mantegna, 'Statistically validated networks in bipartite complex systems', PLoS ONE 6 (2011); Z. Neal,
  /// 'Identifying statistically significant edges in one-mode projections', Social Network Analysis and Mining 3
  /// (2013). The model takes all members to be equally active; `degreeSequenceModel` does not. Every member of the
  /// network counts, with groups or without. A pair that shares none has p = 1 and is left out, but counted.
  ///
  /// - Parameters:
  ///   - level: The level of significance.
  ///   - adjustment: For the number of pairs, m(m - 1)/2 for m groups.
  /// - Throws: `MeasureError.invalidParameter`.
  /// - Complexity: O(n + m + Σ d² + p·a) time for p pairs of groups of at most a members; 100 bytes a pair.
  ///
  /// ## Example
  ///
  ///     let graph = try TwoModeGraph(
  ///       memberCount: 4, groupCount: 2, memberships: [(0, 0), (1, 0), (0, 1), (1, 1)])
  ///     let test = try graph.hypergeometricOverlapTests(level: 0.05).tests[0]
  ///     // test.expected == 1
  ///     // abs(test.p - 1.0 / 6) < 1e-15
  ///     // test.cannotBeTested
  public func hypergeometricOverlapTests(
    level: Double = 0.05, adjustment: MultipleTestAdjustment = .benjaminiHochberg
  ) throws(MeasureError) -> OverlapTests {
    try OverlapTests.check(level: level)
    let overlaps = overlapsOnOneCore()
    var tests: [OverlapTest] = []
    tests.reserveCapacity(overlaps.count)
    for pair in overlaps {
      let law = OverlapHypergeometric(
        memberCount: memberCount, first: membersByGroup.degree(of: Int(pair.first)),
        second: membersByGroup.degree(of: Int(pair.second)))
      let logP = law.logUpperTail(Int(pair.shared)), p = exp(logP)
      let smallestP = exp(law.logUpperTail(min(law.first, law.second)))
      tests.append(
        OverlapTest(
          pair: pair, expected: law.mean, standardDeviation: law.variance.squareRoot(), p: p, logP: logP,
          smallestP: smallestP, adjustedP: p, cannotBeTested: smallestP >= level))
    }
    return try OverlapTests(tests, groupCount: groupCount, level: level, adjustment: adjustment)
  }
}

/// The number of shared members of two groups of given sizes that are drawn at random.
struct OverlapHypergeometric {
  let memberCount: Int
  let first: Int
  let second: Int

  var mean: Double { memberCount == 0 ? 0 : Double(first) * Double(second) / Double(memberCount) }

  var variance: Double {
    guard memberCount > 1 else { return 0 }
    let all = Double(memberCount)
    return mean * ((all - Double(first)) / all) * ((all - Double(second)) / (all - 1))
  }

  private var least: Int { max(0, first + second - memberCount) }
  private var most: Int { min(first, second) }

  /// The logarithm of the probability of at least so many shared members.
  func logUpperTail(_ shared: Int) -> Double {
    if shared <= least { return 0 }
    if shared > most { return -.infinity }
    // The terms fall away from the mean, so that the sum of the shorter side has no cancellation.
    if Double(shared) > mean { return logProbability(shared) + log(sumOfRatios(from: shared, by: 1)) }
    let lower = logProbability(shared - 1) + log(sumOfRatios(from: shared - 1, by: -1))
    return log1p(-exp(min(0, lower)))
  }

  /// The probabilities of a number and those beyond it, divided by that of the number.
  private func sumOfRatios(from start: Int, by step: Int) -> Double {
    var sum = 1.0, term = 1.0
    var count = start
    while count + step >= least, count + step <= most, term > sum * 0x1p-60 {
      let upper = step > 0 ? count + 1 : count
      // P(upper) / P(upper - 1).
      let ratio =
        Double(first - upper + 1) * Double(second - upper + 1)
        / (Double(upper) * Double(memberCount - first - second + upper))
      term *= step > 0 ? ratio : 1 / ratio
      sum += term
      count += step
    }
    return sum
  }

  /// The probability of just so many shared members, which must be possible.
  func probability(of shared: Int) -> Double {
    memberCount == 0 ? 1 : exp(logProbability(shared))
  }

  /// The logarithm of the probability of just so many shared members, by way of three binomial probabilities.
  ///
  /// C. Loader, 'Fast and accurate computation of binomial probabilities' (2000): no difference of large numbers.
  func logProbability(_ shared: Int) -> Double {
    let share = Double(second) / Double(memberCount)
    let rest = Double(memberCount - second) / Double(memberCount)
    return Self.logBinomial(shared, of: first, share, rest)
      + Self.logBinomial(second - shared, of: memberCount - first, share, rest)
      - Self.logBinomial(second, of: memberCount, share, rest)
  }

  private static func logBinomial(_ count: Int, of trials: Int, _ share: Double, _ rest: Double) -> Double {
    if count == 0 { return trials == 0 ? 0 : Double(trials) * log1p(-share) }
    if count == trials { return Double(trials) * log(share) }
    let successes = Double(count), failures = Double(trials - count), all = Double(trials)
    return stirlingError(trials) - stirlingError(count) - stirlingError(trials - count)
      - deviance(successes, all * share) - deviance(failures, all * rest)
      + 0.5 * log(all / (2 * .pi * successes * failures))
  }

  /// log n! less Stirling's formula.
  private static func stirlingError(_ number: Int) -> Double {
    let value = Double(number)
    if number < 16 {
      let factorial = (1...max(number, 1)).reduce(1.0) { $0 * Double($1) }
      return number == 0 ? 0 : log(factorial) - (value + 0.5) * log(value) + value - 0.5 * log(2 * .pi)
    }
    let square = value * value
    return
      (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / square) / square) / square) / square)
      / value
  }

  /// x log(x/m) + m - x, without cancellation where x is near m.
  private static func deviance(_ value: Double, _ mean: Double) -> Double {
    let ratio = (value - mean) / (value + mean)
    guard abs(ratio) < 0.1 else { return value * log(value / mean) + mean - value }
    var sum = (value - mean) * ratio
    var term = 2 * value * ratio
    for order in 1..<100 {
      term *= ratio * ratio
      let next = sum + term / Double(2 * order + 1)
      if next == sum { break }
      sum = next
    }
    return sum
  }
}
