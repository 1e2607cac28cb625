/// A member of a Pareto set that beats a given option, and by how much.
public struct ParetoDominator: Hashable, Sendable {
  /// The index of the member.
  public let index: Int
  /// By each criterion how much less the member costs: nowhere negative, somewhere positive.
  public let savings: [Double]

  /// The criteria by which the member is cheaper, ascending.
  public var cheaperBy: [Int] { savings.indices.filter { savings[$0] > 0 } }
}

extension ParetoPaths {
  /// The first member that beats an option: at most as dear by all criteria and cheaper by at least one. Nil
  /// if no member does, so that the option belongs in the set beside or instead of its members.
  ///
  /// This is Pareto dominance. An option with the costs of a member is not beaten by it. Savings are
  /// differences of costs in the units of the criteria. For the costs of a path see
  /// `Graph.costs(of:criteria:)`.
  ///
  /// - Parameter costs: The cost of the option by each criterion; may be infinite.
  /// - Throws: `MeasureError.columnCount`; `.invalidParameter` for a cost that is negative or not a number.
  /// - Complexity: O(p c) for p members and c criteria.
  ///
  /// ## Example
  ///     let graph = try Graph(vertexCount: 2, arcs: [(0, 1), (0, 1), (0, 1)])
  ///     let (days, cost) = (try graph.weights([3, 5, 6]), try graph.weights([4, 2, 2]))
  ///     let set = try graph.paretoPaths(PathQuery(from: [0], to: [1]), criteria: [days, cost])
  ///     let dominator = try set.dominator(of: [6, 2])
  ///     // dominator?.index == 1
  ///     // dominator?.savings == [1, 0]
  ///     // dominator?.cheaperBy == [0]
  public func dominator(of costs: [Double]) throws(MeasureError) -> ParetoDominator? {
    guard costs.count == criterionCount else {
      throw .columnCount(column: "costs", expected: criterionCount, actual: costs.count)
    }
    for cost in costs where !(cost >= 0) {
      throw .invalidParameter(name: "cost", value: cost, allowed: "0 or more")
    }
    for (index, member) in members.enumerated() where member.costs != costs {
      guard zip(member.costs, costs).allSatisfy({ $0 <= $1 }) else { continue }
      return ParetoDominator(index: index, savings: zip(costs, member.costs).map { $0 - $1 })
    }
    return nil
  }
}
