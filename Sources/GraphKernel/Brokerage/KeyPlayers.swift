/// By what a set of key players is judged.
public enum KeyPlayerMeasure: Hashable, Sendable {
  /// Fragmentation without the set: Borgatti's KPP-Neg.
  case fragmentation
  /// Distance-weighted fragmentation without the set: KPP-Neg.
  case distanceWeightedFragmentation
  /// Reach of the set within so many arcs: KPP-Pos.
  case reach(within: Int)
  /// Distance-weighted reach of the set: KPP-Pos.
  case distanceWeightedReach

  func check() throws(MeasureError) {
    if case .reach(let steps) = self, steps < 0 {
      throw .invalidParameter(name: "steps", value: Double(steps), allowed: "a number from 0")
    }
  }

  /// What a set is worth; nil if undefined.
  fileprivate func value(of set: [Graph.Vertex], _ survey: inout KeyPlayerSurvey) -> Double? {
    switch self {
    case .fragmentation: survey.fragmentation(removing: set)
    case .distanceWeightedFragmentation: survey.distanceWeightedFragmentation(removing: set)
    case .reach(let steps): survey.reach(of: set, within: steps)
    case .distanceWeightedReach: survey.distanceWeightedReach(of: set)
    }
  }
}

/// A set of key players.
public struct KeyPlayers: Hashable, Sendable {
  /// The vertices: in the order in which they were chosen, or ascending if all sets were tried.
  public let vertices: [Graph.Vertex]
  /// What the set is worth; nil if too few vertices are left for the measure.
  public let value: Double?

  /// Whether another set is worth more. No value is worth less than any.
  fileprivate func isBelow(_ other: KeyPlayers) -> Bool { value ?? -1 < other.value ?? -1 }
}

extension Graph {
  /// The most sets that `bestKeyPlayers` tries.
  public static let maximumKeyPlayerSets = 2_000_000

  /// Chooses key players one by one, each time the vertex that adds most; the first of equals.
  ///
  /// S. P. Borgatti, 'Identifying sets of key players in a social network', Computational and Mathematical
  /// Organization Theory 12 (2006). By reach the set is worth at least 1 - 1/e of the best (G. L. Nemhauser,
  /// L. A. Wolsey and M. L. Fisher, 'An analysis of approximations for maximizing submodular set functions',
  /// Mathematical Programming 14, 1978); by fragmentation there is no such bound.
  ///
  /// ## Example
  ///
  ///     let path = try Graph(vertexCount: 5, arcs: [(0, 1), (1, 2), (2, 3), (3, 4)], isDirected: false)
  ///     let players = try await path.greedyKeyPlayers(1, by: .fragmentation)
  ///     // players.vertices == [2]
  ///     // players.value == 2.0 / 3
  ///
  /// - Parameters:
  ///   - size: How many key players, from 0 to the number of vertices.
  ///   - measure: What to make large.
  ///   - cores: How many cores to use, nil for all there are. The result does not depend on it.
  ///   - progress: Told how many sets are judged, anew for each key player.
  /// - Throws: `MeasureError.invalidParameter`, `CancellationError`.
  /// - Complexity: O(k n) sets are judged, each in the time of the measure; O(n) space a core. By
  ///   fragmentation of an undirected graph O(k(n + m)), after Tarjan.
  public func greedyKeyPlayers(
    _ size: Int, by measure: KeyPlayerMeasure, cores: Int? = nil, progress: ProgressHandler? = nil
  ) async throws -> KeyPlayers {
    try checkKeyPlayers(size, measure)
    if measure == .fragmentation, !isDirected { return try cutKeyPlayers(size, progress) }
    var players = worth([], measure)
    for _ in 0..<size {
      let chosen = players.vertices
      let candidates = vertices.filter { !chosen.contains($0) }
      players = try await best(of: candidates.count, measure, cores: cores, progress: progress) {
        index, judge in
        try judge(chosen + [candidates[index]])
      }
    }
    return players
  }

  /// Greedy choice by fragmentation of an undirected graph.
  private func cutKeyPlayers(_ size: Int, _ progress: ProgressHandler?) throws -> KeyPlayers {
    var cuts = KeyPlayerCuts(self)
    var chosen: [Vertex] = []
    while chosen.count < size, let best = cuts.best() {
      try Task.checkCancellation()
      chosen.append(best)
      cuts.remove(best)
      progress?(Progress(completed: chosen.count, total: size))
    }
    return worth(chosen, .fragmentation)
  }

