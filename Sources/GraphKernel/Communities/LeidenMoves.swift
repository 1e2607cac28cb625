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
  private var communityStates: Buffer<CommunityState>
  private var sizes: Buffer<UInt32>
  private var emptyCommunities: [UInt32] = []
  private var touched: Buffer<UInt32>

  init(_ level: LeidenLevel, communities: borrowing Buffer<UInt32>, scale: Double, tolerance: Double) {
    let count = level.vertexCount
    self.level = level
    self.scale = scale
    self.tolerance = tolerance
    communityStates = Buffer(repeating: CommunityState(), count: count)
    sizes = Buffer(repeating: 0, count: count)
    touched = Buffer(repeating: 0, count: count + 1)
    for vertex in 0..<count {
      communityStates[communities[vertex]].strength += level.strengths[vertex]
      sizes[communities[vertex]] += 1
    }
    for community in 0..<count where sizes[community] == 0 {
      emptyCommunities.append(UInt32(truncatingIfNeeded: community))
    }
  }

  /// Moves vertices until none gains by moving alone.
  ///
  /// The first round goes through the vertices by their numbers.
  mutating func run(_ communities: inout Buffer<UInt32>) {
    let count = level.vertexCount
    var queue = Buffer<UInt32>(repeating: 0, count: count)
    for vertex in 0..<count { queue[vertex] = UInt32(truncatingIfNeeded: vertex) }
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
      let known = communityStates[community].weightTo
      touched[touchedCount] = community
      touchedCount += known == 0 ? 1 : 0
      communityStates[community].weightTo = known + level.weights[slot]
    }
    let expected = scale * strength
    var best = own
    let state = communityStates[own]
    var bestGain = state.weightTo - expected * (state.strength - strength) + tolerance * strength
    for place in 0..<touchedCount {
      let community = touched[place]
      let state = communityStates[community]
      let gain = state.weightTo - expected * state.strength
      communityStates[community].weightTo = 0
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
    communityStates[old].strength -= level.strengths[vertex]
    communityStates[new].strength += level.strengths[vertex]
    sizes[old] -= 1
    sizes[new] += 1
    if sizes[old] == 0 {
      // Rounding leaves no trace in an empty community.
      communityStates[old].strength = 0
      emptyCommunities.append(old)
    }
    communities[vertex] = new
  }
}

/// What a move asks of a community, side by side in memory.
struct CommunityState: BitwiseCopyable {
  /// The weight from the vertex at hand to the community: 0 for none.
  var weightTo = 0.0
  /// The sum of the strengths of its vertices.
  var strength = 0.0
}
