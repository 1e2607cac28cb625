#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Seeds from which a cascade spreads far, and what is known of how far.
public struct InfluenceSeeds: Hashable, Sendable {
  /// The seeds, in the order in which they were chosen: the first few are the greedy choice of fewer.
  public let seeds: [Graph.Vertex]
  /// The expected number of vertices reached, seeds included, estimated from sets that had no part in the choice.
  public let estimatedSpread: Double
  /// The spread is at least this.
  public let spreadLowerBound: Double
  /// The spread of the best seeds is at most this.
  public let optimumUpperBound: Double
  /// The spread is at least this share of that of the best seeds.
  public let guarantee: Double
  /// The bounds and the guarantee hold, all together, with at least this probability.
  public let confidence: Double
  /// The number of reverse-reachable sets drawn.
  public let setCount: Int
  /// Where the random numbers started.
  public let seed: UInt64
}

extension Graph {
  /// Chooses `count` seeds from which a cascade reaches as many vertices as possible, but for a known share.
  ///
  /// Influence maximisation under the independent cascade (D. Kempe, J. Kleinberg and É. Tardos, 'Maximizing the
  /// spread of influence through a social network', KDD 2003) by reverse-reachable sets (C. Borgs, M. Brautbar, J.
  /// Chayes and B. Lucier, 'Maximizing social influence in nearly optimal time', SODA 2014). Their number is found as
  /// in OPIM-C (J. Tang, X. Tang, X. Xiao and J. Yuan, 'Online processing algorithms for influence maximization',
  /// SIGMOD 2018): seeds are chosen by one half of the sets and judged by the other, and both are doubled until the
  /// seeds are proved good enough, at most to the number at which IMM (Y. Tang, Y. Shi and X. Xiao, 'Influence
  /// maximization in near-linear time', SIGMOD 2015) needs no proof. With probability 1 − `delta` at least, the spread
  /// is at least 1 − 1/e − `epsilon` of the largest possible.
  ///
  /// An edge passes either way; parallel arcs try apart; self-loops have no effect. Of equal choices the vertex with
  /// the lowest index is taken. A probability is rounded up to a multiple of 2^-53. The result has the same bits on
  /// any number of cores.
  ///
  /// - Parameters:
  ///   - count: The number of seeds, from 0 to that of vertices.
  ///   - probabilities: By arc, the probability that it passes, from 0 to 1.
  ///   - epsilon: How much of the spread may be lost beyond 1/e, above 0 and below 1.
  ///   - delta: The probability with which the guarantee may fail, above 0 and below 1.
  ///   - setLimit: The largest number of sets to draw. Many are needed where each seed reaches few of many vertices.
  ///   - seed: Where the random numbers start.
  ///   - cores: How many cores to use, nil for all there are.
  ///   - progress: Receives how many sets are drawn of those of the current round.
  /// - Throws: `MeasureError.columnCount`, `.invalidParameter`, and `.tooLarge` if the set limit does not suffice;
  ///   `CancellationError`.
  /// - Complexity: O((k + log(1/δ)) (n + m) log n / ε²) expected time for k seeds as a rule, less where the
  ///   seeds are proved early; space for the sets.
  ///
  /// ## Example
  ///
  ///     let stars = try Graph(vertexCount: 7, arcs: [(0, 1), (0, 2), (0, 3), (4, 5), (4, 6)])
  ///     let best = try await stars.influenceSeeds(count: 2, probabilities: [1, 1, 1, 1, 1])
  ///     // best.seeds == [0, 4]
  ///     // best.estimatedSpread == 7
  public func influenceSeeds(
    count: Int, probabilities: [Double], epsilon: Double = 0.1, delta: Double = 0.01,
    setLimit: Int = 1 << 27, seed: UInt64 = 1, cores: Int? = nil, progress: ProgressHandler? = nil
  ) async throws -> InfluenceSeeds {
    try ReachNetwork.checkProbabilities(probabilities, name: "probabilities", count: arcCount)
    guard 0...vertexCount ~= count else {
      throw MeasureError.invalidParameter(
        name: "count", value: Double(count), allowed: "a number from 0 to that of vertices")
    }
    for (name, value) in [("epsilon", epsilon), ("delta", delta)] where !(value > 0 && value < 1) {
      throw MeasureError.invalidParameter(name: name, value: value, allowed: "a number between 0 and 1")
    }
    guard count > 0 else {
      return InfluenceSeeds(
        seeds: [], estimatedSpread: 0, spreadLowerBound: 0, optimumUpperBound: 0, guarantee: 1,
        confidence: 1 - delta, setCount: 0, seed: seed)
    }
    let plan = CoverPlan(vertexCount: vertexCount, seedCount: count, epsilon: epsilon, delta: delta)
    let draw = ReverseReachableDraw(
      graph: self, probabilities: reverse.column(Column(probabilities)), seed: seed,
      parallel: Parallel(cores: cores, progress: progress))
    var (choosing, judging) = (ReverseReachableSets(), ReverseReachableSets())
    for round in 1...plan.roundCount {
      let size = plan.size(round: round)
      guard size <= Double(setLimit) / 2 else {
        throw MeasureError.tooLarge("the number of reverse-reachable sets", limit: setLimit)
      }
      try await draw.extend(&choosing, to: Int(size), half: 0)
      try await draw.extend(&judging, to: Int(size), half: 1)
      let cover = GreedyCover(choosing, choosing: count, vertexCount: vertexCount)
      let result = plan.judge(cover, choosing, judging, isLast: round == plan.roundCount, seed: seed)
      if result.guarantee >= plan.goal { return result }
    }
    throw MeasureError.tooLarge("the number of reverse-reachable sets", limit: setLimit)
  }
}

