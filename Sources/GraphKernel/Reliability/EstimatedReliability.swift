/// A probability, exact or from random worlds.
public struct ReliabilityEstimate: Hashable, Sendable {
  /// The probability: exact, or the share of worlds in which it happened.
  public let estimate: Double
  /// The confidence interval of Clopper and Pearson; a single point if the estimate is exact.
  public let interval: ClosedRange<Double>
  /// The probability with which the interval contains the true value, at least: that asked for, or 1 if exact.
  public let confidence: Double
  /// The number of worlds drawn, 0 if the estimate is exact.
  public let worlds: Int
  /// Where the random numbers started.
  public let seed: UInt64
  /// Whether the estimate has no error but that of rounding.
  public let isExact: Bool
}

extension Graph {
  /// The probability that any of `sources` reaches any of `targets` where arcs and vertices fail: exact if few steps
  /// suffice, otherwise from random worlds, with a confidence interval.
  ///
  /// Crude Monte Carlo (G. S. Fishman, 'A comparison of four Monte Carlo methods for estimating the probability of
  /// s-t connectedness', IEEE Transactions on Reliability 35, 1986), 64 worlds to a machine word. Conventions are those
  /// of `reliability`. A probability is rounded to a multiple of 2^-64. The result has the same bits on any
  /// number of cores.
  ///
  /// - Parameters:
  ///   - sources: Where a path may start, at least one.
  ///   - targets: Where a path may end, at least one.
  ///   - probabilities: By arc, the probability that it works, from 0 to 1.
  ///   - vertexProbabilities: By vertex, the probability that it works; nil if none fails.
  ///   - constraints: What a path may not use.
  ///   - sampling: How many worlds to draw, and with which seed.
  ///   - exactStepLimit: How many steps to spend on the exact answer; nil to draw worlds at once.
  ///   - cores: How many cores to use, nil for all there are.
  ///   - progress: Receives how many worlds are drawn, of how many at most.
  /// - Throws: `MeasureError.indexOutOfRange`, `.columnCount`, `.invalidParameter`; `CancellationError`.
  /// - Complexity: O(n + m) for each 64 worlds as a rule; O(64 (n + m)) at worst. O(n + m) space for each core.
  ///
  /// ## Example
  ///
  ///     let square = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 3), (0, 2), (2, 3)], isDirected: false)
  ///     let result = try await square.estimatedReliability(
  ///       from: [0], to: [3], probabilities: [0.5, 0.5, 0.5, 0.5],
  ///       sampling: WorldSampling(halfWidth: 0.01), exactStepLimit: nil)
  ///     // result.interval.contains(0.4375)
  ///     // result.worlds == 32768
  public func estimatedReliability(
    from sources: [Vertex], to targets: [Vertex], probabilities: [Double],
    vertexProbabilities: [Double]? = nil, constraints: PathConstraints = PathConstraints(),
    sampling: WorldSampling = WorldSampling(), exactStepLimit: Int? = 100_000, cores: Int? = nil,
    progress: ProgressHandler? = nil
  ) async throws -> ReliabilityEstimate {
    let network = try ReachNetwork(
      graph: self, sources: sources, targets: targets, probabilities: probabilities,
      vertexProbabilities: vertexProbabilities, constraints: constraints)
    try sampling.check()
    if let exactStepLimit, let exact = try? network.reliability(stepLimit: exactStepLimit) {
      return .exact(exact, seed: sampling.seed)
    }
    let sampler = ReachSampler(network)
    var hits = 0
    let drawn = try await sampling.run(
      into: &hits, cores: cores, progress: progress,
      map: { try sampler.countHits($0, worlds: $1) }, combine: { $0 += $1 },
      isDone: { hits, drawn in
        let result = ReliabilityEstimate(hits: hits, of: drawn, sampling)
        return sampling.isMet(by: result.interval, estimate: result.estimate)
      })
    return ReliabilityEstimate(hits: hits, of: drawn, sampling)
  }
}

extension ReliabilityEstimate {
  static func exact(_ probability: Double, seed: UInt64) -> ReliabilityEstimate {
    ReliabilityEstimate(
      estimate: probability, interval: probability...probability, confidence: 1, worlds: 0, seed: seed,
      isExact: true)
  }

  init(hits: Int, of worlds: Int, _ sampling: WorldSampling) {
    self.init(
      estimate: Double(hits) / Double(worlds),
      interval: BinomialInterval.clopperPearson(
        successes: hits, trials: worlds, error: sampling.errorPerLook),
      confidence: sampling.confidence, worlds: worlds, seed: sampling.seed, isExact: false)
  }
}

extension ReachSampler {
  /// The number of worlds, of those of one chunk, in which a target is reached.
  func countHits(_ generator: SplitMix64, worlds count: Int) throws -> Int {
    var worlds = ReachWorlds(self, generator)
    var hits = 0
    for first in stride(from: 0, to: count, by: 64) {
      try Task.checkCancellation()
      worlds.begin()
      hits += worlds.spread(in: UInt64.max >> UInt64(max(0, 64 - (count - first)))).nonzeroBitCount
    }
    return hits
  }
}
