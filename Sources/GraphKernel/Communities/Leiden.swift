/// A division of the vertices into communities, and how it was found.
public struct Communities: Hashable, Sendable {
  /// The community of each vertex, from 0, numbered by the first vertex of each.
  public let labels: [Int]
  /// The number of communities.
  public let count: Int
  /// The modularity at the resolution asked for; nil if the graph has no weight.
  public let modularity: Double?
  /// The seed that was given.
  public let seed: UInt64
  /// How many iterations were made, in the run that was chosen.
  public let iterations: Int
}

extension Graph {
  /// Divides the vertices into communities of high modularity, by the Leiden method.
  ///
  /// V. A. Traag, L. Waltman and N. J. van Eck, 'From Louvain to Leiden: guaranteeing well-connected
  /// communities', Scientific Reports 9 (2019). Each iteration starts from the division before it and moves
  /// vertices, refines the communities and draws the subsets together, level by level.
  ///
  /// The method is a heuristic: another seed may give another division, of much the same modularity. The same
  /// seed gives the same division on every run. Each community is connected by edges of weight above 0.
  /// Parallel edges add up; a self-loop counts twice in the strength of its vertex; a vertex without edges is
  /// a community of its own.
  ///
  /// ## Example
  ///
  ///     let graph = try Graph(
  ///       vertexCount: 6, arcs: [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3), (2, 3)], isDirected: false)
  ///     let communities = try graph.leidenCommunities()
  ///     // communities.labels == [0, 0, 0, 1, 1, 1]
  ///
  /// - Parameters:
  ///   - weights: The weights of the edges, nil for 1 each.
  ///   - resolution: The larger, the more and the smaller the communities. Finite and not negative.
  ///   - iterations: How many iterations to make at most, at least 1; nil to go on until one changes nothing.
  ///   - runs: How many times to begin anew, at least 1. The first of those of highest modularity is the
  ///     result. For variety every second run looks at the vertices in plain random order.
  ///   - seed: The seed of the random choices.
  /// - Throws: `MeasureError.needsUndirectedGraph`, `.invalidParameter`, `.weightsOfAnotherGraph`.
  /// - Complexity: About O(n + m) time an iteration, of which a small graph needs a few and a large one
  ///   dozens; O(n + m) space.
  public func leidenCommunities(
    weights: ArcWeights? = nil, resolution: Double = 1, iterations: Int? = nil, runs: Int = 1,
    seed: UInt64 = 1
  ) throws(MeasureError) -> Communities {
    guard !isDirected else { throw .needsUndirectedGraph }
    try checkOwn(weights)
    try checkResolution(resolution)
    for (name, value) in [("iterations", iterations ?? 1), ("runs", runs)] where value < 1 {
      throw .invalidParameter(name: name, value: Double(value), allowed: "a number from 1")
    }
    let heaviest = heaviestWeight(weights)
    guard heaviest > 0 else {
      return Communities(
        labels: Array(0..<vertexCount), count: vertexCount, modularity: nil, seed: seed, iterations: 0)
    }
    let ground = LeidenLevel(self, weights: weights, heaviest: heaviest)
    func run(_ index: Int) throws(MeasureError) -> Communities {
      var search = LeidenSearch(
        ground, resolution: resolution, seed: seed &+ UInt64(index),
        startsWithFewNeighbours: index.isMultiple(of: 2))
      var made = 0
      repeat {
        made += 1
      } while search.iterate() && made < iterations ?? Int.max
      let labels = search.labels
      let modularity = try modularity(of: labels, weights: weights, resolution: resolution)
      return Communities(
        labels: labels, count: (labels.max() ?? -1) + 1, modularity: modularity, seed: seed, iterations: made)
    }
    var best = try run(0)
    for index in 1..<runs {
      let next = try run(index)
      if let one = next.modularity, let other = best.modularity, one > other { best = next }
    }
    return best
  }
}

/// The state between iterations.
private struct LeidenSearch: ~Copyable {
  private let ground: LeidenLevel
  private let scale: Double
  private let tolerance: Double
  private let temperature: Double
  private var random: SplitMix64
  /// The community of each vertex of the graph, numbered by first vertex.
  private var communities: Buffer<UInt32>
  private var prefersFewNeighbours: Bool

  init(_ ground: LeidenLevel, resolution: Double, seed: UInt64, startsWithFewNeighbours: Bool) {
    var total = 0.0
    for vertex in 0..<ground.vertexCount { total += ground.strengths[vertex] }
    self.ground = ground
    scale = resolution / total
    tolerance = 1e-12 * (1 + resolution)
    // The paper's 0.01, by the mean weight, so that the scale of the weights makes no difference.
    temperature = 0.01 * total / Double(max(ground.neighbours.count, 1))
    random = SplitMix64(seed: seed)
    prefersFewNeighbours = startsWithFewNeighbours
    communities = Buffer(repeating: 0, count: ground.vertexCount)
    for vertex in 0..<ground.vertexCount { communities[vertex] = UInt32(truncatingIfNeeded: vertex) }
  }

  var labels: [Int] { communities.array.map { Int($0) } }