/// Draws reverse-reachable sets in chunks, those of the two halves by turns from one line of streams.
private struct ReverseReachableDraw: Sendable {
  let graph: Graph
  let probabilities: Column<Double>
  let seed: UInt64
  let parallel: Parallel

  func extend(_ sets: inout ReverseReachableSets, to size: Int, half: Int) async throws {
    let length = ReverseReachableSets.chunkLength
    let first = sets.count / length
    let count = (size + length - 1) / length - first
    guard count > 0 else { return }
    let (graph, probabilities, seed) = (graph, probabilities, seed)
    let chunks = try await parallel.fold(
      count: count, chunkCount: count, into: [ReverseReachableSets](),
      map: { chunks in
        try chunks.map { chunk in
          try ReverseReachableSets.draw(
            graph, probabilities, SplitMix64.stream(2 * (first + chunk) + half, seed: seed))
        }
      },
      { $0 += $1 })
    for chunk in chunks { sets.append(chunk) }
  }
}

/// How many sets to draw, and what they prove.
private struct CoverPlan {
  let vertexCount: Double
  let seedCount: Double
  let delta: Double
  /// The share of the largest spread to be proved.
  let goal: Double
  let roundCount: Int
  /// The number of sets of each half in the first round.
  private let firstSize: Double

  init(vertexCount: Int, seedCount: Int, epsilon: Double, delta: Double) {
    let (n, k) = (Double(vertexCount), Double(seedCount))
    let greedy = 1 - exp(-1.0)
    let choices =
      BinomialInterval.logGamma(n + 1) - BinomialInterval.logGamma(k + 1)
      - BinomialInterval.logGamma(n - k + 1)
    let digits = log(6) - log(delta)
    let root = greedy * digits.squareRoot() + (greedy * (max(choices, 0) + digits)).squareRoot()
    // Of so many sets the greedy choice is good enough without proof.
    let lastSize = 2 * n * root * root / (epsilon * epsilon * k)
    firstSize = max(2 * root * root, Double(ReverseReachableSets.chunkLength))
    var rounds = 1
    var size = firstSize
    while size < lastSize {
      size *= 2
      rounds += 1
    }
    self.vertexCount = n
    self.seedCount = k
    self.delta = delta
    goal = greedy - epsilon
    roundCount = rounds
  }

  /// The number of sets of each half in a round; in the last, at least that which needs no proof.
  func size(round: Int) -> Double {
    var size = firstSize
    for _ in 1..<round { size *= 2 }
    return size.rounded(.up)
  }

  /// Bounds the spread of the chosen seeds from below by the sets that had no part in the choice, and the largest
  /// spread from above by those that had. Each bound of each round fails with probability δ/(3 rounds).
  func judge(
    _ cover: GreedyCover, _ choosing: ReverseReachableSets, _ judging: ReverseReachableSets, isLast: Bool,
    seed: UInt64
  ) -> InfluenceSeeds {
    let digits = log(3 * Double(roundCount)) - log(delta)
    let scale = vertexCount / Double(judging.count)
    let covered = Double(judging.coverage(of: cover.chosen, vertexCount: Int(vertexCount)))
    let lowRoot = (covered + 2 * digits / 9).squareRoot() - (digits / 2).squareRoot()
    let low = lowRoot > 0 ? (lowRoot * lowRoot - digits / 18) * scale : 0
    let highRoot = (cover.optimumBound + digits / 2).squareRoot() + (digits / 2).squareRoot()
    let high = highRoot * highRoot * vertexCount / Double(choosing.count)
    let lower = min(max(low, seedCount), vertexCount)
    let upper = max(min(high, vertexCount), lower)
    return InfluenceSeeds(
      seeds: cover.chosen, estimatedSpread: max(covered * scale, seedCount), spreadLowerBound: lower,
      optimumUpperBound: upper, guarantee: max(lower / upper, isLast ? goal : 0), confidence: 1 - delta,
      setCount: choosing.count + judging.count, seed: seed)
  }
}
