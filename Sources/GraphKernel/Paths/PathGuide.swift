/// Distances to some targets, kept from one search for paths to the next.
///
/// The distances that guide `LooplessPaths` depend on the targets and on what may be used, not on where paths start, and
/// taking something out never makes them too large. So a guide serves any query to the same targets that allows no more
/// than the guide's constraints do: from another source, or a what-if without some vertices and arcs. What one search
/// has found out, the next need not.
///
/// A guide serves one search at a time; another that runs meanwhile goes without. It cannot cross to another task.
///
/// ## Example
///
///     let graph = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 3), (0, 2), (2, 3)])
///     let weights = try graph.weights([1, 5, 2, 2])
///     let guide = try PathGuide(to: [3], in: graph, weights: weights)
///     let paths = try LooplessPaths(PathQuery(from: [0], to: [3]), in: graph, weights: weights)
///     let others = try LooplessPaths(PathQuery(from: [1], to: [3]), in: graph, weights: weights)
///     // paths.shortest(1, guide: guide).paths.map(\.weight) == [4]
///     // others.shortest(1, guide: guide).paths.map(\.weight) == [5]
public final class PathGuide {
  private let space: PathSpace
  private let constraints: PathConstraints
  private var remaining: RemainingDistances
  /// Whether a search has the distances.
  private(set) var isLent = false

  /// Prepares a guide; the first search that uses it begins to fill it.
  ///
  /// - Parameters:
  ///   - targets: The vertices at which paths end.
  ///   - graph: The graph of the searches.
  ///   - weights: The weights of the graph's arcs.
  ///   - constraints: What every search forbids at least. More may be forbidden in a search, not less.
  /// - Throws: `PathQueryError.vertexOutOfRange`, `.weightsOfAnotherGraph`, `.maskCount`.
  /// - Complexity: O(n) time and space, O(m) if arcs are constrained.
  public init(
    to targets: [Graph.Vertex], in graph: Graph, weights: ArcWeights,
    constraints: PathConstraints = PathConstraints()
  ) throws(PathQueryError) {
    try graph.check(weights)
    try PathRules.checkVertices(targets, .targets, in: graph)
    let rules = try PathRules(constraints, anyVertex: .source, targets: targets, in: graph)
    let states = try StateSpace(vertexCount: graph.vertexCount, waypointCount: 0, maximumHops: nil)
    space = PathSpace(
      graph: graph, weights: weights, rules: rules, states: states, targets: targets, maximumWeight: .infinity
    )
    self.constraints = constraints
    remaining = RemainingDistances(space)
  }

  /// Whether the distances are lower bounds for a query: the same targets or fewer over the same graph and weights,
  /// no waypoints and no limit of hops, which need distances of their own, and nothing allowed that is forbidden here.
  func serves(_ other: PathSpace, _ constraints: PathConstraints) -> Bool {
    other.weights.byArc.isIdentical(to: space.weights.byArc)
      && other.graph.forward.arcs.isIdentical(to: space.graph.forward.arcs)
      && other.states.legCount == 1 && other.states.hopLimit == nil
      && Set(other.targets).isSubset(of: space.targets) && self.constraints.areKept(by: constraints)
  }

  /// Exchanges the distances with those of a search, at its beginning and at its end.
  func exchange(with other: inout RemainingDistances) {
    swap(&remaining, &other)
    isLent.toggle()
  }
}

extension PathConstraints {
  /// Whether others forbid all that these do.
  fileprivate func areKept(by other: PathConstraints) -> Bool {
    Self.covers(other.avoidedVertices, avoidedVertices)
      && Self.covers(other.avoidedArcs, avoidedArcs)
      && Self.covers(other.terminalVertices, terminalVertices)
      && Self.covers(other.terminalArcs, terminalArcs)
  }

  private static func covers(_ mask: [Bool]?, _ required: [Bool]?) -> Bool {
    guard let required, required != mask else { return true }
    guard let mask else { return !required.contains(true) }
    return zip(mask, required).allSatisfy { $0 || !$1 }
  }
}
