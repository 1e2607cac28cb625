/// Whether two groups share more members than they would by chance, under one null model.
public struct OverlapTest: Hashable, Sendable {
  /// The groups and the number of members they share.
  public let pair: Overlap
  /// The mean number of shared members under the null model.
  public let expected: Double
  /// The standard deviation of the number of shared members under the null model.
  public let standardDeviation: Double
  /// The probability of at least as many shared members: the upper tail.
  public let p: Double
  /// The natural logarithm of `p`, finite also where `p` is too small for a number.
  public let logP: Double
  /// The least `p` that the pair could have reached: that of the largest number of members it could share.
  public let smallestP: Double
  /// `p` adjusted for the number of tests.
  public internal(set) var adjustedP: Double
  /// Whether even the smallest reachable `p` is not below the level: whatever the data, the test says nothing.
  public let cannotBeTested: Bool
  /// Whether the adjusted `p` is below the level.
  public internal(set) var isSignificant = false

  /// The shared members of those expected; nil if none are expected.
  public var ratio: Double? { expected > 0 ? Double(pair.shared) / expected : nil }

  /// How many standard deviations the shared members are above those expected; nil if the null model leaves no
  /// choice.
  public var zScore: Double? {
    standardDeviation > 0 ? (Double(pair.shared) - expected) / standardDeviation : nil
  }
}

/// The tests of all pairs of groups that share members.
public struct OverlapTests: Hashable, Sendable {
  /// The tests of the pairs that share at least one member, in the order of `Overlaps`. Of every other pair `p` is 1.
  public let tests: [OverlapTest]
  /// The number of all pairs of groups, for which the p-values are adjusted.
  public let testCount: Int
  /// The level of significance.
  public let level: Double
  /// How the p-values are adjusted.
  public let adjustment: MultipleTestAdjustment

  init(
    _ tests: [OverlapTest], groupCount: Int, level: Double, adjustment: MultipleTestAdjustment
  ) throws(MeasureError) {
    testCount = groupCount * (groupCount - 1) / 2
    self.level = level
    self.adjustment = adjustment
    var tests = tests
    let adjusted = try adjustment.adjusted(tests.map(\.p), testCount: testCount)
    for (index, value) in adjusted.enumerated() {
      tests[index].adjustedP = value
      tests[index].isSignificant = value < level
    }
    self.tests = tests
  }

  static func check(level: Double) throws(MeasureError) {
    guard level > 0, level < 1 else {
      throw .invalidParameter(name: "level", value: level, allowed: "a number between 0 and 1")
    }
  }
}