  /// Finds the best set of key players among all sets; the first of equals.
  ///
  /// S. P. Borgatti, 'Identifying sets of key players in a social network', Computational and Mathematical
  /// Organization Theory 12 (2006).
  ///
  /// ## Example
  ///
  ///     let path = try Graph(
  ///       vertexCount: 6, arcs: [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)], isDirected: false)
  ///     let players = try await path.bestKeyPlayers(2, by: .reach(within: 1))
  ///     // players.vertices == [1, 4]
  ///     // players.value == 1
  ///
  /// - Parameters: As of `greedyKeyPlayers`.
  /// - Throws: `MeasureError.invalidParameter`, `.tooLarge` if there are more than `maximumKeyPlayerSets`
  ///   sets, `CancellationError`.
  /// - Complexity: All n! / (k! (n - k)!) sets are judged, each in the time of the measure; O(n) space a
  ///   core.
  public func bestKeyPlayers(
    _ size: Int, by measure: KeyPlayerMeasure, cores: Int? = nil, progress: ProgressHandler? = nil
  ) async throws -> KeyPlayers {
    try checkKeyPlayers(size, measure)
    var setCount = 1.0
    for index in 0..<min(size, vertexCount - size) {
      setCount = setCount * Double(vertexCount - index) / Double(index + 1)
    }
    guard setCount <= Double(Self.maximumKeyPlayerSets) + 0.5 else {
      throw MeasureError.tooLarge(
        "the number of sets of \(size) among \(vertexCount) vertices", limit: Self.maximumKeyPlayerSets)
    }
    guard size > 0 else { return worth([], measure) }
    // The sets by their first vertex.
    let firstCount = vertexCount - size + 1
    return try await best(of: firstCount, measure, cores: cores, progress: progress) { first, judge in
      var set = (0..<size).map { Vertex(truncatingIfNeeded: first + $0) }
      repeat { try judge(set) } while advance(&set)
    }
  }

  /// Puts in the place of a set the next in order with the same first vertex; false if there is none.
  private func advance(_ set: inout [Vertex]) -> Bool {
    let size = set.count
    for place in stride(from: size - 1, to: 0, by: -1) where Int(set[place]) < vertexCount - size + place {
      let start = set[place] + 1
      for later in place..<size { set[later] = start + Vertex(truncatingIfNeeded: later - place) }
      return true
    }
    return false
  }

  private func checkKeyPlayers(_ size: Int, _ measure: KeyPlayerMeasure) throws(MeasureError) {
    try measure.check()
    guard 0...vertexCount ~= size else {
      throw .invalidParameter(name: "size", value: Double(size), allowed: "a number from 0 to \(vertexCount)")
    }
  }

  private func worth(_ set: [Vertex], _ measure: KeyPlayerMeasure) -> KeyPlayers {
    var survey = KeyPlayerSurvey(self)
    return KeyPlayers(vertices: set, value: measure.value(of: set, &survey))
  }

  /// The first of the best sets that `sets` gives to its judge, called for each index.
  private func best(
    of count: Int, _ measure: KeyPlayerMeasure, cores: Int?, progress: ProgressHandler?,
    sets: @escaping @Sendable (_ index: Int, _ judge: ([Vertex]) throws -> Void) throws -> Void
  ) async throws -> KeyPlayers {
    let best: KeyPlayers? = try await Parallel(cores: cores, progress: progress).fold(
      count: count, chunkCount: 256, into: nil
    ) { range in
      var survey = KeyPlayerSurvey(self)
      var best: KeyPlayers?
      for index in range {
        try sets(index) { set in
          try Task.checkCancellation()
          let next = KeyPlayers(vertices: set, value: measure.value(of: set, &survey))
          if best?.isBelow(next) ?? true { best = next }
        }
      }
      return best
    } _: { (best: inout KeyPlayers?, next: KeyPlayers?) in
      if let next, best?.isBelow(next) ?? true { best = next }
    }
    return best ?? worth([], measure)
  }
}
