/// The first k loopless paths and what was cut off after them.
public struct ShortestPaths: Hashable, Sendable {
  /// The first k paths, or all if there are fewer, in the order of `Path`.
  public let paths: [Path]
  /// The paths of the same weight as the last of `paths`; nil if there are no paths.
  public let equalAtCut: EqualPaths?
  /// Whether `paths` are known to be all paths there are.
  public let isComplete: Bool
  /// Whether the search gave up at its work limit: more paths may exist, and more equal ones.
  public let isStopped: Bool

  /// Paths of one weight, some of them listed: '5 of 184 equal routes'.
  public struct EqualPaths: Hashable, Sendable {
    /// The weight they share.
    public let weight: Double
    /// How many there are; if `isLowerBound`, at least so many.
    public let count: Int
    /// How many of them are listed.
    public let listedCount: Int
    /// Whether counting ended, at the cap or the work limit, before all were counted.
    public let isLowerBound: Bool
  }
}

extension LooplessPaths {
  /// The first `count` paths, and how many more have the same weight as the last of them.
  ///
  /// - Parameters:
  ///   - count: How many paths to return; none if it is 0 or less.
  ///   - cap: Up to how many equal paths to count, the listed ones included.
  ///   - guide: What searches to the same targets have found out before.
  /// - Complexity: As for taking `count` paths from the iterator, and the equal ones counted beyond.
  ///
  /// ## Example
  ///
  ///     let graph = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 3), (0, 2), (2, 3)])
  ///     let query = PathQuery(from: [0], to: [3])
  ///     let first = try LooplessPaths(query, in: graph, weights: graph.unitWeights).shortest(1)
  ///     // first.paths.map(\.vertices) == [[0, 1, 3]]
  ///     // first.equalAtCut?.count == 2
  public func shortest(
    _ count: Int, countingEqualUpTo cap: Int = 1000, guide: PathGuide? = nil
  ) -> ShortestPaths {
    var iterator = makeIterator(guide: guide)
    var paths: [Path] = []
    while paths.count < count, let path = iterator.next() { paths.append(path) }
    var following = iterator.next()
    let isStopped = iterator.isStopped
    let isComplete = following == nil && !isStopped
    guard let weight = paths.last?.weight else {
      return ShortestPaths(paths: [], equalAtCut: nil, isComplete: isComplete, isStopped: isStopped)
    }

    let listedCount = paths.reversed().prefix { $0.weight == weight }.count
    var equalCount = listedCount
    while equalCount < cap, following?.weight == weight {
      equalCount += 1
      following = iterator.next()
    }
    let equalAtCut = ShortestPaths.EqualPaths(
      weight: weight, count: equalCount, listedCount: listedCount,
      isLowerBound: following?.weight == weight || iterator.isStopped)
    return ShortestPaths(
      paths: paths, equalAtCut: equalAtCut, isComplete: isComplete, isStopped: iterator.isStopped)
  }
}
