/// A path with its cost by each criterion.
public struct ParetoPath: Hashable, Sendable {
  /// The path; its weight is the first of `costs`.
  public let path: Path
  /// The sum of each criterion over the arcs, added from start to end; with a clock, last the time from its start to the
  /// earliest arrival.
  public let costs: [Double]
}

/// Time as one more criterion: the earliest arrival over a timetable of one who may set out from a time on.
public struct ParetoClock: Sendable {
  /// When the arcs may be taken.
  public let timetable: Timetable
  /// The earliest departure.
  public let start: Int32

  /// Sets a clock. One may wait at any vertex, and make several steps at one time.
  public init(_ timetable: Timetable, notBefore start: Int32) {
    (self.timetable, self.start) = (timetable, start)
  }
}

/// The paths of a query that no other path beats: none is at most as dear by all criteria and cheaper by one.
public struct ParetoPaths: Hashable, Sendable {
  /// The paths, by cost vector in lexicographic order; those with equal vectors in the order of `Path`.
  public let members: [ParetoPath]
  /// The number of criteria, the clock included.
  public let criterionCount: Int
  /// Whether the search gave up at its limit of labels. The cost vectors of `members` then still belong to
  /// the set, but others may be missing.
  public let isStopped: Bool
  /// How many labels the search settled.
  public let settledCount: Int
}

/// Which of the paths that share a cost vector to keep.
public enum EqualCostPaths: Hashable, Sendable {
  /// The first in the order of `Path`: fewest hops, then least vertices, then least arcs.
  case first
  /// Every one. There may be exponentially many.
  case all
}

extension Graph {
  /// The exact Pareto set of the loopless paths that answer a query: those that no other path beats, where to
  /// beat is to be at most as dear by all criteria and cheaper by at least one.
  ///
  /// The multi-criteria shortest path problem, solved by label setting (E. Q. V. Martins, 'On a multicriteria
  /// shortest path problem', European Journal of Operational Research 16, 1984), guided and pruned at the
  /// target by exact lower bounds, one search back for each criterion (L. Mandow and J. L. Pérez de la Cruz,
  /// 'Multiobjective A* search with consistent heuristics', Journal of the ACM 57, 2010).
  ///
  /// Parallel arcs are distinct; a self-loop stands in no loopless path. Constraints, waypoints, the limit of
  /// hops and the caps act inside the search. With waypoints a label prunes another only if its vertices are
  /// among the other's, so that the search may be slow. A vertex that is source and target makes no path of
  /// no arcs. No path, and no error, follows from empty sources or targets. Cost vectors are compared without
  /// tolerance; equal sums are equal if weights lie on a dyadic grid, see `LooplessPaths`. A path whose cost
  /// overflows is left out.
  ///
  /// With a clock the earliest arrival is one more criterion. To be early is never worse where one may wait, so a label
  /// that arrives sooner prunes as one that costs less does.
  ///
  /// - Parameters:
  ///   - query: Which paths are asked for. Its largest weight is a cap on the first criterion.
  ///   - criteria: Columns of weights of this graph; their units are the caller's. One to four, the clock counted.
  ///   - clock: Time as the last criterion; nil for none.
  ///   - caps: The largest cost by each criterion, or nil for any; empty for no caps.
  ///   - equalCosts: Which of the paths that share a cost vector to keep.
  ///   - labelLimit: How many labels may be settled before the search stops; nil for any number.
  /// - Throws: `MeasureError.columnCount` unless there are one to four criteria and as many caps as columns or none,
  ///   `.invalidParameter` for a cap or limit that is negative or not a number, `.weightsOfAnotherGraph`; any
  ///   `PathQueryError`.
  /// - Complexity: O(c (m + n log n)) to prepare for c criteria. Each settled label is compared with the
  ///   labels of its state and with the paths found. The number of labels may grow exponentially with the
  ///   hops, in practice with the size of the set. About 70 bytes a label.
  ///
  /// ## Example
  ///     let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2), (0, 2)])
  ///     let days = try graph.weights([1, 1, 5])
  ///     let cost = try graph.weights([4, 4, 3])
  ///     let query = PathQuery(from: [0], to: [2])
  ///     let set = try graph.paretoPaths(query, criteria: [days, cost])
  ///     // set.members.map(\.costs) == [[2, 8], [5, 3]]
  ///     // set.members.map(\.path.arcs) == [[0, 1], [2]]
  public func paretoPaths(
    _ query: PathQuery, criteria: [ArcWeights], clock: ParetoClock? = nil, caps: [Double?] = [],
    equalCosts: EqualCostPaths = .first, labelLimit: Int? = nil
  ) throws -> ParetoPaths {
    let count = criteria.count + (clock == nil ? 0 : 1)
    try checkCriteria(criteria, count: count)
    if let clock, !clock.timetable.layout.isIdentical(to: forward.arcs) {
      throw MeasureError.weightsOfAnotherGraph
    }
    guard caps.isEmpty || caps.count == criteria.count else {
      throw MeasureError.columnCount(column: "caps", expected: criteria.count, actual: caps.count)
    }
    var bounds = criteria.indices.map { caps.isEmpty ? .infinity : caps[$0] ?? .infinity }
    for bound in bounds where !(bound >= 0) {
      throw MeasureError.invalidParameter(name: "cap", value: bound, allowed: "0 or more, or nil for none")
    }
    if let weight = query.maximumWeight {
      guard weight >= 0 else { throw PathQueryError.invalidMaximumWeight(weight) }
      if !bounds.isEmpty { bounds[0] = min(bounds[0], weight) }
    }
    try Self.checkLimit(labelLimit, name: "labelLimit")

    var search = try ParetoSearch(
      query, in: self, criteria: criteria, clock: clock, caps: bounds, keepsEqual: equalCosts == .all)
    search.run(from: Set(query.sources).sorted(), limit: labelLimit ?? .max)
    let members = search.results.map { result in
      ParetoPath(path: search.labels.path(of: result.label), costs: (0..<count).map { result.costs[$0] })
    }
    return ParetoPaths(
      members: members.sorted(), criterionCount: count, isStopped: search.isStopped,
      settledCount: search.settledCount)
  }

