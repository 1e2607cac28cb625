/// Ranks that equal values share.
enum CompetitionRanks {
  /// The rank of each value: 1 more than how many are better; nil for what is undefined.
  ///
  /// Values are equal if they differ by no more than rounding: by 1e-10 of the larger one, or, of values that come
  /// from an iteration, by 1e-7 of the largest of all.
  ///
  /// - Complexity: O(n log n)
  static func ranks(of values: [Double?], by measure: Measure) -> [Int?] {
    let order = values.indices.filter { values[$0] != nil }
      .sorted { precedes(values[$0] ?? 0, values[$1] ?? 0, by: measure) }
    let largest = values.lazy.compactMap { $0.map(abs) }.max() ?? 0
    let allowed = measure.isIterative ? 1e-7 * largest : 1e-13 * largest
    var ranks = [Int?](repeating: nil, count: values.count)
    for (place, index) in order.enumerated() {
      guard place > 0, let value = values[index], let last = values[order[place - 1]] else {
        ranks[index] = place + 1
        continue
      }
      let isEqual = abs(value - last) <= max(allowed, 1e-10 * max(abs(value), abs(last)))
      ranks[index] = isEqual ? ranks[order[place - 1]] : place + 1
    }
    return ranks
  }

  private static func precedes(_ left: Double, _ right: Double, by measure: Measure) -> Bool {
    measure.prefersLow ? left < right : left > right
  }
}
