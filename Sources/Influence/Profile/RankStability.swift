import GraphKernel

/// How an entity's ranks change if some ties were not there.
///
/// Who knows an atlas's ties knows a sample of the true ones. Each trial drops the same number of ties, drawn evenly
/// without repetition, and ranks anew (after E. Costenbader and T. W. Valente, 'The stability of centrality measures when
/// networks are sampled', Social Networks 25, 2003; S. P. Borgatti, K. M. Carley and D. Krackhardt, 'On the robustness
/// of centrality measures under conditions of imperfect data', Social Networks 28, 2006). The entities stay.
struct RankStability: Sendable {
  let selection: MeasureSelection
  let drop: Double
  let samples: Int

  /// How many trials there are where no number is asked for.
  static func usualSamples(_ selection: MeasureSelection) -> Int { selection.ties.count > 10_000 ? 10 : 32 }

  /// How many ties a trial drops: the share, rounded, of all.
  var dropCount: Int { Int((drop * Double(selection.ties.count)).rounded()) }

  /// The ties that a trial leaves, in their order. Each trial has a generator of its own, seeded by the number at its
  /// place in the stream of the seed.
  func keptTies(seed: UInt64) -> [Int] {
    var generator = SplitMix64(seed: seed)
    var places = Array(selection.ties.indices)
    for place in 0..<dropCount {
      places.swapAt(place, place + Int(generator.next(below: UInt64(places.count - place))))
    }
    return places.dropFirst(dropCount).sorted().map { selection.ties[$0] }
  }

  /// The ranks of a vertex by each measure, one a trial in which it is defined.
  ///
  /// - Parameter progress: receives the part of the trials done, from 0 to 1.
  /// - Complexity: That of the measures for each trial
  func ranks(
    of vertex: Int, measures: [Measure], work: WorkLimit, progress: (@Sendable (Double) -> Void)? = nil
  ) async throws -> [[Int]] {
    var seeds = SplitMix64(seed: selection.query.seed)
    let drawn = (0..<samples).map { _ in seeds.next() }
    // Trials run on all cores and are put in their order again.
    var trials = [[Int?]](repeating: [], count: samples)
    try await withThrowingTaskGroup(of: (Int, [Int?]).self) { group in
      for (trial, seed) in drawn.enumerated() {
        group.addTask { (trial, try await ranks(of: vertex, measures, work, seed: seed)) }
      }
      var done = 0
      for try await (trial, ranks) in group {
        trials[trial] = ranks
        done += 1
        progress?(Double(done) / Double(samples))
      }
    }
    return measures.indices.map { place in trials.compactMap { $0[place] } }
  }

  /// The rank by each measure in one trial; nil where that is undefined.
  private func ranks(
    of vertex: Int, _ measures: [Measure], _ work: WorkLimit, seed: UInt64
  ) async throws -> [Int?] {
    try Task.checkCancellation()
    let graph = try MeasureGraph(selection, ties: keptTies(seed: seed))
    var computation = try MeasureValues(graph, work: work)
    var ranks: [Int?] = []
    for measure in measures {
      let values = try await computation.values(of: measure)
      ranks.append(CompetitionRanks.ranks(of: values, by: measure)[vertex])
    }
    return ranks
  }

  /// The ranks between which nine tenths of the trials lie: the 5 % and the 95 % quantile by the nearest rank.
  static func interval(_ ranks: [Int]) -> ClosedRange<Int>? {
    guard !ranks.isEmpty else { return nil }
    let sorted = ranks.sorted()
    func quantile(_ percent: Int) -> Int { sorted[max(0, (percent * sorted.count + 99) / 100 - 1)] }
    return quantile(5)...quantile(95)
  }
}
