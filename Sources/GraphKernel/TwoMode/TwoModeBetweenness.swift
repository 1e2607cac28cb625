extension TwoModeGraph {
  /// The betweenness of members and groups in the two-mode network, by the largest it could be in its mode.
  ///
  /// S. P. Borgatti and M. G. Everett, 'Network analysis of 2-mode data', Social Networks 19 (1997), with the
  /// algorithm of U. Brandes, 'A faster algorithm for betweenness centrality', Journal of Mathematical
  /// Sociology 25 (2001). Each unordered pair counts once. It is 0 for all if it cannot be more.
  ///
  /// ## Example
  ///
  ///     let clubs = try TwoModeGraph(memberCount: 3, groupCount: 1, memberships: [(0, 0), (1, 0), (2, 0)])
  ///     let betweenness = try await clubs.betweennessCentrality()
  ///     // betweenness.groups == [1]
  ///     // betweenness.members == [0, 0, 0]
  ///
  /// - Parameters:
  ///   - cores: How many cores to use, nil for all there are. The result does not depend on it.
  ///   - progress: Told how many searches are done.
  /// - Throws: `MeasureError.tooLarge`, `CancellationError`.
  /// - Complexity: O((n + m)(n + m + e)) time for e memberships; O(n + m) space a core.
  public func betweennessCentrality(
    cores: Int? = nil, progress: ProgressHandler? = nil
  ) async throws -> TwoModeValues<Double> {
    let walk = try TwoModeWalk(self)
    let sums = try await Parallel(cores: cores, progress: progress).fold(
      count: walk.count, chunkCount: 64, into: [Double](repeating: 0, count: walk.count)
    ) { range in
      var search = TwoModeDependencies(walk)
      for start in range {
        try Task.checkCancellation()
        search.add(from: UInt32(truncatingIfNeeded: start))
      }
      return search.sums
    } _: { sums, part in
      for vertex in sums.indices { sums[vertex] += part[vertex] }
    }
    let largestOfMembers = Self.largestBetweenness(own: Double(memberCount), other: Double(groupCount))
    let largestOfGroups = Self.largestBetweenness(own: Double(groupCount), other: Double(memberCount))
    return walk.divide(
      sums.enumerated().map { vertex, sum in
        let largest = vertex < memberCount ? largestOfMembers : largestOfGroups
        // Each pair was met from both its ends.
        return largest > 0 ? sum / 2 / largest : 0
      })
  }

  /// The betweenness of one vertex if all of the other mode are tied to it, and all of its own mode hang
  /// evenly on those.
  static func largestBetweenness(own: Double, other: Double) -> Double {
    guard own > 0, other > 0 else { return 0 }
    let evenly = ((own - 1) / other).rounded(.down)
    let rest = own - 1 - evenly * other
    let (s, t, m) = (evenly, rest, other)
    return (m * m * (s + 1) * (s + 1) + m * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2
  }
}

/// Brandes' accumulation, from one vertex after another.
private struct TwoModeDependencies: ~Copyable {
  private let walk: TwoModeWalk
  private var queue: Buffer<UInt32>
  private var distances: Buffer<UInt32>
  private var pathCounts: Buffer<Double>
  private var dependencies: Buffer<Double>
  private var total: Buffer<Double>

  init(_ walk: TwoModeWalk) {
    self.walk = walk
    queue = Buffer(repeating: 0, count: walk.count)
    distances = Buffer(repeating: .max, count: walk.count)
    pathCounts = Buffer(repeating: 0, count: walk.count)
    dependencies = Buffer(repeating: 0, count: walk.count)
    total = Buffer(repeating: 0, count: walk.count)
  }

  /// What each vertex has been found to lie between, so far.
  var sums: [Double] { total.array }

  mutating func add(from start: UInt32) {
    let end = countPaths(from: start)
    // From the farthest back, each vertex hands on to those before it on shortest paths.
    for place in stride(from: end - 1, to: 0, by: -1) {
      let vertex = queue[place]
      let share = (1 + dependencies[vertex]) / pathCounts[vertex]
      for slot in walk.slots(of: vertex) {
        let before = walk.neighbour(slot)
        guard distances[before] &+ 1 == distances[vertex] else { continue }
        dependencies[before] += pathCounts[before] * share
      }
      total[vertex] += dependencies[vertex]
    }
    for place in 0..<end {
      distances[queue[place]] = .max
      dependencies[queue[place]] = 0
    }
  }

  /// Counts the shortest paths from a vertex, and returns how much was reached.
  private mutating func countPaths(from start: UInt32) -> Int {
    queue[0] = start
    distances[start] = 0
    pathCounts[start] = 1
    var (head, end) = (0, 1)
    while head < end {
      let vertex = queue[head]
      head += 1
      for slot in walk.slots(of: vertex) {
        let neighbour = walk.neighbour(slot)
        if distances[neighbour] == .max {
          distances[neighbour] = distances[vertex] + 1
          pathCounts[neighbour] = pathCounts[vertex]
          queue[end] = neighbour
          end += 1
        } else if distances[neighbour] == distances[vertex] + 1 {
          pathCounts[neighbour] += pathCounts[vertex]
        }
      }
    }
    return end
  }
}
