import Testing

@testable import GraphKernel

/// 64 draws at a time against 64 comparisons of numbers.
@Suite struct BernoulliMaskTests {
  @Test func drawsAreComparisonsOfTheSameDigits() {
    var seeds = SeededGenerator(seed: 64)
    let probabilities =
      [0.5, 0.25, 0.75, 0.1, 0.9, 1e-6, 1 - 1e-9, 0x1p-64, 0x1p-40]
      + (0..<200).map { _ in Double.random(in: 0...1, using: &seeds) }
    for (seed, probability) in probabilities.enumerated() {
      var generator = SplitMix64(seed: UInt64(seed))
      let drawn = BernoulliMask(probability).draw(&generator)
      var digits = SplitMix64(seed: UInt64(seed))
      var numbers = [UInt64](repeating: 0, count: 64)
      for _ in 0..<64 {
        let word = digits.next()
        for bit in 0..<64 { numbers[bit] = numbers[bit] << 1 | (word >> UInt64(bit) & 1) }
      }
      let threshold = UInt64(probability * 0x1p64)
      for bit in 0..<64 {
        #expect((drawn >> UInt64(bit) & 1 == 1) == (numbers[bit] < threshold), "\(probability)")
      }
    }
  }

  @Test func certainAndImpossibleNeedNoDigits() {
    var generator = SplitMix64(seed: 1)
    #expect(BernoulliMask(1).draw(&generator) == .max)
    #expect(BernoulliMask(0).draw(&generator) == 0)
    #expect(BernoulliMask(Double.leastNonzeroMagnitude).draw(&generator) == 0)
    #expect(generator.state == SplitMix64(seed: 1).state)
  }

  @Test func chunksHaveStreamsOfTheirOwn() {
    var firsts: Set<UInt64> = []
    for seed in 0..<20 as Range<UInt64> {
      for index in 0..<50 {
        var stream = SplitMix64.stream(index, seed: seed)
        firsts.insert(stream.next())
      }
    }
    #expect(firsts.count == 1000)
  }
}

/// The interval against the tails of the binomial distribution, and against published software.
@Suite struct BinomialIntervalTests {
  /// At its ends the interval leaves half the error in each tail, summed term by term.
  @Test func leavesHalfTheErrorInEachTail() {
    for trials in [1, 2, 5, 17, 40] {
      for successes in 0...trials {
        for error in [0.5, 0.05, 0.001] {
          let interval = BinomialInterval.clopperPearson(successes: successes, trials: trials, error: error)
          func tail(_ counts: ClosedRange<Int>, _ p: Double) -> Double {
            counts.reduce(0) { sum, count in
              var term = 1.0
              for step in 0..<count { term *= p * Double(trials - step) / Double(step + 1) }
              for _ in count..<trials { term *= 1 - p }
              return sum + term
            }
          }
          if successes == 0 {
            #expect(interval.lowerBound == 0)
          } else {
            #expect(isClose(tail(successes...trials, interval.lowerBound), error / 2, within: 1e-10))
          }
          if successes == trials {
            #expect(interval.upperBound == 1)
          } else {
            #expect(isClose(tail(0...successes, interval.upperBound), error / 2, within: 1e-10))
          }
        }
      }
    }
  }

  /// scipy.stats.beta of scipy 1.17.1.
  @Test func equalsSciPy() {
    let expected: [(Int, Int, Double, Double, Double)] = [
      (0, 10, 0.05, 0.0, 0.30849710781876083),
      (5, 10, 0.05, 0.18708602844739855, 0.8129139715526015),
      (10, 10, 0.05, 0.6915028921812392, 1.0),
      (1, 1000, 0.01, 5.012529260777506e-06, 0.007406286938352938),
      (700, 1000, 1e-6, 0.6257574673916932, 0.7677131032886316),
      (123456, 1000000, 0.05, 0.12281184162962973, 0.12410234027680268),
      (999999, 1000000, 0.001, 0.9999900013674897, 0.999999999499875),
    ]
    for (successes, trials, error, lower, upper) in expected {
      let interval = BinomialInterval.clopperPearson(successes: successes, trials: trials, error: error)
      #expect(isClose(interval.lowerBound, lower, within: 1e-9 * lower))
      #expect(isClose(interval.upperBound, upper, within: 1e-9 * upper))
    }
  }

  /// log Γ(n) is the logarithm of a factorial; Γ doubles as Legendre says: Γ(x) Γ(x + ½) = 2^(1 − 2x) √π Γ(2x).
  @Test func logGammaObeysItsLaws() {
    #expect(isClose(BinomialInterval.logGamma(1), 0))
    #expect(isClose(BinomialInterval.logGamma(2), 0))
    // log 9!
    #expect(isClose(BinomialInterval.logGamma(10), 12.801_827_480_081_469))
    for x in [0.5, 1.25, 3, 11.5, 100] {
      let left = BinomialInterval.logGamma(x) + BinomialInterval.logGamma(x + 0.5)
      let right =
        (1 - 2 * x) * 0.693_147_180_559_945_3 + 0.572_364_942_924_700_1 + BinomialInterval.logGamma(2 * x)
      #expect(isClose(left, right, within: 1e-11 * max(1, right.magnitude)))
    }
  }
}
