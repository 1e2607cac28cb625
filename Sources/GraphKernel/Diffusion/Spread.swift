#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The expected number of vertices a cascade reaches, from random worlds.
public struct SpreadEstimate: Hashable, Sendable {
  /// The mean number of vertices reached, seeds included.
  public let estimate: Double
  /// The standard error of the mean.
  public let standardError: Double
  /// The confidence interval of Maurer and Pontil, which assumes nothing of the distribution.
  public let interval: ClosedRange<Double>
  /// The probability with which the interval contains the true value, at least.
  public let confidence: Double
  /// The number of worlds drawn.
  public let worlds: Int
  /// Where the random numbers started.
  public let seed: UInt64
}

extension Graph {
  /// The expected number of vertices that a cascade from `seeds` reaches, seeds included.
  ///
  /// The independent cascade (D. Kempe, J. Kleinberg and É. Tardos, 'Maximizing the spread of influence through a
  /// social network', KDD 2003): each vertex reached tries each of its arcs once, which passes with its probability.
  /// That is reach where each arc works with this probability, and is drawn for 64 worlds at a time. The interval is
  /// the empirical Bernstein bound of A. Maurer and M. Pontil ('Empirical Bernstein bounds and sample variance
  /// penalization', COLT 2009). An edge passes either way. The result has the same bits on any number of cores.
  ///
  /// - Parameters:
  ///   - seeds: Where the cascade starts. Repetitions have no effect; from no seeds it reaches nothing.
  ///   - probabilities: By arc, the probability that it passes, from 0 to 1.
  ///   - sampling: How many worlds to draw, and with which seed. The half width is a number of vertices.
  ///   - cores: How many cores to use, nil for all there are.
  ///   - progress: Receives how many worlds are drawn, of how many at most.
  /// - Throws: `MeasureError.indexOutOfRange`, `.columnCount`, `.invalidParameter`; `CancellationError`.
  /// - Complexity: O(n + m) for each 64 worlds as a rule; O(n + m) space for each core.
  ///
  /// ## Example
  ///
  ///     let chain = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)])
  ///     let spread = try await chain.spread(of: [0], probabilities: [0.5, 0.5])
  ///     // spread.interval.contains(1.75)
  ///     // (spread.estimate - 1.75).magnitude < 0.05
  public func spread(
    of seeds: [Vertex], probabilities: [Double],
    sampling: WorldSampling = WorldSampling(halfWidth: nil, relativeHalfWidth: 0.01),
    cores: Int? = nil, progress: ProgressHandler? = nil
  ) async throws -> SpreadEstimate {
    try check(seeds)
    try ReachNetwork.checkProbabilities(probabilities, name: "probabilities", count: arcCount)
    try sampling.check()
    guard !seeds.isEmpty else {
      return SpreadEstimate(
        estimate: 0, standardError: 0, interval: 0...0, confidence: sampling.confidence, worlds: 0,
        seed: sampling.seed)
    }
    let network = try ReachNetwork(
      graph: self, sources: seeds, targets: seeds, probabilities: probabilities, vertexProbabilities: nil,
      constraints: PathConstraints())
    let sampler = ReachSampler(network, reachesAll: true)
    var sums = SpreadSums(
      least: network.sources.count, most: vertices.count { sampler.isRelevant[$0] })
    let drawn = try await sampling.run(
      into: &sums, cores: cores, progress: progress,
      map: { try sampler.sumReach($0, worlds: $1) }, combine: { $0.add($1) },
      isDone: { sums, drawn in
        let result = sums.estimate(worlds: drawn, sampling)
        return sampling.isMet(by: result.interval, estimate: result.estimate)
      })
    return sums.estimate(worlds: drawn, sampling)
  }
}

/// Sums over worlds of the number of vertices reached beyond the seeds.
private struct SpreadSums: Sendable {
  /// The number of seeds.
  let least: Int
  /// The number of vertices that can be reached, seeds included.
  let most: Int
  var sum = 0.0
  var squares = 0.0

  mutating func add(_ other: (sum: Double, squares: Double)) {
    sum += other.sum
    squares += other.squares
  }

  func estimate(worlds: Int, _ sampling: WorldSampling) -> SpreadEstimate {
    let count = Double(worlds)
    let mean = sum / count
    let variance = worlds > 1 ? max(0, (squares - sum * mean) / (count - 1)) : 0
    let (low, high) = (Double(least), Double(most))
    let digits = log(4 / sampling.errorPerLook)
    let half =
      worlds > 1
      ? (2 * variance * digits / count).squareRoot() + 7 * (high - low) * digits / (3 * (count - 1))
      : high - low
    // A mean of whole numbers may be rounded beyond the bounds.
    let estimate = min(low + mean, high)
    return SpreadEstimate(
      estimate: estimate, standardError: (variance / count).squareRoot(),
      interval: max(low, estimate - half)...min(high, estimate + half), confidence: sampling.confidence,
      worlds: worlds, seed: sampling.seed)
  }
}

extension ReachSampler {
  /// The sums, over the worlds of one chunk, of the number of vertices reached beyond the sources, and of its square.
  fileprivate func sumReach(
    _ generator: SplitMix64, worlds count: Int
  ) throws -> (sum: Double, squares: Double) {
    var worlds = ReachWorlds(self, generator)
    var sums = (sum: 0.0, squares: 0.0)
    for first in stride(from: 0, to: count, by: 64) {
      try Task.checkCancellation()
      let used = min(64, count - first)
      worlds.begin()
      _ = worlds.spread(in: UInt64.max >> UInt64(64 - used))
      // One counter a world, bit by bit: word d holds digit d of all 64.
      var digits = Buffer<UInt64>(repeating: 0, count: 33)
      for vertex in 0..<network.graph.vertexCount where !isSource[vertex] {
        var carry = worlds.reached[vertex]
        var digit = 0
        while carry != 0 {
          let sum = digits[digit]
          digits[digit] = sum ^ carry
          carry &= sum
          digit += 1
        }
      }
      for world in 0..<UInt64(used) {
        var reach = 0.0
        for digit in (0..<33).reversed() { reach = 2 * reach + Double(digits[digit] >> world & 1) }
        sums.sum += reach
        sums.squares += reach * reach
      }
    }
    return sums
  }
}
