/// How many a target meets in a group; the most first, then by groups.
struct Gain: Hashable, Comparable {
  let group: Int
  let meets: Int

  static func < (left: Gain, right: Gain) -> Bool {
    (right.meets, left.group) < (left.meets, right.group)
  }
}

/// The first few of very many gains, with the targets that have each.
struct BestGains {
  let limit: Int
  private(set) var order: [Gain] = []
  private(set) var targets: [Gain: [Int]] = [:]

  init(limit: Int) { self.limit = limit }

  /// Whether a gain would be among the first.
  func takes(_ gain: Gain) -> Bool {
    guard order.count >= limit else { return true }
    return order.last.map { gain <= $0 } ?? false
  }

  mutating func add(_ target: Int, _ gain: Gain) {
    guard takes(gain) else { return }
    if targets[gain] == nil {
      order.insert(gain, at: order.firstIndex { gain < $0 } ?? order.count)
      if order.count > limit { targets[order.removeLast()] = nil }
    }
    targets[gain, default: []].append(target)
  }
}
