/// The loopless paths that answer a query, in the order of `Path`: by weight, then by hops, then by vertices,
/// then by arcs.
///
/// The sequence is lazy: each path is searched for when it is asked for, and a caller may stop at any time.
/// All constraints act inside the search, none by leaving out what was found.
///
/// The method is Yen's partition of the path space (J. Y. Yen, 'Finding the k shortest loopless paths in a
/// network', Management Science 17, 1971) as E. L. Lawler refined it (1972): a subspace is a prefix and the
/// arcs banned after it; taking a path out divides its subspace into those that deviate at each of its
/// vertices. One search back from the targets gives exact remaining distances; they bound every subspace
/// from below, so that only promising ones are searched at all, and they guide these searches. See
/// `SpurSearch`.
///
/// With waypoints the first walk of a subspace may repeat vertices. These are tracked from then on, as many as
/// there is room for, and the subspace is searched again; see `TrackedVertices`. A walk that still repeats a
/// vertex is divided along its part without loops, like a path, and dropped. The result is exact, but to
/// decide whether there is any path is NP-hard (S. Fortune, J. Hopcroft and J. Wyllie, 'The directed subgraph
/// homeomorphism problem', Theoretical Computer Science 10, 1980), so give a work limit where queries come
/// from outside.
///
/// ## Exact order
/// Weights are added as `Double`s and compared without tolerance. The order is exact, and equal sums are equal,
/// if weights lie on a dyadic grid: multiples of 2^-32, with sums below 2^21, are added without rounding.
/// Other weights are accepted; then paths whose weights differ by rounding only may change places.
///
/// - Complexity: For n vertices, m arcs: O(m + n log n) to prepare, O(n + m) space. A path of h hops adds at
///   most h spur searches of O(m + n log n), most of which touch little more than the path they find. With
///   waypoints and a limit of hops, n and m count for each combination of waypoints passed and hops made.
///
/// ## Example
///
///     let graph = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 3), (0, 2), (2, 3)])
///     let query = PathQuery(from: [0], to: [3])
///     let paths = try LooplessPaths(query, in: graph, weights: graph.weights([1, 5, 2, 2]))
///     // paths.map(\.vertices) == [[0, 2, 3], [0, 1, 3]]
///     // paths.map(\.weight) == [4, 6]
public struct LooplessPaths: Sequence, Sendable {
  private let space: PathSpace
  private let constraints: PathConstraints
  private let sources: [Graph.Vertex]
  private let workLimit: Int
  /// How many repeated vertices an iterator may track. The paths do not depend on it.
  var trackingLimit = TrackedVertices.maximumCapacity

  /// Prepares a search.
  ///
  /// - Parameters:
  ///   - query: Which paths are asked for.
  ///   - graph: Where to search.
  ///   - weights: The weights of the graph's arcs.
  ///   - workLimit: The number of states the spur searches of one iterator may settle before it stops; nil for
  ///     any number. It is looked at between searches.
  /// - Throws: any `PathQueryError`.
  /// - Complexity: O(m + n log n).
  public init(
    _ query: PathQuery, in graph: Graph, weights: ArcWeights, workLimit: Int? = nil
  ) throws(PathQueryError) {
    space = try PathSpace(query, in: graph, weights: weights)
    constraints = query.constraints
    sources = Set(query.sources).sorted()
    self.workLimit = workLimit ?? .max
  }

  /// Begins the search anew.
  ///
  /// - Complexity: O(n), times the number of layers with waypoints or a limit of hops.
  public func makeIterator() -> Iterator { makeIterator(guide: nil) }

  /// Begins the search anew, with what a guide knows. One that does not serve the query has no effect.
  ///
  /// - Complexity: As without; if the guide's constraints are not the query's, O(n + m) to compare them.
  public func makeIterator(guide: PathGuide?) -> Iterator {
    let guide = guide.flatMap { $0.serves(space, constraints) ? $0 : nil }
    return Iterator(
      Searcher(space, trackingLimit: trackingLimit, guide: guide), sources: sources, workLimit: workLimit)
  }

  /// Holds what a search works on, which cannot be copied.
  fileprivate final class Searcher {
    var spur: SpurSearch
    private var guide: PathGuide?

    init(_ space: PathSpace, trackingLimit: Int, guide: PathGuide?) {
      let guide = guide?.isLent == false ? guide : nil
      spur = SpurSearch(space, trackingLimit: trackingLimit, isGuided: guide != nil)
      self.guide = guide
      guide?.exchange(with: &spur.remaining)
    }

    deinit { guide?.exchange(with: &spur.remaining) }
  }

  /// The search under way. A copy of an iterator goes on with the same search.
  public struct Iterator: IteratorProtocol {
    private let searcher: Searcher
    private let mayRepeat: Bool
    private var subspaces = QuaternaryHeap<Subspace>()
    private let workLimit: Int

