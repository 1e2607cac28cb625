#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How the upper tail of a sum of independent events is computed.
public enum PoissonBinomialTail: String, Hashable, Sendable, CaseIterable, Codable {
  /// By adding one event after the other. A p below 1e-300 may come out as 0.
  case exact
  /// By the refined normal approximation, good to a few thousandths where the variance is not small. A. Yu. Volkova,
  /// 'A refinement of the central limit theorem for sums of independent random indicators', Theory of Probability
  /// and its Applications 40 (1996); Y. Hong, Computational Statistics & Data Analysis 59 (2013).
  case refinedNormal
}

/// The number of members two groups share, each member being shared independently with its own probability.
struct OverlapPoissonBinomial {
  /// The probabilities, each with the number of members that have it.
  let events: [(probability: Double, count: Int)]

  var mean: Double { events.reduce(0) { $0 + Double($1.count) * $1.probability } }

  var variance: Double { events.reduce(0) { $0 + Double($1.count) * $1.probability * (1 - $1.probability) } }

  /// For each number from 0 to `most` the probability of at least so many.
  func upperTails(through most: Int, by method: PoissonBinomialTail) -> [Double] {
    switch method {
    case .exact: exactTails(through: most)
    case .refinedNormal: normalTails(through: most)
    }
  }

  private func exactTails(through most: Int) -> [Double] {
    var tails = distribution(through: most)
    for count in stride(from: most - 1, through: 0, by: -1) { tails[count] += tails[count + 1] }
    tails[0] = 1
    return tails.map { min(1, $0) }
  }

  /// The probability of each number from 0 to `most`; the last is that of `most` or more, so that no tail is a
  /// difference.
  func distribution(through most: Int) -> [Double] {
    var probabilities = Buffer<Double>(repeating: 0, count: most + 1)
    probabilities[0] = 1
    var reached = 0
    for event in events where event.probability > 0 {
      let yes = event.probability, no = 1 - event.probability
      for _ in 0..<event.count {
        reached = min(reached + 1, most)
        if most > 0 { Self.add(yes, no, to: &probabilities, reached: reached, isLast: reached == most) }
      }
    }
    return probabilities.array
  }

  private static func add(
    _ yes: Double, _ no: Double, to probabilities: inout Buffer<Double>, reached: Int, isLast: Bool
  ) {
    let kept = isLast ? probabilities[reached] : 0
    probabilities[reached] = kept + probabilities[reached - 1] * yes
    for count in stride(from: reached - 1, to: 0, by: -1) {
      probabilities[count] = probabilities[count] * no + probabilities[count - 1] * yes
    }
    probabilities[0] *= no
  }

  private func normalTails(through most: Int) -> [Double] {
    let mean = self.mean, deviation = variance.squareRoot()
    guard deviation > 0 else { return (0...most).map { Double($0) <= mean.rounded() ? 1 : 0 } }
    let third = events.reduce(0) {
      $0 + Double($1.count) * $1.probability * (1 - $1.probability) * (1 - 2 * $1.probability)
    }
    let skewness = third / (deviation * deviation * deviation)
    return (0...most).map { count in
      if count == 0 { return 1 }
      let place = (Double(count) - 0.5 - mean) / deviation
      let density = exp(-place * place / 2) / (2 * Double.pi).squareRoot()
      let tail = 0.5 * erfc(place / 2.0.squareRoot()) - skewness * (1 - place * place) * density / 6
      return min(1, max(0, tail))
    }
  }
}
