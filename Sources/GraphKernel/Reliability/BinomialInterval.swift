#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The interval of C. J. Clopper and E. S. Pearson, 'The use of confidence or fiducial limits illustrated in the case
/// of the binomial', Biometrika 26 (1934): for any probability it is missed at most as often as the level says.
public enum BinomialInterval {
  /// The interval for a probability.
  ///
  /// - Parameters:
  ///   - successes: From 0 to `trials`.
  ///   - trials: At least 1.
  ///   - error: The probability with which the interval may miss, over 0 and below 1.
  /// - Complexity: O(1), some dozens of steps of a continued fraction for each of about fifty halvings.
  public static func clopperPearson(successes: Int, trials: Int, error: Double) -> ClosedRange<Double> {
    let (successes, trials) = (Double(successes), Double(trials))
    let lower =
      successes == 0 ? 0 : quantile(successes, trials - successes + 1) { below, _ in below >= error / 2 }
    let upper =
      successes == trials ? 1 : quantile(successes + 1, trials - successes) { _, above in above <= error / 2 }
    return min(lower, upper)...max(lower, upper)
  }

  /// The least number at which the two tails of a beta distribution are as wanted.
  private static func quantile(
    _ first: Double, _ second: Double, _ isEnough: (_ below: Double, _ above: Double) -> Bool
  ) -> Double {
    var (low, high) = (0.0, 1.0)
    while true {
      let middle = (low + high) / 2
      guard low < middle, middle < high, high - low > 1e-15 * high else { return middle }
      let tails = tails(of: middle, first, second)
      if isEnough(tails.below, tails.above) { high = middle } else { low = middle }
    }
  }

  /// The probabilities that a number of beta distribution is below and above `x`.
  static func tails(of x: Double, _ a: Double, _ b: Double) -> (below: Double, above: Double) {
    guard x > 0 else { return (0, 1) }
    guard x < 1 else { return (1, 0) }
    let factor = exp(
      logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log1p(-x))
    // The continued fraction converges fast on the near side of the mean only.
    if x < (a + 1) / (a + b + 2) {
      let below = min(factor * fraction(x, a, b) / a, 1)
      return (below, 1 - below)
    }
    let above = min(factor * fraction(1 - x, b, a) / b, 1)
    return (1 - above, above)
  }

  /// The continued fraction of the incomplete beta function (W. J. Lentz's method, Applied Optics 15, 1976).
  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    func nonzero(_ value: Double) -> Double { value.magnitude < 1e-300 ? 1e-300 : value }
    var c = 1.0
    var d = 1 / nonzero(1 - (a + b) * x / (a + 1))
    var result = d
    func take(_ numerator: Double) {
      d = 1 / nonzero(1 + numerator * d)
      c = nonzero(1 + numerator / c)
      result *= c * d
    }
    for step in 1...100_000 {
      let m = Double(step)
      take(m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)))
      take(-(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)))
      if (c * d - 1).magnitude < 1e-15 { break }
    }
    return result
  }

  /// The logarithm of the gamma function of a positive number, by Stirling's series.
  static func logGamma(_ x: Double) -> Double {
    var (x, shift) = (x, 0.0)
    while x < 12 {
      shift -= log(x)
      x += 1
    }
    let inverse = 1 / (x * x)
    let series =
      (1.0 / 12 - inverse * (1.0 / 360 - inverse * (1.0 / 1260 - inverse * (1.0 / 1680 - inverse / 1188))))
      / x
    return shift + (x - 0.5) * log(x) - x + 0.918_938_533_204_672_742 + series
  }
}
