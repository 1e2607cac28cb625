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
  ///     // reach.base == [0]
  ///     // reach.gains == [[1]]
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
struct ReachGainSearch: ~Copyable {
  private let rows: Rows
  /// By arc.
  private let masks: Column<BernoulliMask>
  /// By slot: whether the way from the row's vertex to its neighbour may be taken.
  private let isOpen: Column<Bool>
  /// By vertex: its place among the targets, or -1.
  private let places: Column<Int32>
  /// By arc: the worlds in which it works.
  private var drawn: Buffer<UInt64>
  /// By slot: the worlds in which it lets a message pass.
  private var passing: Buffer<UInt64>
  /// By vertex: the worlds in which it is reached.
  private var reached: Buffer<UInt64>
  /// By vertex: the worlds newly reached and not yet passed on.
  private var pending: Buffer<UInt64>
  private var queue: [Graph.Vertex] = []
  /// What an extension changed, to be put back.
  private var changed: [(vertex: Graph.Vertex, was: UInt64)] = []

  /// - Parameter source: The one that is no target of its own.
  init(_ network: ReachNetwork, source: Graph.Vertex, targets: [Graph.Vertex]) {
    let graph = network.graph
    rows = graph.forward
    masks = Column(network.arcProbabilities.map { BernoulliMask($0) })
    var places = Buffer<Int32>(repeating: -1, count: graph.vertexCount)
    for (place, target) in targets.enumerated() where target != source {
      places[target] = Int32(truncatingIfNeeded: place)
    }
    self.places = Column(places)
    var isOpen = Buffer(repeating: false, count: graph.forward.slotCount)
    for vertex in graph.vertices {
      for slot in graph.forward.slots(of: vertex) {
        isOpen[slot] = network.allows(graph.forward.arcs[slot], from: vertex)
      }
    }
    self.isOpen = Column(isOpen)
    drawn = Buffer(repeating: 0, count: graph.arcCount)
    passing = Buffer(repeating: 0, count: graph.forward.slotCount)
    reached = Buffer(repeating: 0, count: graph.vertexCount)
    pending = Buffer(repeating: 0, count: graph.vertexCount)
  }

  /// Draws which arcs work in 64 new worlds, and forgets what was reached.
  mutating func draw(_ generator: inout SplitMix64) {
    for arc in 0..<drawn.count { drawn[arc] = masks[arc].draw(&generator) }
    for slot in 0..<passing.count { passing[slot] = isOpen[slot] ? drawn[rows.arcs[slot]] : 0 }
    reached.fill(with: 0)
    keep()
  }

  /// Makes what is reached so far the base of the extensions.
  mutating func keep() { changed.removeAll(keepingCapacity: true) }

  /// Puts back what an extension reached.
  mutating func revert() {
    for change in changed.reversed() { reached[change.vertex] = change.was }
    keep()
  }

  /// Passes worlds on from a vertex until nothing is new, and counts those that come to a target.
  mutating func spread(from start: Graph.Vertex, bits: UInt64, hits: inout [Int]) {
    arrive(at: start, bits, &hits)
    var next = 0
    while next < queue.count {
      let vertex = queue[next]
      next += 1
      let fresh = pending[vertex]
      pending[vertex] = 0
      for slot in rows.slots(of: vertex) where fresh & passing[slot] != 0 {
        arrive(at: rows.neighbours[slot], fresh & passing[slot], &hits)
      }
    }
    queue.removeAll(keepingCapacity: true)
  }

  @inline(__always)
  private mutating func arrive(at vertex: Graph.Vertex, _ bits: UInt64, _ hits: inout [Int]) {
    let was = reached[vertex]
    let fresh = bits & ~was
    guard fresh != 0 else { return }
    changed.append((vertex, was))
    reached[vertex] = was | fresh
    let place = places[vertex]
    if place >= 0 { hits[Int(place)] += fresh.nonzeroBitCount }
    let waiting = pending[vertex]
    if waiting == 0 { queue.append(vertex) }
    pending[vertex] = waiting | fresh
  }
}
