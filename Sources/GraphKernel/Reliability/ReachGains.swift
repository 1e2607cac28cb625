/// How surely each of several targets is reached from a source, and how much surer with one arc more.
public struct ReachGains: Hashable, Sendable {
  /// By target, in the order given: the share of worlds in which it was reached.
  public let base: [Double]
  /// By extension and by target: the share of worlds in which only the extension reached it.
  public let gains: [[Double]]
  /// The number of worlds drawn.
  public let worlds: Int
  /// Where the random numbers started.
  public let seed: UInt64
}

/// One arc more, from the source.
public struct ReachExtension: Hashable, Sendable {
  /// Where it leads.
  public let head: Graph.Vertex
  /// The probability that it works, from 0 to 1.
  public let probability: Double

  /// Creates an arc that may be added.
  public init(to head: Graph.Vertex, probability: Double) {
    self.head = head
    self.probability = probability
  }
}

extension Graph {
  /// How surely each target is reached from a source where arcs fail, and what each of several further arcs from the
  /// source would add, one at a time.
  ///
  /// Crude Monte Carlo, 64 worlds to a machine word. All extensions share the same worlds, so their differences are
  /// surer than each value: a gain has a standard error of at most half of one over the root of the worlds. What a
  /// world reaches already is not searched again for an extension. Conventions are those of `reliability`.
  ///
  /// - Parameters:
  ///   - source: Where a message starts.
  ///   - targets: Where it may arrive, all different.
  ///   - probabilities: By arc, the probability that it works, from 0 to 1.
  ///   - constraints: What a path may not use.
  ///   - extensions: Arcs that may be added.
  ///   - worlds: How many worlds to draw; rounded up to a multiple of 64.
  ///   - seed: The same seed gives the same values.
  /// - Throws: `MeasureError.indexOutOfRange`, `.columnCount`, `.invalidParameter`.
  /// - Complexity: O(w/64 · (m + what the extensions newly reach)) as a rule for w worlds; O(n + m) space.
  ///
  /// ## Example
  ///
  ///     let gap = try Graph(vertexCount: 3, arcs: [(1, 2)])
  ///     let reach = try gap.reachGains(
  ///       from: 0, to: [2], probabilities: [1], extensions: [ReachExtension(to: 1, probability: 1)])
  ///     // reach.base == [0], reach.gains == [[1]]
  public func reachGains(
    from source: Vertex, to targets: [Vertex], probabilities: [Double],
    constraints: PathConstraints = PathConstraints(), extensions: [ReachExtension],
    worlds: Int = 4096, seed: UInt64 = 1
  ) throws(MeasureError) -> ReachGains {
    let network = try ReachNetwork(
      graph: self, sources: [source], targets: targets, probabilities: probabilities,
      vertexProbabilities: nil, constraints: constraints)
    try check(extensions.map(\.head))
    try ReachNetwork.checkProbabilities(
      extensions.map(\.probability), name: "extensions", count: extensions.count)
    guard 1...(1 << 30) ~= worlds else {
      throw .invalidParameter(name: "worlds", value: Double(worlds), allowed: "a number from 1 to 2^30")
    }
    let words = (worlds + 63) / 64
    var search = ReachGainSearch(network, source: source, targets: targets)
    var base = [Int](repeating: 0, count: targets.count)
    var gains = [[Int]](repeating: base, count: extensions.count)
    let entries = extensions.map { (head: $0.head, mask: BernoulliMask($0.probability)) }
    for word in 0..<words {
      var generator = SplitMix64.stream(word, seed: seed)
      search.draw(&generator)
      search.spread(from: source, bits: .max, hits: &base)
      search.keep()
      for (index, entry) in entries.enumerated() {
        let bits = entry.mask.draw(&generator)
        guard constraints.avoidedVertices?[Int(entry.head)] != true else { continue }
        search.spread(from: entry.head, bits: bits, hits: &gains[index])
        search.revert()
      }
    }
    let scale = 1 / Double(words * 64)
    return ReachGains(
      base: base.map { Double($0) * scale }, gains: gains.map { $0.map { Double($0) * scale } },
      worlds: words * 64, seed: seed)
  }
}

/// 64 random worlds at a time, and which of them reach each vertex.
private struct ReachGainSearch: ~Copyable {
  private let network: ReachNetwork
  private let masks: [BernoulliMask]
  /// By vertex: its place among the targets, or -1.
  private var places: [Int32]
  /// By arc: the worlds in which it works.
  private var working: [UInt64]
  /// By vertex: the worlds in which it is reached.
  private var reached: [UInt64]
  /// By vertex: the worlds newly reached and not yet passed on.
  private var pending: [UInt64]
  private var queue: [Graph.Vertex] = []
  /// What an extension changed, to be put back.
  private var changed: [(vertex: Int, was: UInt64)] = []

  init(_ network: ReachNetwork, source: Graph.Vertex, targets: [Graph.Vertex]) {
    let graph = network.graph
    self.network = network
    masks = network.arcProbabilities.map { BernoulliMask($0) }
    places = Array(repeating: -1, count: graph.vertexCount)
    for (place, target) in targets.enumerated() where target != source {
      places[Int(target)] = Int32(truncatingIfNeeded: place)
    }
    working = Array(repeating: 0, count: graph.arcCount)
    reached = Array(repeating: 0, count: graph.vertexCount)
    pending = reached
  }

  /// Draws which arcs work in 64 new worlds, and forgets what was reached.
  mutating func draw(_ generator: inout SplitMix64) {
    for arc in working.indices { working[arc] = masks[arc].draw(&generator) }
    for vertex in reached.indices { reached[vertex] = 0 }
    changed.removeAll(keepingCapacity: true)
  }

  /// Makes what is reached so far the base of the extensions.
  mutating func keep() { changed.removeAll(keepingCapacity: true) }

  /// Puts back what an extension reached.
  mutating func revert() {
    for change in changed.reversed() { reached[change.vertex] = change.was }
    changed.removeAll(keepingCapacity: true)
  }

  /// Passes worlds on from a vertex until nothing is new, and counts those that come to a target.
  mutating func spread(from start: Graph.Vertex, bits: UInt64, hits: inout [Int]) {
    arrive(at: start, bits, &hits)
    let rows = network.graph.forward
    var next = 0
    while next < queue.count {
      let vertex = queue[next]
      next += 1
      let fresh = pending[Int(vertex)]
      pending[Int(vertex)] = 0
      for slot in rows.slots(of: vertex) {
        let arc = rows.arcs[slot]
        let passing = fresh & working[Int(arc)]
        if passing != 0, network.allows(arc, from: vertex) {
          arrive(at: rows.neighbours[slot], passing, &hits)
        }
      }
    }
    queue.removeAll(keepingCapacity: true)
  }

  private mutating func arrive(at vertex: Graph.Vertex, _ bits: UInt64, _ hits: inout [Int]) {
    let index = Int(vertex)
    let fresh = bits & ~reached[index]
    guard fresh != 0 else { return }
    changed.append((index, reached[index]))
    reached[index] |= fresh
    if places[index] >= 0 { hits[Int(places[index])] += fresh.nonzeroBitCount }
    if pending[index] == 0 { queue.append(vertex) }
    pending[index] |= fresh
  }
}
