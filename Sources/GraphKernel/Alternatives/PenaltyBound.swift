/// A lower bound on the weight of the paths that keep a second sum within a cap, by penalties.
///
/// Let each arc weigh its weight and `multiplier` times its part of the second sum. No allowed path then
/// weighs more than its own weight and `multiplier` times the cap, so its own weight is at least the
/// remaining distance by such weights less `multiplier` times the cap. This is the Lagrangian bound (G. Y.
/// Handler and I. Zang, 'A dual algorithm for the constrained shortest path problem', Networks 10, 1980).
struct PenaltyBound {
  /// A share by which bounds are lowered, more than rounding can raise them.
  private static let slack = 1e-9

  private let multiplier: Double
  private let cap: Double
  private let remaining: Column<Double>

  /// Bounds with several multipliers around the ratio of the weights to the second parts.
  ///
  /// - Parameters:
  ///   - second: The part of each step in the second sum, by slot of the reverse rows.
  ///   - cap: The largest second sum.
  /// - Complexity: O(m + n log n).
  static func bounds(
    on second: Column<Double>, cap: Double, weights: ArcWeights, in search: PartialPathSearch
  ) -> [PenaltyBound] {
    var (sum, secondSum, count) = (0.0, 0.0, 0.0)
    for slot in 0..<second.count where second[slot] > 0 {
      sum += weights.reverse[slot]
      secondSum += second[slot]
      count += 1
    }
    let ratio = sum / secondSum
    // Without a finite ratio there is nothing to weigh against each other.
    guard cap.isFinite, ratio.isFinite, ratio > 0 else { return [] }
    // A power of two multiplies without rounding.
    let unit = Double(sign: .plus, exponent: ratio.exponent, significand: 1)
    return [unit / 4, unit, unit * 4, unit * 64].map { multiplier in
      var penalized = Buffer(repeating: 0.0, count: second.count)
      for slot in 0..<second.count { penalized[slot] = weights.reverse[slot] + multiplier * second[slot] }
      return PenaltyBound(
        multiplier: multiplier, cap: cap, remaining: search.remaining(Column(penalized)))
    }
  }

  /// A lower bound on the weight of the allowed paths that begin so, or zero if none is known.
  ///
  /// - Parameter used: The second sum of the beginning.
  func lowerBound(of partial: PartialPath, used: Double, state: Int) -> Double {
    let upper = partial.weight + multiplier * used + remaining[state]
    let bound = upper - multiplier * cap - Self.slack * (upper + multiplier * cap)
    // Only what overflows is not finite here.
    return bound.isFinite ? max(bound, 0) : 0
  }
}

extension [PenaltyBound] {
  /// The beginning with its bound raised, or nil if it was as high before.
  func raised(_ partial: PartialPath, used: Double, state: Int?) -> PartialPath? {
    guard let state else { return nil }
    let bound = reduce(0) { Swift.max($0, $1.lowerBound(of: partial, used: used, state: state)) }
    return bound > partial.bound ? partial.with(bound: bound) : nil
  }
}
