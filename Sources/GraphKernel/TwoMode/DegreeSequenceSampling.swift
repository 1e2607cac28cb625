#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension TwoModeGraph {
  /// A network with the same number of groups of each member and of members of each group, drawn at random.
  ///
  /// A random walk of curveball trades whose limit is the uniform distribution over all such networks: G. Strona,
  /// D. Nappo, F. Boccacci, S. Fattorini and J. San-Miguel-Ayanz, 'A fast and unbiased procedure to randomize
  /// ecological binary matrices with fixed row and column totals', Nature Communications 5 (2014); K. Godard and
  /// Z. P. Neal, 'fastball: a fast algorithm to randomly sample bipartite graphs with fixed degree sequences', Journal
  /// of Complex Networks 10 (2022). Prohibited and required cells stay as they are. With them trades alone do not
  /// lead everywhere, so every other one, at random, is followed by a move along a random alternating cycle.
  ///
  /// - Parameters:
  ///   - trades: How many trades, nil for forty times the number of elements of the smaller mode. The more unequal
  ///     the degrees, the more are needed: a large group that trades with small ones changes little at a time.
  ///   - prohibited: Cells that cannot be memberships, and are none in the network.
  ///   - required: Memberships that cannot be otherwise.
  ///   - seed: The same seed gives the same network.
  /// - Throws: `MeasureError.indexOutOfRange`, `.cellContradictsNetwork`, `.invalidParameter`.
  /// - Complexity: O(n + m + e + t·d) for t trades between rows of d memberships.
  ///
  /// ## Example
  ///
  ///     let graph = try TwoModeGraph(
  ///       memberCount: 3, groupCount: 2, memberships: [(0, 0), (1, 0), (2, 1)])
  ///     let sample = try graph.degreeSequenceSample(seed: 7)
  ///     // (0..<2).map { sample.members(of: $0).count } == [2, 1]
  ///     // (0..<3).map { sample.groups(of: $0).count } == [1, 1, 1]
  public func degreeSequenceSample(
    trades: Int? = nil, prohibited: [(member: UInt32, group: UInt32)] = [],
    required: [(member: UInt32, group: UInt32)] = [], seed: UInt64 = 1
  ) throws(MeasureError) -> TwoModeGraph {
    let cells = try DegreeSequenceCells(self, prohibited: prohibited, required: required)
    var walk = DegreeSequenceTrades(cells, seed: seed)
    walk.run(try Self.checked(trades ?? 40 * walk.rowCount, name: "trades", atLeast: 0))
    return walk.network
  }

  /// Tests for each pair of groups whether they share more members than in networks with the same degrees drawn at
  /// random: the fixed degree sequence model (FDSM).
  ///
  /// p = (b + 1) / (s + 1), where b of s samples share at least as many: Z. Neal, 'The backbone of bipartite
  /// projections', Social Networks 39 (2014); B. Phipson and G. K. Smyth, 'Permutation p-values should never be zero',
  /// Statistical Applications in Genetics and Molecular Biology 9 (2010). The samples are those of
  /// `degreeSequenceSample`, taken from up to 32 independent walks that start at the network. Expected number and
  /// standard deviation are those of the samples. The smallest reachable p is (b' + 1) / (s + 1), b' samples reaching
  /// the largest number of members the pair could share: with too few samples no pair can be tested. A pair that
  /// shares none has p = 1 and is left out, but counted.
  ///
  /// - Parameters:
  ///   - sampleCount: How many networks are drawn.
  ///   - prohibited: Cells that cannot be memberships, and are none in the network.
  ///   - required: Memberships that cannot be otherwise.
  ///   - level: The level of significance.
  ///   - adjustment: For the number of pairs, m(m - 1)/2 for m groups.
  ///   - burnIn: The trades of each walk before its first sample, nil for forty times the number of elements of the
  ///     smaller mode. Where degrees are very unequal, compare with the result of a longer one.
  ///   - thinning: The trades of each walk from one sample to the next, nil for ten times that number.
  ///   - seed: The same seed gives the same result.
  ///   - cores: How many cores to use, nil for all. The result is the same on any number.
  ///   - progress: Receives the samples done of all.
  /// - Throws: `MeasureError.indexOutOfRange`, `.cellContradictsNetwork`, `.invalidParameter`, `.tooLarge`,
  ///   `CancellationError`.
  /// - Complexity: O(s·(t·d + n + m + Σ d²)) time for s samples t trades apart and members of d groups; 40 bytes a
  ///   pair and core.
  ///
  /// ## Example
  ///
  ///     let graph = try TwoModeGraph(
  ///       memberCount: 4, groupCount: 2, memberships: [(0, 0), (1, 0), (0, 1), (1, 1)])
  ///     let test = try await graph.sampledOverlapTests(sampleCount: 99).tests[0]
  ///     // test.p == 1
  ///     // test.cannotBeTested
  public func sampledOverlapTests(
    sampleCount: Int = 1000, prohibited: [(member: UInt32, group: UInt32)] = [],
    required: [(member: UInt32, group: UInt32)] = [], level: Double = 0.05,
    adjustment: MultipleTestAdjustment = .benjaminiHochberg, burnIn: Int? = nil, thinning: Int? = nil,
    seed: UInt64 = 1, cores: Int? = nil, progress: ProgressHandler? = nil
  ) async throws -> OverlapTests {
    try OverlapTests.check(level: level)
    let smaller = min(memberCount, groupCount)
    let sampleCount = try Self.checked(sampleCount, name: "sampleCount", atLeast: 1)
    let burnIn = try Self.checked(burnIn ?? 40 * smaller, name: "burnIn", atLeast: 0)
    let thinning = try Self.checked(thinning ?? max(1, 10 * smaller), name: "thinning", atLeast: 1)
    let cells = try DegreeSequenceCells(self, prohibited: prohibited, required: required)
    let observed = DegreeSequenceObserved(
      overlaps: try await overlaps(cores: cores), freedom: try DegreeSequenceFreedom(cells))
    let tallies = try await Parallel(cores: cores, progress: progress).fold(
      count: sampleCount, chunkCount: 32, into: DegreeSequenceTallies(count: observed.most.count)
    ) { samples in
      var seeds = SplitMix64(seed: seed &+ UInt64(samples.lowerBound) &* 0xD134_2543_DE82_EF95)
      var walk = DegreeSequenceTrades(cells, seed: seeds.next())
      var tallies = DegreeSequenceTallies(count: observed.most.count)
      walk.run(burnIn)
      for sample in samples {
        try Task.checkCancellation()
        if sample > samples.lowerBound { walk.run(thinning) }
        tallies.add(walk.network, comparedWith: observed)
      }
      return tallies
    } _: {
      $0.add($1)
    }
    return try OverlapTests(
      tallies.tests(of: observed, sampleCount: sampleCount, level: level), groupCount: groupCount,
      level: level,
      adjustment: adjustment)
  }

  private static func checked(_ value: Int, name: String, atLeast least: Int) throws(MeasureError) -> Int {
    guard least...Graph.maximumCount ~= value else {
      throw .invalidParameter(
        name: name, value: Double(value), allowed: "a number from \(least) to \(Graph.maximumCount)")
    }
    return value
  }
}

