/// The distribution of the number of members that some groups share, under a null model.
public struct OverlapLaw: Hashable, Sendable {
  /// The mean.
  public let mean: Double
  /// The standard deviation.
  public let standardDeviation: Double
  /// The fewest members that groups of these sizes can share.
  public let least: Int
  /// The most members that groups of these sizes can share.
  public let most: Int
  private let upperTails: [Double]
  private let lowerTails: [Double]

  /// - Parameter probabilities: Of each number of shared members from 0 to `most`; the last is that of `most` or more.
  init(mean: Double, standardDeviation: Double, least: Int, probabilities: [Double]) {
    self.mean = mean
    self.standardDeviation = standardDeviation
    most = probabilities.count - 1
    self.least = min(least, probabilities.count - 1)
    upperTails = Self.sums(probabilities.reversed()).reversed()
    lowerTails = Self.sums(probabilities)
  }

  private static func sums(_ values: some Sequence<Double>) -> [Double] {
    var sum = 0.0
    var sums = values.map { value in
      sum += value
      return min(1, sum)
    }
    // All of them make a certainty.
    if !sums.isEmpty { sums[sums.count - 1] = 1 }
    return sums
  }

  /// The probability of at least so many shared members: the upper tail.
  public func chanceOfAtLeast(_ shared: Int) -> Double {
    shared <= 0 ? 1 : shared > most ? 0 : upperTails[shared]
  }

  /// The probability of at most so many shared members: the lower tail.
  public func chanceOfAtMost(_ shared: Int) -> Double {
    shared < 0 ? 0 : shared >= most ? 1 : lowerTails[shared]
  }

  /// The two-sided p of so many shared members: twice the smaller tail, at most 1.
  public func p(of shared: Int) -> Double {
    min(1, 2 * min(chanceOfAtLeast(shared), chanceOfAtMost(shared)))
  }

  /// The least p that any possible number of shared members has: that of one of the two extremes.
  public var smallestP: Double { min(p(of: most), p(of: least)) }
}

/// What tells how many members groups share by chance.
public enum OverlapNullModel: Sendable {
  /// Groups of their sizes whose members are drawn at random, all alike: the fixed row model.
  case hypergeometric(TwoModeGraph)
  /// The stochastic degree sequence model: the sizes of the groups and the members' numbers of groups are kept.
  case degreeSequence(DegreeSequenceModel)

  /// The network.
  public var graph: TwoModeGraph {
    switch self {
    case .hypergeometric(let graph): graph
    case .degreeSequence(let model): model.graph
    }
  }

  /// The class of each group: two pairs of groups of the same classes have the same law.
  public var groupClasses: [Int] {
    switch self {
    case .hypergeometric(let graph):
      let sizes = (0..<graph.groupCount).map { graph.membersByGroup.degree(of: $0) }
      let order = Set(sizes).sorted()
      let classes = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
      return sizes.map { classes[$0] ?? 0 }
    case .degreeSequence(let model): return model.freedom.groups.classes
    }
  }

  /// The law of the number of members two groups share.
  ///
  /// - Throws: `MeasureError.indexOutOfRange`.
  /// - Complexity: O(n·a) for n members and groups of at most a members; hypergeometric O(a).
  ///
  /// ## Example
  ///
  ///     let graph = try TwoModeGraph(
  ///       memberCount: 4, groupCount: 2, memberships: [(0, 0), (1, 0), (0, 1), (1, 1)])
  ///     let law = try OverlapNullModel.hypergeometric(graph).law(0, 1)
  ///     // law.mean == 1
  ///     // abs(law.chanceOfAtLeast(2) - 1.0 / 6) < 1e-15
  public func law(_ first: UInt32, _ second: UInt32) throws(MeasureError) -> OverlapLaw {
    for group in [first, second] where group >= graph.groupCount {
      throw .indexOutOfRange(group, count: graph.groupCount)
    }
    switch self {
    case .hypergeometric(let graph):
      let law = OverlapHypergeometric(
        memberCount: graph.memberCount, first: graph.membersByGroup.degree(of: Int(first)),
        second: graph.membersByGroup.degree(of: Int(second)))
      return law.law
    case .degreeSequence(let model):
      let classes = model.freedom.groups.classes
      return model.law(ofClasses: classes[Int(first)], classes[Int(second)])
    }
  }

  /// The probability that a member is in a group.
  ///
  /// - Throws: `MeasureError.indexOutOfRange`.
  public func probability(member: UInt32, group: UInt32) throws(MeasureError) -> Double {
    guard member < graph.memberCount else { throw .indexOutOfRange(member, count: graph.memberCount) }
    guard group < graph.groupCount else { throw .indexOutOfRange(group, count: graph.groupCount) }
    return switch self {
    case .hypergeometric(let graph):
      Double(graph.membersByGroup.degree(of: Int(group))) / Double(graph.memberCount)
    case .degreeSequence(let model): try model.probability(member: member, group: group)
    }
  }
}

extension DegreeSequenceModel {
  /// The law of the number of members that two groups of given classes share.
  func law(ofClasses first: Int, _ second: Int) -> OverlapLaw {
    let width = freedom.groups.count
    let events = freedom.members.counts.enumerated().map { row, count in
      (probability: probabilities[row * width + first] * probabilities[row * width + second], count: count)
    }
    let sum = OverlapPoissonBinomial(events: events)
    let bounds = freedom.sharedBounds(first, second, in: graph)
    return OverlapLaw(
      mean: sum.mean, standardDeviation: sum.variance.squareRoot(), least: bounds.least,
      probabilities: sum.distribution(through: bounds.most))
  }
}

extension DegreeSequenceFreedom {
  /// The fewest and the most members that groups of two classes can share, their sizes and the certain cells given.
  func sharedBounds(_ first: Int, _ second: Int, in graph: TwoModeGraph) -> (least: Int, most: Int) {
    var certain = 0, either = 0
    for (row, count) in members.counts.enumerated() {
      let one = value(row, first), other = value(row, second)
      if one == true, other == true { certain += count }
      if one != false || other != false { either += count }
    }
    let sizes = [first, second].map { graph.membersByGroup.degree(of: groups.representatives[$0]) }
    let most = mostShared(first, second, in: graph, minimumDegree: 0)
    return (min(most, max(certain, sizes[0] + sizes[1] - either)), most)
  }
}

extension OverlapHypergeometric {
  /// The law with all its probabilities.
  var law: OverlapLaw {
    let least = max(0, first + second - memberCount), most = min(first, second)
    let probabilities = (0...most).map { $0 < least ? 0 : probability(of: $0) }
    return OverlapLaw(
      mean: mean, standardDeviation: variance.squareRoot(), least: least, probabilities: probabilities)
  }
}
