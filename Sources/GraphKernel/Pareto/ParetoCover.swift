/// How much dearer than another an option may be and still stand for it.
public enum ParetoTolerance: Hashable, Sendable {
  /// By so many units of the criterion.
  case absolute(Double)
  /// By this share of the other's cost: 0.1 for a tenth.
  case relative(Double)

  var size: Double {
    switch self {
    case .absolute(let size), .relative(let size): size
    }
  }

  /// The largest cost that may stand for `cost`.
  func limit(of cost: Double) -> Double {
    switch self {
    case .absolute(let size): cost + size
    case .relative(let size): cost * (1 + size)
    }
  }
}

/// A thinned Pareto set: every dropped member is covered by a kept one that is hardly dearer by any
/// criterion.
public struct ParetoCover: Hashable, Sendable {
  /// The indices of the kept members, ascending.
  public let kept: [Int]
  /// The dropped members, ascending.
  public let dropped: [Dropped]

  /// A member left out, and the kept one that stands for it.
  public struct Dropped: Hashable, Sendable {
    /// The index of the dropped member.
    public let index: Int
    /// The index of the first kept member that covers it.
    public let coveredBy: Int
  }
}

extension ParetoPaths {
  /// A subset that covers all members within a tolerance for each criterion.
  ///
  /// An epsilon-Pareto set (C. H. Papadimitriou and M. Yannakakis, 'On the approximability of trade-offs and
  /// optimal access of web sources', FOCS 2000). A kept option covers another if by each criterion its cost
  /// is at most the other's and the tolerance. Members are taken in their order; one is kept if no kept one
  /// covers it. So the first is always kept, and with tolerances of zero all different cost vectors are. The
  /// cover need not be the smallest possible.
  ///
  /// - Parameter tolerances: One for each criterion, finite and not negative.
  /// - Throws: `MeasureError.columnCount`, `.invalidParameter`.
  /// - Complexity: O(p k c) for p members, k kept ones and c criteria.
  ///
  /// ## Example
  ///     let graph = try Graph(vertexCount: 2, arcs: [(0, 1), (0, 1), (0, 1)])
  ///     let (days, cost) = (try graph.weights([10, 11, 20]), try graph.weights([9, 8, 2]))
  ///     let set = try graph.paretoPaths(PathQuery(from: [0], to: [1]), criteria: [days, cost])
  ///     let cover = try set.cover(within: [.relative(0.1), .absolute(1)])
  ///     // cover.kept == [0, 2]
  ///     // cover.dropped.map(\.coveredBy) == [0]
  public func cover(within tolerances: [ParetoTolerance]) throws(MeasureError) -> ParetoCover {
    guard tolerances.count == criterionCount else {
      throw .columnCount(column: "tolerances", expected: criterionCount, actual: tolerances.count)
    }
    for tolerance in tolerances where !(tolerance.size >= 0 && tolerance.size.isFinite) {
      throw .invalidParameter(name: "tolerance", value: tolerance.size, allowed: "0 or more, finite")
    }
    var kept: [Int] = []
    var dropped: [ParetoCover.Dropped] = []
    for (index, member) in members.enumerated() {
      let limits = zip(tolerances, member.costs).map { $0.limit(of: $1) }
      if let cover = kept.first(where: { zip(members[$0].costs, limits).allSatisfy { $0 <= $1 } }) {
        dropped.append(ParetoCover.Dropped(index: index, coveredBy: cover))
      } else {
        kept.append(index)
      }
    }
    return ParetoCover(kept: kept, dropped: dropped)
  }
}