  /// The cost of a path by each criterion: the sum over its arcs, added from start to end.
  ///
  /// - Throws: `MeasureError.columnCount` unless there are one to four criteria, `.weightsOfAnotherGraph`,
  ///   `.indexOutOfRange` for an arc that is not in the graph.
  /// - Complexity: O(h c) for h hops and c criteria.
  ///
  /// ## Example
  ///     let graph = try Graph(vertexCount: 2, arcs: [(0, 1), (0, 1)])
  ///     let (days, cost) = (try graph.weights([1, 2]), try graph.weights([5, 3]))
  ///     let query = PathQuery(from: [0], to: [1])
  ///     let quickest = try LooplessPaths(query, in: graph, weights: days).shortest(1)
  ///     let costs = try quickest.paths.map { try graph.costs(of: $0, criteria: [days, cost]) }
  ///     // costs == [[1, 5]]
  public func costs(of path: Path, criteria: [ArcWeights]) throws(MeasureError) -> [Double] {
    try checkCriteria(criteria, count: criteria.count)
    for arc in path.arcs where arc >= arcCount { throw .indexOutOfRange(arc, count: arcCount) }
    return criteria.map { weights in path.arcs.reduce(0) { $0 + weights[$1] } }
  }

  private func checkCriteria(_ criteria: [ArcWeights], count: Int) throws(MeasureError) {
    guard 1...ParetoCosts.scalarCount ~= count else {
      let expected = count == 0 ? 1 : ParetoCosts.scalarCount
      throw .columnCount(column: "criteria", expected: expected, actual: count)
    }
    for weights in criteria { try checkOwn(weights) }
  }

  /// Checks that a limit or count is not negative.
  static func checkLimit(_ limit: Int?, name: String) throws(MeasureError) {
    if let limit, limit < 0 {
      throw .invalidParameter(name: name, value: Double(limit), allowed: "0 or more")
    }
  }
}

extension ParetoPath: Comparable {
  /// Whether the first stands before the second: by cost vector, then in the order of `Path`.
  public static func < (first: ParetoPath, second: ParetoPath) -> Bool {
    if first.costs != second.costs { return first.costs.lexicographicallyPrecedes(second.costs) }
    return first.path < second.path
  }
}
