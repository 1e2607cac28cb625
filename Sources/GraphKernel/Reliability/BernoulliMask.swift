/// A probability from which 64 independent draws are made at a time, one a bit.
///
/// It is rounded to a multiple of 2^-64: one of at least 2^-11 not at all, a smaller one by at most 2^-65.
struct BernoulliMask: BitwiseCopyable, Sendable {
  /// The probability in units of 2^-64; the largest number stands for 1.
  private let threshold: UInt64

  /// - Parameter probability: From 0 to 1.
  init(_ probability: Double) {
    threshold = probability >= 1 ? .max : UInt64((probability * 0x1p64).rounded())
  }

  /// Draws 64 bits, each 1 with the probability.
  ///
  /// Each bit compares a random number with the threshold, the highest digits first, until no comparison is open:
  /// about eight words of random digits.
  @inline(__always)
  func draw(_ generator: inout SplitMix64) -> UInt64 {
    guard threshold < .max else { return .max }
    var drawn: UInt64 = 0
    var open: UInt64 = .max
    var digits = threshold
    while digits != 0, open != 0 {
      let random = generator.next()
      if digits >> 63 == 1 {
        drawn |= open & ~random
        open &= random
      } else {
        open &= ~random
      }
      digits <<= 1
    }
    return drawn
  }
}

extension SplitMix64 {
  /// The stream of one chunk of work.
  ///
  /// Streams start at random places of one circle of 2^64 numbers; a thousand streams of a billion numbers each
  /// overlap with a probability below 10^-4.
  static func stream(_ index: Int, seed: UInt64) -> SplitMix64 {
    var seeds = SplitMix64(seed: seed)
    var indices = SplitMix64(seed: UInt64(truncatingIfNeeded: index) ^ seeds.next())
    return SplitMix64(seed: indices.next())
  }
}
