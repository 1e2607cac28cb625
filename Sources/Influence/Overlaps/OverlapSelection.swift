import GraphKernel

/// The first pairs in an order, kept while all pass by.
struct OverlapSelection {
  struct Candidate {
    /// Greater stands first.
    let key: Double
    /// Orders those of equal keys.
    let second: Double
    let pair: Overlap

    func precedes(_ other: Candidate) -> Bool {
      if key != other.key { return key > other.key }
      if second != other.second { return second > other.second }
      return (pair.first, pair.second) < (other.pair.first, other.pair.second)
    }
  }

  /// How many are wanted.
  private let limit: Int
  /// The most that are kept where some equal the last one wanted.
  private let most: Int
  private var candidates: [Candidate] = []
  /// No pair below this is among the first.
  private var threshold = -Double.infinity
  /// How many were offered.
  private(set) var offered = 0

  init(limit: Int, most: Int) {
    self.limit = min(limit, most)
    self.most = most
  }

  mutating func offer(_ key: Double, _ second: Double, _ pair: Overlap) {
    offered += 1
    guard key >= threshold else { return }
    candidates.append(Candidate(key: key, second: second, pair: pair))
    if candidates.count >= 2 * most + 1024 { prune() }
  }

  /// Keeps the first and, where they are no more than the most, those whose key equals the last of them.
  private mutating func prune() {
    candidates.sort { $0.precedes($1) }
    guard candidates.count > limit, limit > 0 else { return }
    threshold = candidates[limit - 1].key
    let equal = candidates[limit...].prefix { $0.key == threshold }.count
    candidates.removeSubrange(min(limit + equal, most)...)
  }

  /// The pairs in order.
  var pairs: [Overlap] {
    var sorted = self
    sorted.prune()
    return sorted.candidates.map(\.pair)
  }
}
