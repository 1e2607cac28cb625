extension Graph {
  /// The gains of `reachGains(from:to:...)` for each of several sources, the same to the last bit.
  ///
  /// All sources share their worlds. So what an extension's head reaches in a world is searched for once, and for each
  /// source only what it reaches itself is left out: s sources and x extensions take s + x searches instead of s · x.
  /// A source that may not be passed through is searched from by itself, since only its own paths may leave it.
  ///
  /// - Parameters: See `reachGains(from:to:probabilities:constraints:extensions:worlds:seed:)`.
  /// - Returns: The gains of each source, in the order given. A source that is a target too is none of its own.
  /// - Throws: `MeasureError.indexOutOfRange`, `.columnCount`, `.invalidParameter`.
  /// - Complexity: O(w/64 · ((s + x) (n + m) + s · x · t)) for w worlds and t targets; O(n + m + s · x · t) space.
  ///
  /// ## Example
  ///
  ///     let gap = try Graph(vertexCount: 4, arcs: [(2, 3)])
  ///     let reach = try gap.reachGains(
  ///       fromEach: [0, 1], to: [3], probabilities: [1], extensions: [ReachExtension(to: 2, probability: 1)])
  ///     // reach[1].gains == [[1]]
  public func reachGains(
    fromEach sources: [Vertex], to targets: [Vertex], probabilities: [Double],
    constraints: PathConstraints = PathConstraints(), extensions: [ReachExtension],
    worlds: Int = 4096, seed: UInt64 = 1
  ) throws(MeasureError) -> [ReachGains] {
    try check(sources)
    let areAlone = sources.contains { constraints.terminalVertices?[Int($0)] == true || targets.contains($0) }
    guard sources.count > 1, !areAlone else {
      var all: [ReachGains] = []
      for source in sources {
        all.append(
          try reachGains(
            from: source, to: targets, probabilities: probabilities, constraints: constraints,
            extensions: extensions, worlds: worlds, seed: seed))
      }
      return all
    }
    let network = try ReachNetwork(
      graph: self, sources: sources, targets: targets, probabilities: probabilities,
      vertexProbabilities: nil, constraints: constraints)
    try check(extensions.map(\.head))
    try ReachNetwork.checkProbabilities(
      extensions.map(\.probability), name: "extensions", count: extensions.count)
    guard 1...(1 << 30) ~= worlds else {
      throw .invalidParameter(name: "worlds", value: Double(worlds), allowed: "a number from 1 to 2^30")
    }
    var tally = ReachGainTally(sources: sources, targets: targets, extensions: extensions)
    var search = ReachGainSearch(network, source: nil, targets: targets)
    let words = (worlds + 63) / 64
    for word in 0..<words {
      var generator = SplitMix64.stream(word, seed: seed)
      search.draw(&generator)
      let bits = tally.masks.map { $0.draw(&generator) }
      tally.count(&search, bits) { constraints.avoidedVertices?[Int($0)] != true }
    }
    let scale = 1 / Double(words * 64)
    return sources.indices.map { source in
      ReachGains(
        base: tally.base[source].map { Double($0) * scale },
        gains: tally.gains[source].map { $0.map { Double($0) * scale } }, worlds: words * 64, seed: seed)
    }
  }
}

/// In how many worlds each source reaches each target, and how many more an extension adds.
private struct ReachGainTally {
  let sources: [Graph.Vertex]
  let targets: [Graph.Vertex]
  let heads: [Graph.Vertex]
  /// By extension: the chance that it works.
  let masks: [BernoulliMask]
  /// By source and target.
  private(set) var base: [[Int]]
  /// By source, extension and target.
  private(set) var gains: [[[Int]]]
  /// A search counts what it hits; here worlds are compared before they are counted.
  private var unused: [Int]

  init(sources: [Graph.Vertex], targets: [Graph.Vertex], extensions: [ReachExtension]) {
    self.sources = sources
    self.targets = targets
    heads = extensions.map(\.head)
    masks = extensions.map { BernoulliMask($0.probability) }
    unused = [Int](repeating: 0, count: targets.count)
    base = [[Int]](repeating: unused, count: sources.count)
    gains = [[[Int]]](
      repeating: [[Int]](repeating: unused, count: extensions.count), count: sources.count)
  }

  /// Counts 64 worlds that a search has drawn.
  ///
  /// - Parameter bits: by extension, the worlds in which it works.
  mutating func count(_ search: inout ReachGainSearch, _ bits: [UInt64], mayEnter: (Graph.Vertex) -> Bool) {
    // By extension: the worlds in which its head reaches each target, and it works.
    let added = heads.indices.map { index -> [UInt64] in
      guard mayEnter(heads[index]) else { return [] }
      return worlds(from: heads[index], &search).map { $0 & bits[index] }
    }
    for (source, vertex) in sources.enumerated() {
      let own = worlds(from: vertex, &search)
      for (target, worlds) in own.enumerated() { base[source][target] += worlds.nonzeroBitCount }
      for (index, added) in added.enumerated() {
        for (target, worlds) in added.enumerated() {
          gains[source][index][target] += (worlds & ~own[target]).nonzeroBitCount
        }
      }
    }
  }

  /// By target: the worlds in which a vertex reaches it.
  private mutating func worlds(from start: Graph.Vertex, _ search: inout ReachGainSearch) -> [UInt64] {
    search.spread(from: start, bits: .max, hits: &unused)
    let worlds = targets.map { search.worlds(at: $0) }
    search.revert()
    return worlds
  }
}
