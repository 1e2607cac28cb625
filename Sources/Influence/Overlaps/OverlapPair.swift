import GraphKernel

/// Two groups or two members, what they share, and whether that is more than chance.
public struct OverlapPair: Sendable, Hashable {
  /// The one, first in the order of ids.
  public let a: EntityReference
  /// The other.
  public let b: EntityReference
  /// How many the first has.
  public let sizeA: Int
  /// How many the second has.
  public let sizeB: Int
  /// What both have, in the order of ids.
  public let common: [EntityReference]
  /// Every index of overlap.
  let indices: [OverlapIndex: Double]
  /// How the overlap compares with chance; nil where no test was made.
  let chance: OverlapChance?

  /// How many they share.
  public var shared: Int { common.count }
  /// The part of all that both have: |A and B| / |A or B| (Jaccard 1901).
  public var jaccard: Double { indices[.jaccard] ?? 0 }
  /// How many would be shared by chance; nil where no test was made.
  public var expected: Double? { chance?.expected }
  /// The two-sided p, twice the smaller tail; nil where no test was made.
  public var p: Double? { chance?.p }
  /// The two-sided p adjusted for the number of pairs; nil where no test was made.
  public var adjustedP: Double? { chance?.adjustedP }
  /// Whether that is more or fewer than by chance; nil where no test was made.
  public var verdict: OverlapVerdict? { chance.map { OverlapVerdict($0.verdict) } }

  /// An index of overlap by what pairs are sorted by; nil for p where no test was made.
  public func value(_ order: OverlapQuery.Order) -> Double? { order.index.map { indices[$0] ?? 0 } ?? p }
}

extension OverlapPair: Encodable {
  private enum CodingKeys: String, CodingKey {
    case a, b, sizeA, sizeB, shared, common, expected, ratio, zScore, p, pMore, pLess, adjustedP, verdict
  }

  /// Writes every key; what was not tested as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(a, forKey: .a)
    try container.encode(b, forKey: .b)
    try container.encode(sizeA, forKey: .sizeA)
    try container.encode(sizeB, forKey: .sizeB)
    try container.encode(shared, forKey: .shared)
    try container.encode(common.map(\.id), forKey: .common)
    try container.encode(chance?.expected.roundedForOutput, forKey: .expected)
    try container.encode(chance?.ratio(of: shared)?.roundedForOutput, forKey: .ratio)
    try container.encode(chance?.zScore(of: shared)?.roundedForOutput, forKey: .zScore)
    try container.encode(chance?.p.roundedToDigits, forKey: .p)
    try container.encode(chance?.upperTail.roundedToDigits, forKey: .pMore)
    try container.encode(chance?.lowerTail.roundedToDigits, forKey: .pLess)
    try container.encode(chance?.adjustedP.roundedToDigits, forKey: .adjustedP)
    try container.encode(verdict, forKey: .verdict)
    var named = encoder.container(keyedBy: IndexKey.self)
    for index in OverlapIndex.allCases where index != .count {
      try named.encode(indices[index]?.roundedForOutput, forKey: IndexKey(stringValue: index.rawValue))
    }
  }

  /// An index under its name.
  private struct IndexKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

extension Double {
  /// Rounded to six significant digits: probabilities are small.
  var roundedToDigits: Double {
    guard self != 0, isFinite else { return self }
    var scale = 1.0
    var left = abs(self)
    while left < 100_000, scale < 1e300 {
      left *= 10
      scale *= 10
    }
    return left < 1_000_000 ? (self * scale).rounded() / scale : self
  }
}
