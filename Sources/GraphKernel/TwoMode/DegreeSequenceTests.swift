#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension DegreeSequenceModel {
  /// Tests for each pair of groups whether they share more members than the model lets expect: the backbone of the
  /// projection by the stochastic degree sequence model (SDSM).
  ///
  /// The number of shared members is the sum of independent events, one for each member: it is Poisson-binomial.
  /// Z. Neal, 'The backbone of bipartite projections', Social Networks 39 (2014); Z. P. Neal, R. Domagalski and
  /// B. Sagan, 'Comparing alternatives to the fixed degree sequence model', Scientific Reports 11 (2021). The smallest
  /// reachable p of a pair is that of the largest number of members its groups, of their sizes, could share with the
  /// cells that are not certain. A pair that shares none has p = 1 and is left out, but counted.
  ///
  /// - Parameters:
  ///   - level: The level of significance.
  ///   - adjustment: For the number of pairs, m(m - 1)/2 for m groups.
  ///   - tail: How the upper tail is computed.
  ///   - cores: How many cores to use, nil for all. The result is the same on any number.
  ///   - progress: Receives the kinds of pairs done of all.
  /// - Throws: `MeasureError.invalidParameter`, `CancellationError`.
  /// - Complexity: O(n + m + Σ d² + q·n·a) time for q kinds of pairs, of the same classes, and groups of at most a
  ///   members; the approximation O(q·(r + a)) for r classes of members.
  ///
  /// ## Example
  ///
  ///     let graph = try TwoModeGraph(
  ///       memberCount: 4, groupCount: 2, memberships: [(0, 0), (1, 0), (0, 1), (1, 1)])
  ///     let test = try await graph.degreeSequenceModel(
  ///       prohibited: [(member: 3, group: 0), (member: 3, group: 1)]
  ///     ).overlapTests(level: 0.05).tests[0]
  ///     // test.pair.shared == 2
  ///     // test.cannotBeTested
  public func overlapTests(
    level: Double = 0.05, adjustment: MultipleTestAdjustment = .benjaminiHochberg,
    tail: PoissonBinomialTail = .exact, cores: Int? = nil, progress: ProgressHandler? = nil
  ) async throws -> OverlapTests {
    try OverlapTests.check(level: level)
    let overlaps = try await graph.overlaps(cores: cores)
    let kinds = DegreeSequencePairKinds(overlaps, classes: freedom.groups)
    let laws = try await Parallel(cores: cores, progress: progress)
      .fold(count: kinds.kinds.count, chunkCount: 256, into: [DegreeSequencePairLaw]()) { range in
        try range.map { index in
          try Task.checkCancellation()
          return law(of: kinds.kinds[index], by: tail)
        }
      } _: {
        $0 += $1
      }
    let tests = zip(overlaps, kinds.kindOfPair).map { pair, kind in
      let law = laws[kind], p = law.tails[Int(pair.shared)], smallestP = law.tails[law.tails.count - 1]
      return OverlapTest(
        pair: pair, expected: law.mean, standardDeviation: law.deviation, p: p, logP: log(p),
        smallestP: smallestP, adjustedP: p, cannotBeTested: smallestP >= level)
    }
    return try OverlapTests(tests, groupCount: graph.groupCount, level: level, adjustment: adjustment)
  }

  /// The distribution of the shared members of two classes of groups.
  private func law(of kind: DegreeSequencePairKind, by tail: PoissonBinomialTail) -> DegreeSequencePairLaw {
    let width = freedom.groups.count
    var events: [(probability: Double, count: Int)] = []
    for (row, count) in freedom.members.counts.enumerated() {
      let first = row * width + kind.first, second = row * width + kind.second
      events.append((probabilities[first] * probabilities[second], count))
    }
    let most = freedom.mostShared(kind.first, kind.second, in: graph, minimumDegree: 0)
    let sum = OverlapPoissonBinomial(events: events)
    return DegreeSequencePairLaw(
      mean: sum.mean, deviation: sum.variance.squareRoot(), tails: sum.upperTails(through: most, by: tail))
  }
}

/// Two classes of groups, the lower first.
private struct DegreeSequencePairKind: Hashable, Sendable {
  let first, second: Int
}

/// The distribution of the number of members shared by two groups.
private struct DegreeSequencePairLaw: Sendable {
  let mean: Double
  let deviation: Double
  /// The probability of at least so many, up to the largest number possible.
  let tails: [Double]
}

/// The pairs of groups by the classes of the two.
private struct DegreeSequencePairKinds: Sendable {
  var kinds: [DegreeSequencePairKind] = []
  var kindOfPair: [Int] = []

  init(_ overlaps: Overlaps, classes: DegreeSequenceClasses) {
    var known: [DegreeSequencePairKind: Int] = [:]
    for pair in overlaps {
      let one = classes.classes[Int(pair.first)], other = classes.classes[Int(pair.second)]
      let kind = DegreeSequencePairKind(first: min(one, other), second: max(one, other))
      let index = known[kind, default: kinds.count]
      if index == kinds.count {
        known[kind] = index
        kinds.append(kind)
      }
      kindOfPair.append(index)
    }
  }
}
