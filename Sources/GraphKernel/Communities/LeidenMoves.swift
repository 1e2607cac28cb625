/// The first phase of the Leiden method, fast local moving: each vertex goes to the neighbouring community
/// that raises modularity most, and only vertices whose surroundings changed are looked at again.
struct LeidenMoves: ~Copyable {
  private let level: LeidenLevel
  /// The resolution by the sum of strengths: the expected weight between two vertices is this times their
  /// strengths.
  private let scale: Double
  /// A move must gain more than this, by the strength of the vertex, so that rounding makes no vertex go in
  /// circles.
  private let tolerance: Double
  private var strengths: Buffer<Double>
  private var sizes: Buffer<UInt32>
  private var emptyCommunities: [UInt32] = []
  /// The weight from the vertex at hand to each community: 0 for none.
  private var weightTo: Buffer<Double>
  private var touched: Buffer<UInt32>

  init(_ level: LeidenLevel, communities: borrowing Buffer<UInt32>, scale: Double, tolerance: Double) {
    let count = level.vertexCount
    self.level = level
    self.scale = scale
    self.tolerance = tolerance
    strengths = Buffer(repeating: 0, count: count)
    sizes = Buffer(repeating: 0, count: count)
    weightTo = Buffer(repeating: 0, count: count)
    touched = Buffer(repeating: 0, count: count + 1)
    for vertex in 0..<count {
      strengths[communities[vertex]] += level.strengths[vertex]
      sizes[communities[vertex]] += 1
    }
    for community in 0..<count where sizes[community] == 0 {
      emptyCommunities.append(UInt32(truncatingIfNeeded: community))
    }
  }

  /// Moves vertices until none gains by moving alone.
  ///
  /// - Parameter order: Every vertex once, in the order of the first round. Used up as the queue.
  mutating func run(_ communities: inout Buffer<UInt32>, order queue: consuming Buffer<UInt32>) {
    let count = queue.count
    var isQueued = Buffer(repeating: true, count: count)
    var (head, waiting) = (0, count)
    while waiting > 0 {
      let vertex = queue[head]
      head = head + 1 == count ? 0 : head + 1
      waiting -= 1
      isQueued[vertex] = false
      let best = bestCommunity(for: vertex, communities)
      guard best != communities[vertex] else { continue }
      move(vertex, to: best, &communities)
      for slot in level.slots(of: vertex) {
        let neighbour = level.neighbours[slot]
        guard !isQueued[neighbour], communities[neighbour] != best else { continue }
        isQueued[neighbour] = true
        let tail = head + waiting
        queue[tail >= count ? tail - count : tail] = neighbour
        waiting += 1
      }
    }
  }

  /// The community in which the vertex does best; its own, unless another is better by more than the
  /// tolerance.
  @inline(__always)
  private mutating func bestCommunity(
    for vertex: UInt32, _ communities: borrowing Buffer<UInt32>
  ) -> UInt32 {
    let own = communities[vertex]
    let strength = level.strengths[vertex]
    var touchedCount = 0
    for slot in level.slots(of: vertex) {
      let community = communities[level.neighbours[slot]]
      // Written always and kept if new: a branch would be guessed wrongly too often.
      let known = weightTo[community]
      touched[touchedCount] = community
      touchedCount += known == 0 ? 1 : 0
      weightTo[community] = known + level.weights[slot]
    }
    let expected = scale * strength
    var best = own
    var bestGain = weightTo[own] - expected * (strengths[own] - strength) + tolerance * strength
    for place in 0..<touchedCount {
      let community = touched[place]
      let gain = weightTo[community] - expected * strengths[community]
      weightTo[community] = 0
      if gain > bestGain, community != own {
        bestGain = gain
        best = community
      }
    }
    if bestGain < 0, sizes[own] > 1, let empty = emptyCommunities.last { best = empty }
    return best
  }

  @inline(__always)
  private mutating func move(_ vertex: UInt32, to new: UInt32, _ communities: inout Buffer<UInt32>) {
    let old = communities[vertex]
    if sizes[new] == 0 { emptyCommunities.removeLast() }
    strengths[old] -= level.strengths[vertex]
    strengths[new] += level.strengths[vertex]
    sizes[old] -= 1
    sizes[new] += 1
    if sizes[old] == 0 {
      // Rounding leaves no trace in an empty community.
      strengths[old] = 0
      emptyCommunities.append(old)
    }
    communities[vertex] = new
  }
}