/// The pairs of the observed network, and the most members each could share.
private struct DegreeSequenceObserved: Sendable {
  let overlaps: Overlaps
  let most: [UInt32]

  init(overlaps: Overlaps, freedom: DegreeSequenceFreedom) {
    self.overlaps = overlaps
    var known: [Int: UInt32] = [:]
    most = overlaps.map { pair in
      let first = freedom.groups.classes[Int(pair.first)], second = freedom.groups.classes[Int(pair.second)]
      let kind = first * freedom.groups.count + second
      if let most = known[kind] { return most }
      // A member of one group is shared by none.
      let most = UInt32(
        freedom.mostShared(first, second, in: overlaps.graph, minimumDegree: 2))
      known[kind] = most
      return most
    }
  }
}

/// For each pair how many members the samples share: the sums, and how often they reach the observed number.
private struct DegreeSequenceTallies: Sendable {
  private var reached: [UInt32]
  private var reachedMost: [UInt32]
  private var sums: [Int]
  private var squares: [Int]

  init(count: Int) {
    reached = [UInt32](repeating: 0, count: count)
    reachedMost = reached
    sums = [Int](repeating: 0, count: count)
    squares = sums
  }

  mutating func add(_ sample: TwoModeGraph, comparedWith observed: DegreeSequenceObserved) {
    let walk = OverlapWalk(sample)
    var row = OverlapRow(groupCount: sample.groupCount)
    var index = 0
    observed.overlaps.forEachRow { first, block, places in
      guard !places.isEmpty else { return }
      row.count(first, of: walk)
      for place in places {
        let shared = row.counts[block.second[place]]
        if shared >= block.shared[place] { reached[index] += 1 }
        if shared >= observed.most[index] { reachedMost[index] += 1 }
        sums[index] += Int(shared)
        squares[index] += Int(shared) * Int(shared)
        index += 1
      }
      row.clear()
    }
  }

  mutating func add(_ other: DegreeSequenceTallies) {
    for index in sums.indices {
      reached[index] += other.reached[index]
      reachedMost[index] += other.reachedMost[index]
      sums[index] += other.sums[index]
      squares[index] += other.squares[index]
    }
  }

  func tests(of observed: DegreeSequenceObserved, sampleCount: Int, level: Double) -> [OverlapTest] {
    let samples = Double(sampleCount)
    return observed.overlaps.enumerated().map { index, pair in
      let p = Double(reached[index] + 1) / (samples + 1)
      let smallestP = Double(reachedMost[index] + 1) / (samples + 1)
      let mean = Double(sums[index]) / samples
      let variance = max(0, Double(squares[index]) / samples - mean * mean)
      // Samples that are all alike have no deviation but that of rounding.
      let isConstant = sums[index] * sums[index] == squares[index] * sampleCount
      return OverlapTest(
        pair: pair, expected: mean, standardDeviation: isConstant ? 0 : variance.squareRoot(), p: p,
        logP: log(p),
        smallestP: smallestP, adjustedP: p, cannotBeTested: smallestP >= level)
    }
  }
}
