/// How the members two groups share are measured, from the count s of shared members, the sizes a and b of the two
/// groups and the number n of all members.
public enum OverlapIndex: String, Hashable, Sendable, CaseIterable, Codable {
  /// The number of shared members, s.
  case count
  /// Jaccard index, s / (a + b - s).
  case jaccard
  /// Overlap coefficient of Szymkiewicz and Simpson, s / min(a, b).
  case overlapCoefficient
  /// Index of Sørensen and Dice, 2s / (a + b).
  case dice
  /// Cosine similarity, the index of Ochiai, s / √(ab).
  case cosine
  /// Lift, ns / (ab): how many times as many members are shared as would be if membership were independent.
  case lift
  /// Newman's collaboration weight, the sum of 1 / (d - 1) over the shared members, d being the number of groups
  /// of a member. M. E. J. Newman, 'Scientific collaboration networks. II', Physical Review E 64 (2001).
  case newman
  /// Bonacich's overlap, (p - √(pq)) / (p - q), where p = s(n - a - b + s) and q = (a - s)(b - s) are the products
  /// of the diagonals of the two-by-two table: ½ if membership is independent (p = q), 1 if q alone is 0.
  /// P. Bonacich, 'Technique for analyzing overlapping memberships', Sociological Methodology 4 (1972).
  case bonacich
}

/// The numbers from which an index is computed.
struct OverlapSizes {
  let shared: UInt32
  let first: UInt32
  let second: UInt32
  let memberCount: Int
  /// The sum of 1 / (d - 1) over the shared members; read by Newman's weight alone.
  var collaboration = 0.0

  @inline(__always)
  func value(of index: OverlapIndex) -> Double {
    let shared = Double(self.shared), first = Double(self.first), second = Double(self.second)
    return switch index {
    case .count: shared
    case .jaccard: shared / (first + second - shared)
    case .overlapCoefficient: shared / min(first, second)
    case .dice: 2 * shared / (first + second)
    case .cosine: shared / (first * second).squareRoot()
    case .lift: Double(memberCount) * shared / (first * second)
    case .newman: collaboration
    case .bonacich: bonacich
    }
  }

  private var bonacich: Double {
    let shared = Double(self.shared), first = Double(self.first), second = Double(self.second)
    let alike = shared * (Double(memberCount) - first - second + shared)
    let unlike = (first - shared) * (second - shared)
    // The same quotient without its pole: √p / (√p + √q).
    return alike == unlike ? 0.5 : alike.squareRoot() / (alike.squareRoot() + unlike.squareRoot())
  }
}