  /// Makes one iteration; false if it changed nothing.
  mutating func iterate() -> Bool {
    var level = ground
    var levelCommunities = communities.copy()
    // The vertex of the level that each vertex of the graph is in.
    var places = Buffer<UInt32>(repeating: 0, count: ground.vertexCount)
    for vertex in 0..<places.count { places[vertex] = UInt32(truncatingIfNeeded: vertex) }
    while true {
      renumber(&level, &levelCommunities, &places)
      var moves = LeidenMoves(level, communities: levelCommunities, scale: scale, tolerance: tolerance)
      moves.run(&levelCommunities)
      var refinement = LeidenRefinement(
        level, communities: levelCommunities, scale: scale, temperature: temperature)
      var count = refinement.run(levelCommunities, random: &random)
      if count == level.vertexCount { count = refinement.mergeConnected(levelCommunities) }
      guard count < level.vertexCount else { break }
      let sets = Self.numberedByFirst(refinement.subsets)
      for vertex in 0..<places.count { places[vertex] = sets[places[vertex]] }
      level = raise(level, sets: sets, count: count, &levelCommunities)
    }
    prefersFewNeighbours = false
    return adopt(places)
  }

  /// Numbers the vertices of a level in the order in which they are looked at, so that their rows lie one after the
  /// other in memory.
  private mutating func renumber(
    _ level: inout LeidenLevel, _ communities: inout Buffer<UInt32>, _ places: inout Buffer<UInt32>
  ) {
    let order = order(of: level, communities)
    var numbers = Buffer<UInt32>(repeating: 0, count: order.count)
    var renumbered = Buffer<UInt32>(repeating: 0, count: order.count)
    for number in 0..<order.count {
      numbers[order[number]] = UInt32(truncatingIfNeeded: number)
      renumbered[number] = communities[order[number]]
    }
    level = level.ordered(order, numbers: numbers)
    communities = renumbered
    for vertex in 0..<places.count { places[vertex] = numbers[places[vertex]] }
  }

  /// The level above, and the communities of its vertices.
  private func raise(
    _ level: LeidenLevel, sets: borrowing Buffer<UInt32>, count: Int, _ communities: inout Buffer<UInt32>
  ) -> LeidenLevel {
    // Numbered anew, since a level has no more communities than vertices.
    let numbered = Self.numberedByFirst(communities)
    var raised = Buffer<UInt32>(repeating: 0, count: count)
    for vertex in 0..<sets.count { raised[sets[vertex]] = numbered[vertex] }
    communities = raised
    return level.aggregated(by: sets, count: count)
  }

  private mutating func adopt(_ places: borrowing Buffer<UInt32>) -> Bool {
    let numbered = Self.numberedByFirst(places)
    var isChanged = false
    for vertex in 0..<numbered.count where numbered[vertex] != communities[vertex] { isChanged = true }
    communities = numbered
    return isChanged
  }

  /// The most vertices whose data a processor's cache holds.
  private static let mostInCache = 1 << 16

  /// The vertices in random order. If so wished, in the first iteration, those with few neighbours stand before those
  /// with many, for they have the least to choose from, and the first division is the better for it. Later, in large
  /// levels, they stand community by community, so that what belongs together lies together in memory.
  private mutating func order(of level: LeidenLevel, _ communities: borrowing Buffer<UInt32>) -> Buffer<
    UInt32
  > {
    let shuffled = shuffledVertices(of: level)
    guard prefersFewNeighbours || level.vertexCount > Self.mostInCache else { return shuffled }
    var keys = Buffer<UInt32>(repeating: 0, count: shuffled.count)
    for place in 0..<shuffled.count {
      let vertex = shuffled[place]
      keys[place] =
        prefersFewNeighbours
        ? UInt32(truncatingIfNeeded: level.slots(of: vertex).count) : communities[vertex]
    }
    return Self.sorted(shuffled, by: keys)
  }

  /// Sorts by counting; equal ones keep their order.
  private static func sorted(
    _ vertices: borrowing Buffer<UInt32>, by keys: borrowing Buffer<UInt32>
  ) -> Buffer<UInt32> {
    var most: UInt32 = 0
    for place in 0..<keys.count { most = max(most, keys[place]) }
    var next = Buffer<UInt32>(repeating: 0, count: Int(most) + 2)
    for place in 0..<keys.count { next[Int(keys[place]) + 1] += 1 }
    for key in 0...Int(most) { next[key + 1] += next[key] }
    var sorted = Buffer<UInt32>(repeating: 0, count: vertices.count)
    for place in 0..<vertices.count {
      let key = keys[place]
      sorted[next[key]] = vertices[place]
      next[key] += 1
    }
    return sorted
  }

  /// The vertices in random order, by the shuffle of Fisher and Yates.
  private mutating func shuffledVertices(of level: LeidenLevel) -> Buffer<UInt32> {
    var order = Buffer<UInt32>(repeating: 0, count: level.vertexCount)
    for vertex in 0..<order.count {
      let place = Int(random.next(below: UInt64(vertex + 1)))
      order[vertex] = order[place]
      order[place] = UInt32(truncatingIfNeeded: vertex)
    }
    return order
  }

  /// The same sets, numbered from 0 by the first vertex of each. Sets are named by numbers below their count.
  private static func numberedByFirst(_ sets: borrowing Buffer<UInt32>) -> Buffer<UInt32> {
    var numbers = Buffer<UInt32>(repeating: .max, count: sets.count)
    var numbered = Buffer<UInt32>(repeating: 0, count: sets.count)
    var next: UInt32 = 0
    for vertex in 0..<sets.count {
      if numbers[sets[vertex]] == .max {
        numbers[sets[vertex]] = next
        next += 1
      }
      numbered[vertex] = numbers[sets[vertex]]
    }
    return numbered
  }
}
