extension Graph {
  /// The gains of `reachGains(from:to:...)` for each of several sources, the same to the last bit.
  ///
  /// All sources share their worlds. So what the sources and the extensions' heads reach is found in one search of each
  /// world (`TargetClosure`), and for each source only what it reaches itself is left out.
  /// A source that may not be passed through is searched from by itself, since only its own paths may leave it.
  ///
  /// - Parameters: See `reachGains(from:to:probabilities:constraints:extensions:worlds:seed:)`.
  /// - Returns: The gains of each source, in the order given. A source that is a target too is none of its own.
  /// - Throws: `MeasureError.indexOutOfRange`, `.columnCount`, `.invalidParameter`.
  /// - Complexity: O(w · (n + m · t/64) + w/64 · s · x · t) for w worlds and t targets; O(n + m + s · x · t) space.
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
    let masks = network.arcProbabilities.map { BernoulliMask($0) }
    var tally = ReachGainTally(network, sources: sources, targets: targets, extensions: extensions)
    let words = (worlds + 63) / 64
    for word in 0..<words {
      var generator = SplitMix64.stream(word, seed: seed)
      let drawn = masks.map { $0.draw(&generator) }
      tally.count(drawn, &generator) { constraints.avoidedVertices?[Int($0)] != true }
    }
    return sources.indices.map { tally.gains(of: $0, worlds: words * 64, seed: seed) }
  }
}

/// In how many worlds each source reaches each target, and how many more an extension adds.
private struct ReachGainTally: ~Copyable {
  private let sources: [Graph.Vertex]
  private let targets: [Graph.Vertex]
  private let heads: [Graph.Vertex]
  /// By extension: the chance that it works.
  private let masks: [BernoulliMask]
  /// The sources, then the extensions' heads.
  private let starts: [Int]
  private var closure: TargetClosure
  /// By source and target.
  private var base: Buffer<UInt32>
  /// By source, extension and target.
  private var gains: Buffer<UInt32>
  /// By target, for each source and then for each extension's head: the worlds in which it is reached.
  private var worlds: Buffer<UInt64>

  init(
    _ network: ReachNetwork, sources: [Graph.Vertex], targets: [Graph.Vertex], extensions: [ReachExtension]
  ) {
    self.sources = sources
    self.targets = targets
    heads = extensions.map(\.head)
    masks = extensions.map { BernoulliMask($0.probability) }
    starts = (sources + heads).map { Int($0) }
    closure = TargetClosure(network, targets: targets)
    base = Buffer(repeating: 0, count: sources.count * targets.count)
    gains = Buffer(repeating: 0, count: sources.count * heads.count * targets.count)
    worlds = Buffer(repeating: 0, count: (sources.count + heads.count) * targets.count)
  }

  /// Counts 64 worlds.
  ///
  /// - Parameter drawn: by arc, the worlds in which it works.
  mutating func count(
    _ drawn: [UInt64], _ generator: inout SplitMix64, mayEnter: (Graph.Vertex) -> Bool
  ) {
    find(drawn)
    let count = targets.count
    for (index, head) in heads.enumerated() {
      let bits = masks[index].draw(&generator)
      let first = (sources.count + index) * count
      let mayEnter = mayEnter(head)
      for place in first..<first + count { worlds[place] = mayEnter ? worlds[place] & bits : 0 }
    }
    for source in sources.indices {
      for target in 0..<count {
        base[source * count + target] += UInt32(worlds[source * count + target].nonzeroBitCount)
      }
      for index in heads.indices { addGains(of: source, by: index) }
    }
  }

  private mutating func addGains(of source: Int, by index: Int) {
    let count = targets.count
    let (own, added) = (source * count, (sources.count + index) * count)
    let first = (source * heads.count + index) * count
    for target in 0..<count {
      let new = worlds[added + target] & ~worlds[own + target]
      if new != 0 { gains[first + target] += UInt32(new.nonzeroBitCount) }
    }
  }

  /// Finds in which worlds each source and each head reaches each target.
  private mutating func find(_ drawn: [UInt64]) {
    closure.take(drawn)
    worlds.fill(with: 0)
    // Where nothing is left to chance, one world stands for all.
    let areAlike = drawn.allSatisfy { $0 == 0 || $0 == .max }
    for world in 0..<(areAlike ? 1 : 64) {
      let bit: UInt64 = areAlike ? .max : 1 << UInt64(world)
      closure.find(world: world, from: starts)
      for (index, start) in starts.enumerated() {
        let first = index * targets.count
        for word in 0..<closure.wordCount {
          var bits = closure.reached(from: start, word: word)
          while bits != 0 {
            let target = word * 64 + bits.trailingZeroBitCount
            worlds[first + target] |= bit
            bits &= bits - 1
          }
        }
      }
    }
    // Whoever is a target reaches itself.
    for (index, start) in starts.enumerated() {
      if let own = closure.place(of: start) { worlds[index * targets.count + own] = .max }
    }
  }

  func gains(of source: Int, worlds count: Int, seed: UInt64) -> ReachGains {
    let scale = 1 / Double(count)
    func values(_ counts: borrowing Buffer<UInt32>, from first: Int) -> [Double] {
      targets.indices.map { Double(counts[first + $0]) * scale }
    }
    return ReachGains(
      base: values(base, from: source * targets.count),
      gains: heads.indices.map { values(gains, from: (source * heads.count + $0) * targets.count) },
      worlds: count, seed: seed)
  }
}

extension TargetClosure {
  /// The ways that may be taken in a network; their events are its arcs.
  fileprivate init(_ network: ReachNetwork, targets: [Graph.Vertex]) {
    let rows = network.graph.forward
    let ways = network.graph.vertices.flatMap { vertex in
      rows.slots(of: vertex).filter { network.allows(rows.arcs[$0], from: vertex) }.map { slot in
        Way(from: Int(vertex), to: Int(rows.neighbours[slot]), goesOn: true, event: Int(rows.arcs[slot]))
      }
    }
    self.init(vertexCount: network.graph.vertexCount, ways: ways, targets: targets.map { Int($0) })
  }
}
