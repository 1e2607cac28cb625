extension TwoModeGraph {
  /// The closeness of members and groups in the two-mode network, by the largest it could be in its mode.
  ///
  /// S. P. Borgatti and M. G. Everett, 'Network analysis of 2-mode data', Social Networks 19 (1997): for a
  /// member (m + 2(n - 1)) / the sum of its distances to all others, with n members and m groups; for a group
  /// the same with the modes exchanged. Distances count memberships.
  ///
  /// Where not all is connected, the distances to what is reached count, and the result is multiplied by the
  /// share of the others that is reached, as in NetworkX. What reaches nothing has 0.
  ///
  /// ## Example
  ///
  ///     let clubs = try TwoModeGraph(memberCount: 2, groupCount: 2, memberships: [(0, 0), (0, 1), (1, 1)])
  ///     let closeness = try await clubs.closenessCentrality()
  ///     // closeness.members == [1, 4.0 / 6]
  ///
  /// - Parameters:
  ///   - cores: How many cores to use, nil for all there are. The result does not depend on it.
  ///   - progress: Told how many searches are done.
  /// - Throws: `MeasureError.tooLarge`, `CancellationError`.
  /// - Complexity: O((n + m)(n + m + e)) time for e memberships; O(n + m) space a core.
  public func closenessCentrality(
    cores: Int? = nil, progress: ProgressHandler? = nil
  ) async throws -> TwoModeValues<Double> {
    let walk = try TwoModeWalk(self)
    let (memberCount, groupCount) = (memberCount, groupCount)
    let values = try await Parallel(cores: cores, progress: progress).fold(
      count: walk.count, chunkCount: 256, into: [Double]()
    ) { range in
      var search = TwoModeSearch(walk)
      return try range.map { index -> Double in
        try Task.checkCancellation()
        let (reached, sum) = search.distances(from: UInt32(truncatingIfNeeded: index))
        guard sum > 0 else { return 0 }
        let (own, other) = index < memberCount ? (memberCount, groupCount) : (groupCount, memberCount)
        let least = Double(other + 2 * (own - 1))
        let share = Double(reached - 1) / Double(walk.count - 1)
        return least / Double(sum) * share
      }
    } _: {
      $0.append(contentsOf: $1)
    }
    return walk.divide(values)
  }
}

/// Breadth-first searches, one after another.
private struct TwoModeSearch: ~Copyable {
  private let walk: TwoModeWalk
  private var queue: Buffer<UInt32>
  private var distances: Buffer<UInt32>

  init(_ walk: TwoModeWalk) {
    self.walk = walk
    queue = Buffer(repeating: 0, count: walk.count)
    distances = Buffer(repeating: .max, count: walk.count)
  }

  /// How much is reached, the start included, and the sum of the distances.
  mutating func distances(from start: UInt32) -> (reached: Int, sum: Int) {
    queue[0] = start
    distances[start] = 0
    var (head, end, sum) = (0, 1, 0)
    while head < end {
      let vertex = queue[head]
      head += 1
      let distance = distances[vertex] + 1
      for slot in walk.slots(of: vertex) where distances[walk.neighbour(slot)] == .max {
        let neighbour = walk.neighbour(slot)
        distances[neighbour] = distance
        sum += Int(distance)
        queue[end] = neighbour
        end += 1
      }
    }
    for place in 0..<end { distances[queue[place]] = .max }
    return (end, sum)
  }
}
