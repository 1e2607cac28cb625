/// The pseudo-random numbers of every sampling method of the kernel: the same on every run and platform.
///
/// G. L. Steele, D. Lea and C. H. Flood, 'Fast splittable pseudorandom number generators', OOPSLA 2014.
///
/// ## Example
///
///     var generator = SplitMix64(seed: 0)
///     let number = generator.next()
///     // number == 0xE220_A839_7B1D_CDAF
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private(set) var state: UInt64

  /// Starts from a seed.
  public init(seed: UInt64) { state = seed }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number in [0, 1), a multiple of 2^-53.
  mutating func nextUnit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number in `0..<bound`, each equally likely (D. Lemire, 'Fast random integer generation in an interval', ACM
  /// Transactions on Modeling and Computer Simulation 29, 2019). `bound` must not be 0.
  public mutating func next(below bound: UInt64) -> UInt64 {
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return product.high
  }
}
