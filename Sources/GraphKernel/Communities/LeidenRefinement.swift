/// The second phase of the Leiden method: within each community vertices start alone and are merged, by
/// chance but never at a loss, into connected subsets. The subsets are the vertices of the next level.
struct LeidenRefinement: ~Copyable {
  /// The subset of each vertex: the vertex that began it.
  private(set) var subsets: Buffer<UInt32>
  private let level: LeidenLevel
  private let scale: Double
  /// The larger, the more often a merger other than the best is taken. In the unit of the weights.
  private let temperature: Double
  private var strengths: Buffer<Double>
  /// The weight from each subset to the rest of its community.
  private var weightsToRest: Buffer<Double>
  private var communityStrengths: Buffer<Double>
  private var isAlone: Buffer<Bool>
  private var weightTo: Buffer<Double>
  private var candidates: Buffer<UInt32>
  private var chances: Buffer<Double>

  init(
    _ level: LeidenLevel, communities: borrowing Buffer<UInt32>, scale: Double, temperature: Double
  ) {
    let count = level.vertexCount
    self.level = level
    self.scale = scale
    self.temperature = temperature
    subsets = Buffer(repeating: 0, count: count)
    strengths = Buffer(repeating: 0, count: count)
    weightsToRest = Buffer(repeating: 0, count: count)
    communityStrengths = Buffer(repeating: 0, count: count)
    isAlone = Buffer(repeating: true, count: count)
    weightTo = Buffer(repeating: 0, count: count)
    candidates = Buffer(repeating: 0, count: count + 1)
    chances = Buffer(repeating: 0, count: count)
    for index in 0..<count {
      let vertex = UInt32(truncatingIfNeeded: index)
      subsets[vertex] = vertex
      strengths[vertex] = level.strengths[vertex]
      communityStrengths[communities[vertex]] += level.strengths[vertex]
      var toRest = 0.0
      for slot in level.slots(of: vertex) where communities[level.neighbours[slot]] == communities[vertex] {
        toRest += level.weights[slot]
      }
      weightsToRest[vertex] = toRest
    }
  }

  /// Merges, each vertex once in the order of their numbers, and returns how many subsets there are.
  mutating func run(
    _ communities: borrowing Buffer<UInt32>, random: inout SplitMix64
  ) -> Int {
    var count = level.vertexCount
    for index in 0..<level.vertexCount {
      let vertex = UInt32(truncatingIfNeeded: index)
      let total = communityStrengths[communities[vertex]]
      guard isAlone[vertex], isWellConnected(vertex, total: total) else { continue }
      let candidateCount = collectCandidates(for: vertex, communities)
      let subset = choose(for: vertex, candidateCount, total: total, &random)
      if subset != vertex {
        merge(vertex, into: subset)
        count -= 1
      }
      for place in 0..<candidateCount { weightTo[candidates[place]] = 0 }
    }
    return count
  }

  /// Merges all that is connected within a community, and returns how many subsets there are. For the rare
  /// case that chance left every vertex alone.
  mutating func mergeConnected(_ communities: borrowing Buffer<UInt32>) -> Int {
    var count = 0
    isAlone.fill(with: true)
    for start in 0..<subsets.count where isAlone[start] {
      count += 1
      candidates[0] = UInt32(truncatingIfNeeded: start)
      isAlone[start] = false
      var (head, end) = (0, 1)
      while head < end {
        let vertex = candidates[head]
        head += 1
        subsets[vertex] = UInt32(truncatingIfNeeded: start)
        for slot in level.slots(of: vertex) {
          let neighbour = level.neighbours[slot]
          guard isAlone[neighbour], communities[neighbour] == communities[vertex] else { continue }
          isAlone[neighbour] = false
          candidates[end] = neighbour
          end += 1
        }
      }
    }
    return count
  }

  /// Whether a subset has at least the expected weight to the rest of its community.
  @inline(__always)
  private func isWellConnected(_ subset: UInt32, total: Double) -> Bool {
    weightsToRest[subset] >= scale * strengths[subset] * (total - strengths[subset])
  }

  /// Lists the subsets next to a vertex in its community, with the weights to them.
  @inline(__always)
  private mutating func collectCandidates(
    for vertex: UInt32, _ communities: borrowing Buffer<UInt32>
  ) -> Int {
    let community = communities[vertex]
    var count = 0
    for slot in level.slots(of: vertex) {
      let neighbour = level.neighbours[slot]
      guard communities[neighbour] == community else { continue }
      let subset = subsets[neighbour]
      let known = weightTo[subset]
      candidates[count] = subset
      count += known == 0 ? 1 : 0
      weightTo[subset] = known + level.weights[slot]
    }
    return count
  }

  /// Draws a subset with a chance that grows exponentially with the gain; the vertex itself stands for no
  /// merger.
  @inline(__always)
  private mutating func choose(
    for vertex: UInt32, _ candidateCount: Int, total: Double, _ random: inout SplitMix64
  ) -> UInt32 {
    let expected = scale * level.strengths[vertex]
    var bestGain = 0.0
    for place in 0..<candidateCount {
      let subset = candidates[place]
      let gain = weightTo[subset] - expected * strengths[subset]
      chances[place] = isWellConnected(subset, total: total) ? gain : -1
      bestGain = max(bestGain, chances[place])
    }
    let stays = Self.exponential(-bestGain / temperature)
    var sum = stays
    for place in 0..<candidateCount {
      let gain = chances[place]
      chances[place] = gain >= 0 ? Self.exponential((gain - bestGain) / temperature) : 0
      sum += chances[place]
    }
    var draw = random.nextUnit() * sum - stays
    guard draw >= 0 else { return vertex }
    for place in 0..<candidateCount where chances[place] > 0 {
      draw -= chances[place]
      if draw < 0 { return candidates[place] }
    }
    return vertex
  }

  @inline(__always)
  private mutating func merge(_ vertex: UInt32, into subset: UInt32) {
    subsets[vertex] = subset
    isAlone[subset] = false
    strengths[subset] += level.strengths[vertex]
    weightsToRest[subset] += weightsToRest[vertex] - 2 * weightTo[subset]
  }

  /// e to the power of a number not above 0, with the same bits on every platform; 0 below -32.
  static func exponential(_ exponent: Double) -> Double {
    guard exponent >= -32 else { return 0 }
    guard exponent < 0 else { return 1 }
    // The series of a sixty-fourth, from its eighth term down, then squared six times.
    let small = exponent / 64
    var power = 1 + small * (1.0 / 8)
    power = 1 + small * (1.0 / 7) * power
    power = 1 + small * (1.0 / 6) * power
    power = 1 + small * (1.0 / 5) * power
    power = 1 + small * (1.0 / 4) * power
    power = 1 + small * (1.0 / 3) * power
    power = 1 + small * (1.0 / 2) * power
    power = 1 + small * power
    for _ in 0..<6 { power *= power }
    return power
  }
}