    /// Whether the search gave up at its work limit, so that nil does not mean that no more paths exist.
    public private(set) var isStopped = false

    fileprivate init(_ searcher: Searcher, sources: [Graph.Vertex], workLimit: Int) {
      self.searcher = searcher
      let space = searcher.spur.space
      mayRepeat = !space.rules.waypoints.isEmpty
      self.workLimit = workLimit
      for source in sources where space.rules.vertexRoles[Int(source)].contains(.source) {
        divide(Path(vertices: [source], arcs: [], weight: 0), from: 0, through: 0, banned: [])
      }
    }

    /// The next path, or nil if there is none or the search is stopped.
    ///
    /// - Complexity: See `LooplessPaths`.
    public mutating func next() -> Path? {
      while !isStopped, let subspace = subspaces.popMin() {
        guard subspace.isResolved else {
          isStopped = searcher.spur.settledCount >= workLimit
          if !isStopped { resolve(subspace) }
          continue
        }
        let walk = subspace.walk
        let repetition = firstRepetition(in: walk)
        divide(
          walk, from: subspace.prefixHops, through: repetition.map { $0 - 1 } ?? walk.hops,
          banned: subspace.banned)
        if repetition == nil { return walk }
      }
      return nil
    }

    // MARK: Subspaces

    /// Finds the first walk of a subspace, if it has one, and puts the subspace back.
    private mutating func resolve(_ subspace: Subspace) {
      guard var walk = firstWalk(of: subspace) else { return }
      for _ in 0..<searcher.spur.tracked.capacity {
        guard let repetition = firstRepetition(in: walk) else { break }
        searcher.spur.track(walk.vertices[repetition])
        guard let better = firstWalk(of: subspace) else { return }
        walk = better
      }
      subspaces.push(Subspace(resolving: subspace, walk: walk))
    }

    private mutating func firstWalk(of subspace: Subspace) -> Path? {
      guard let spur = enter(subspace),
        let end = searcher.spur.firstWalk(from: spur, banned: subspace.banned)
      else { return nil }
      return Path(
        vertices: subspace.walk.vertices[...subspace.prefixHops] + end.vertices,
        arcs: subspace.walk.arcs[..<subspace.prefixHops] + end.arcs,
        weight: end.weight)
    }

    /// Marks the prefix of a subspace.
    private mutating func enter(_ subspace: Subspace) -> Spur? {
      searcher.spur.prefix.removeAll()
      return advance(along: subspace.walk, to: subspace.prefixHops, from: nil)
    }

    /// Puts in the subspaces that deviate from a walk after `first...last` of its hops. Arcs banned where the
    /// first of these deviates stay so.
    private mutating func divide(_ walk: Path, from first: Int, through last: Int, banned: [Graph.Arc]) {
      searcher.spur.prefix.removeAll()
      var spur = advance(along: walk, to: first, from: nil)
      for hops in first...last {
        if hops > first { spur = advance(along: walk, to: hops, from: spur) }
        guard let spur else { return }
        var banned = hops == first ? banned : []
        if hops < walk.hops {
          let arc = walk.arcs[hops]
          banned.insert(arc, at: banned.firstIndex { $0 > arc } ?? banned.endIndex)
        }
        let bound = searcher.spur.lowerBound(from: spur, banned: banned)
        guard bound <= searcher.spur.space.maximumWeight else { continue }
        subspaces.push(Subspace(sharing: walk, prefixHops: hops, banned: banned, bound: bound))
      }
    }

    /// Marks the vertices of a walk up to some hops and returns the spur there, or nil if no path goes on from
    /// there.
    private mutating func advance(along walk: Path, to hops: Int, from spur: Spur?) -> Spur? {
      let rules = searcher.spur.space.rules
      var passed = spur?.passed ?? 0
      var weight = spur?.weight ?? 0
      for index in (spur.map { $0.hops + 1 } ?? 0)...hops {
        let vertex = walk.vertices[index]
        searcher.spur.prefix.insert(vertex)
        if index == 0 {
          guard let after = rules.passedAfter(entering: vertex, passed: 0) else { return nil }
          passed = after
        } else {
          let arc = walk.arcs[index - 1]
          guard let step = rules.step(along: arc, to: vertex, passed: passed), step.continues else {
            return nil
          }
          passed = step.passed
          weight += searcher.spur.space.weights[arc]
        }
      }
      return Spur(vertex: walk.vertices[hops], passed: passed, hops: hops, weight: weight)
    }

    /// The place of the first vertex of a walk that stood in it before, or nil. Only waypoints can bring a walk
    /// to repeat a vertex.
    private mutating func firstRepetition(in walk: Path) -> Int? {
      guard mayRepeat else { return nil }
      searcher.spur.prefix.removeAll()
      return walk.vertices.firstIndex { !searcher.spur.prefix.insert($0) }
    }
  }
}
