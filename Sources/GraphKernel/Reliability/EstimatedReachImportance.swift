extension Graph {
  /// What each arc and vertex contributes to the probability that any of `sources` reaches any of `targets`, from
  /// random worlds, the same for all elements.
  ///
  /// In each world an element is pivotal if reach would be lost without it, or gained with it. The shares of such
  /// worlds estimate, without bias, the loss by removal and the improvement potential, and their sum Birnbaum's
  /// importance; see `reachImportance`. Losses are found by the bridges and cut vertices of each world, gains by
  /// what is reached from the sources and what reaches the targets, for 64 worlds at a time. The result has the same
  /// bits on any number of cores.
  ///
  /// - Parameters:
  ///   - sources: Where a path may start, at least one.
  ///   - targets: Where a path may end, at least one.
  ///   - probabilities: By arc, the probability that it works, from 0 to 1.
  ///   - vertexProbabilities: By vertex, the probability that it works; nil if none fails.
  ///   - constraints: What a path may not use.
  ///   - sampling: How many worlds to draw, and with which seed. The goal is for the reliability; each interval
  ///     of an importance holds for itself alone, with the same confidence.
  ///   - cores: How many cores to use, nil for all there are.
  ///   - progress: Receives how many worlds are drawn, of how many at most.
  /// - Throws: `MeasureError.indexOutOfRange`, `.columnCount`, `.invalidParameter`; `CancellationError`.
  /// - Complexity: O(n + m) for each world, O(n + m) space for each core.
  ///
  /// ## Example
  ///
  ///     let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2), (1, 2)])
  ///     let importance = try await graph.estimatedReachImportance(
  ///       from: [0], to: [2], probabilities: [0.5, 0.5, 0.5], sampling: WorldSampling(halfWidth: 0.01))
  ///     // importance.arcs[0].birnbaumInterval.contains(0.75)
  ///     // importance.arcs[1].birnbaumInterval.contains(0.25)
  ///     // importance.vertices[1].loss == importance.reliability.estimate
  public func estimatedReachImportance(
    from sources: [Vertex], to targets: [Vertex], probabilities: [Double],
    vertexProbabilities: [Double]? = nil, constraints: PathConstraints = PathConstraints(),
    sampling: WorldSampling = WorldSampling(), cores: Int? = nil, progress: ProgressHandler? = nil
  ) async throws -> ReachImportance {
    let network = try ReachNetwork(
      graph: self, sources: sources, targets: targets, probabilities: probabilities,
      vertexProbabilities: vertexProbabilities, constraints: constraints)
    try sampling.check()
    let sampler = ReachSampler(network, includesImpossible: true)
    var counts = PivotCounts(graph: self)
    let drawn = try await sampling.run(
      into: &counts, cores: cores, progress: progress,
      map: { try sampler.countPivots($0, worlds: $1) }, combine: { $0.add($1) },
      isDone: { counts, drawn in
        let result = ReliabilityEstimate(hits: counts.hits, of: drawn, sampling)
        return sampling.isMet(by: result.interval, estimate: result.estimate)
      })
    return counts.importance(worlds: drawn, sampling)
  }
}

/// In how many worlds a target was reached, and each element was pivotal.
private struct PivotCounts: Sendable {
  var hits = 0
  var arcLosses: [Int]
  var arcGains: [Int]
  var vertexLosses: [Int]
  var vertexGains: [Int]

  init(graph: Graph) {
    arcLosses = Array(repeating: 0, count: graph.arcCount)
    arcGains = arcLosses
    vertexLosses = Array(repeating: 0, count: graph.vertexCount)
    vertexGains = vertexLosses
  }

  mutating func add(_ other: PivotCounts) {
    hits += other.hits
    for arc in arcLosses.indices {
      arcLosses[arc] += other.arcLosses[arc]
      arcGains[arc] += other.arcGains[arc]
    }
    for vertex in vertexLosses.indices {
      vertexLosses[vertex] += other.vertexLosses[vertex]
      vertexGains[vertex] += other.vertexGains[vertex]
    }
  }

