/// How p-values of many tests are adjusted for their number.
public enum MultipleTestAdjustment: String, Hashable, Sendable, CaseIterable, Codable {
  /// Not at all.
  case none
  /// By Holm: bounds the probability of any false discovery. S. Holm, 'A simple sequentially rejective multiple test
  /// procedure', Scandinavian Journal of Statistics 6 (1979).
  case holm
  /// By Benjamini and Hochberg: bounds the expected share of false discoveries among all. Y. Benjamini and
  /// Y. Hochberg, 'Controlling the false discovery rate', Journal of the Royal Statistical Society B 57 (1995).
  case benjaminiHochberg

  /// The adjusted p-values, in the order of those given: what R's `p.adjust` gives for `holm` and `BH`.
  ///
  /// - Parameters:
  ///   - pValues: Numbers from 0 to 1.
  ///   - testCount: How many tests were made, nil for as many as there are p-values. The p-values not given must
  ///     not be smaller than those given.
  /// - Throws: `MeasureError.invalidParameter`.
  /// - Complexity: O(n log n).
  ///
  /// ## Example
  ///
  ///     let pValues = [0.01, 0.04, 0.03]
  ///     let holm = try MultipleTestAdjustment.holm.adjusted(pValues)
  ///     let benjaminiHochberg = try MultipleTestAdjustment.benjaminiHochberg.adjusted(pValues)
  ///     // holm == [0.03, 0.06, 0.06]
  ///     // benjaminiHochberg == [0.03, 0.04, 0.04]
  public func adjusted(_ pValues: [Double], testCount: Int? = nil) throws(MeasureError) -> [Double] {
    for value in pValues where !(0...1 ~= value) {
      throw .invalidParameter(name: "pValues", value: value, allowed: "numbers from 0 to 1")
    }
    let testCount = testCount ?? pValues.count
    guard testCount >= pValues.count else {
      throw .invalidParameter(
        name: "testCount", value: Double(testCount), allowed: "\(pValues.count) or more, one for each p-value"
      )
    }
    let order = pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
    var adjusted = pValues
    switch self {
    case .none:
      break
    case .holm:
      var greatest = 0.0
      for (rank, index) in order.enumerated() {
        greatest = max(greatest, Double(testCount - rank) * pValues[index])
        adjusted[index] = min(1, greatest)
      }
    case .benjaminiHochberg:
      var least = 1.0
      for (rank, index) in order.enumerated().reversed() {
        least = min(least, Double(testCount) / Double(rank + 1) * pValues[index])
        adjusted[index] = least
      }
    }
    return adjusted
  }
}
