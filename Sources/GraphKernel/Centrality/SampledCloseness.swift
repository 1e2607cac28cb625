#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Closeness and harmonic centrality estimated from pivots.
public struct ClosenessSample: Hashable, Sendable {
  /// The estimate of the closeness of each vertex; 0 for one that no path joins to a pivot.
  public let closeness: [Double]
  /// The estimate of the harmonic centrality of each vertex.
  public let harmonic: [Double]
  /// The vertices whose distances were counted, in the order drawn.
  public let pivots: [Graph.Vertex]
  /// Where all vertices are joined, the mean distance of no vertex is further from the truth than this part of the
  /// longest distance, with probability `confidence`.
  public let errorShare: Double
  /// The probability, over all draws of pivots, that the bound holds for all vertices at once.
  public let confidence: Double
}

extension Graph {
  /// Closeness and harmonic centrality of each vertex, estimated from its distances to pivots drawn at random.
  ///
  /// D. Eppstein and J. Wang, 'Fast approximation of centrality', Journal of Graph Algorithms and Applications 8 (2004),
  /// with the bound of W. Hoeffding ('Probability inequalities for sums of bounded random variables', JASA 58, 1963).
  /// The pivots are drawn evenly without repetition; with all vertices as pivots the values are exact. Conventions are
  /// those of `closeness` scaled by reach and of `harmonicCentrality`.
  ///
  /// - Parameters:
  ///   - direction: Whether distances count to a vertex, from it, or as if arcs led both ways.
  ///   - pivotCount: The number of pivots, from 1 to the number of vertices.
  ///   - weights: The length of each arc; nil counts hops.
  ///   - seed: Seeds the draw: the same seed gives the same pivots.
  ///   - confidence: The probability with which the bound is to hold, between 0 and 1.
  ///   - cores: How many cores to use, nil for all. The result has the same bits on any number.
  ///   - progress: Told how many pivots are done.
  /// - Throws: `MeasureError.weightsOfAnotherGraph`, `.invalidParameter`; `CancellationError`.
  /// - Complexity: O(k (m + n log n)) time for k pivots, O(k / 64 · m) as a rule by hops; O(n) space for each core.
  ///
  /// ## Example
  ///
  ///     let path = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)], isDirected: false)
  ///     let sample = try await path.sampledCloseness(pivotCount: 3, weights: path.unitWeights)
  ///     // sample.closeness == [2.0 / 3, 1, 2.0 / 3]
  ///     // sample.errorShare == 0
  public func sampledCloseness(
    _ direction: ArcDirection = .incoming, pivotCount: Int, weights: ArcWeights? = nil, seed: UInt64 = 1,
    confidence: Double = 0.95, cores: Int? = nil, progress: ProgressHandler? = nil
  ) async throws -> ClosenessSample {
    guard pivotCount > 0, pivotCount <= vertexCount else {
      throw MeasureError.invalidParameter(
        name: "pivotCount", value: Double(pivotCount), allowed: "a number from 1 to \(vertexCount)")
    }
    guard confidence > 0, confidence < 1 else {
      throw MeasureError.invalidParameter(
        name: "confidence", value: confidence, allowed: "a number between 0 and 1")
    }
    let pivots = drawn(pivotCount, seed: seed)
    let totals = try await distanceTotals(
      direction, from: pivots, weights: weights, parallel: Parallel(cores: cores, progress: progress))
    let scale = Double(vertexCount) / Double(pivotCount)
    let closeness = (0..<vertexCount).map { vertex -> Double in
      let count = totals.counts[vertex]
      guard count > 0 else { return 0 }
      return count / totals.sums[vertex] * min(1, count * scale / Double(vertexCount - 1))
    }
    let deviation = (log(2 * Double(vertexCount) / (1 - confidence)) / (2 * Double(pivotCount))).squareRoot()
    return ClosenessSample(
      closeness: closeness, harmonic: (0..<vertexCount).map { totals.reciprocalSums[$0] * scale },
      pivots: pivots, errorShare: pivotCount == vertexCount ? 0 : min(1, deviation), confidence: confidence)
  }
}