  func importance(worlds: Int, _ sampling: WorldSampling) -> ReachImportance {
    // Few counts are different in a large graph.
    var intervals: [Int: ClosedRange<Double>] = [:]
    func element(_ loss: Int, _ gain: Int) -> ElementImportance {
      let interval =
        intervals[loss + gain]
        ?? BinomialInterval.clopperPearson(
          successes: loss + gain, trials: worlds, error: sampling.errorPerLook)
      intervals[loss + gain] = interval
      return ElementImportance(
        birnbaum: Double(loss + gain) / Double(worlds), birnbaumInterval: interval,
        loss: Double(loss) / Double(worlds), improvement: Double(gain) / Double(worlds))
    }
    return ReachImportance(
      reliability: ReliabilityEstimate(hits: hits, of: worlds, sampling),
      arcs: zip(arcLosses, arcGains).map { element($0, $1) },
      vertices: zip(vertexLosses, vertexGains).map { element($0, $1) })
  }
}

extension ReachSampler {
  /// Counts the pivotal elements in the worlds of one chunk.
  fileprivate func countPivots(_ generator: SplitMix64, worlds count: Int) throws -> PivotCounts {
    var worlds = ReachWorlds(self, generator)
    var pivots = ReachPivots(self)
    var reaching = Buffer<UInt64>(repeating: 0, count: network.graph.vertexCount)
    var counts = PivotCounts(graph: network.graph)
    for first in stride(from: 0, to: count, by: 64) {
      try Task.checkCancellation()
      let all = UInt64.max >> UInt64(max(0, 64 - (count - first)))
      worlds.begin()
      let hits = worlds.spread(in: all)
      counts.hits += hits.nonzeroBitCount
      for world in 0..<64 as Range<UInt64> where hits >> world & 1 == 1 {
        pivots.count(&worlds, world: world)
      }
      worlds.spreadBack(in: all & ~hits, to: &reaching)
      countGains(&worlds, in: all & ~hits, reaching, &counts)
    }
    counts.arcLosses = pivots.arcCounts
    counts.vertexLosses = pivots.vertexCounts
    return counts
  }

  /// Counts the worlds without reach in which one more arc or vertex would bring it about.
  private func countGains(
    _ worlds: inout ReachWorlds, in misses: UInt64, _ reaching: borrowing Buffer<UInt64>,
    _ counts: inout PivotCounts
  ) {
    guard misses != 0 else { return }
    let graph = network.graph
    for arc in 0..<graph.arcCount where !network.ways[arc].isEmpty {
      let (tail, head) = (graph.sources[arc], graph.targets[arc])
      // The arc does not work in these worlds, or there would be reach.
      var gains: UInt64 = 0
      if network.ways[arc].contains(.onward) { gains |= worlds.reached[tail] & reaching[head] }
      if network.ways[arc].contains(.back) { gains |= worlds.reached[head] & reaching[tail] }
      counts.arcGains[arc] += (gains & misses).nonzeroBitCount
    }
    guard !network.vertexProbabilities.isEmpty else { return }
    for vertex in graph.vertices where isRelevant[vertex] {
      let failures = misses & ~worlds.worlds(ofVertex: vertex)
      guard failures != 0 else { continue }
      let entries = isSource[vertex] ? failures : self.entries(of: vertex, in: failures, &worlds)
      let gains = isTarget[vertex] ? entries : exits(of: vertex, in: entries, &worlds, reaching)
      counts.vertexGains[Int(vertex)] += gains.nonzeroBitCount
    }
  }

  /// The worlds in which a working arc leads to a vertex from one that is reached.
  private func entries(
    of vertex: Graph.Vertex, in worlds: UInt64, _ all: inout ReachWorlds
  ) -> UInt64 {
    let rows = network.graph.reverse
    var entries: UInt64 = 0
    for slot in rows.slots(of: vertex) where leadsBack[slot] {
      let reached = all.reached[rows.neighbours[slot]] & worlds & ~entries
      if reached != 0 { entries |= reached & all.worlds(ofArc: rows.arcs[slot]) }
    }
    return entries
  }

  /// The worlds in which a working arc leads from a vertex to one that reaches a target.
  private func exits(
    of vertex: Graph.Vertex, in worlds: UInt64, _ all: inout ReachWorlds,
    _ reaching: borrowing Buffer<UInt64>
  ) -> UInt64 {
    let rows = network.graph.forward
    var exits: UInt64 = 0
    for slot in rows.slots(of: vertex) where leads[slot] {
      let goals = reaching[rows.neighbours[slot]] & worlds & ~exits
      if goals != 0 { exits |= goals & all.worlds(ofArc: rows.arcs[slot]) }
    }
    return exits
  }
}
