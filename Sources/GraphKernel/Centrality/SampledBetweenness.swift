#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Betweenness estimated from pivots.
public struct BetweennessSample: Hashable, Sendable {
  /// The estimate for each vertex.
  public let values: [Double]
  /// The vertices from which shortest paths were counted, in the order drawn.
  public let pivots: [Graph.Vertex]
  /// With probability `confidence` no estimate is further than this from the betweenness of its vertex.
  public let errorBound: Double
  /// The probability, over all draws of pivots, that the bound holds for all vertices at once.
  public let confidence: Double
}

extension Graph {
  /// Betweenness of each vertex, estimated from the shortest paths that begin at given pivots.
  ///
  /// U. Brandes and C. Pich, 'Centrality estimation in large networks', International Journal of Bifurcation and Chaos
  /// 17 (2007). The mean over the pivots stands for the mean over all vertices: with all vertices as pivots the
  /// estimate is betweenness. A pivot given twice counts twice. Conventions as for `betweenness`.
  ///
  /// - Parameters:
  ///   - pivots: At least one vertex.
  ///   - weights: The length of each arc, above 0; 1 if nil.
  ///   - isNormalized: Whether to divide by the number of pairs of other vertices.
  ///   - cores: How many cores to use, nil for all. The result has the same bits on any number.
  ///   - progress: Told how many pivots are done.
  /// - Throws: As `betweenness`, and `MeasureError.indexOutOfRange`, `.invalidParameter` if there is no pivot.
  /// - Complexity: O(k m) time for k pivots, O(k (m + n log n)) with weights; O(n) space for each core, O(m) for all.
  ///
  /// ## Example
  ///
  ///     let path = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 2), (2, 3)], isDirected: false)
  ///     let betweenness = try await path.betweenness(fromPivots: [0, 3])
  ///     // betweenness == [0, 3, 3, 0]
  public func betweenness(
    fromPivots pivots: [Vertex], weights: ArcWeights? = nil, isNormalized: Bool = false, cores: Int? = nil,
    progress: ProgressHandler? = nil
  ) async throws -> [Double] {
    guard !pivots.isEmpty else {
      throw MeasureError.invalidParameter(
        name: "the number of pivots", value: 0, allowed: "at least one pivot")
    }
    let sums = try await dependencies(
      of: pivots, weights: weights, parallel: Parallel(cores: cores, progress: progress))
    let divisor = betweennessDivisor(isNormalized: isNormalized)
    let factor = Double(vertexCount) / Double(pivots.count)
    return sums.map { $0 * factor / divisor }
  }

  /// Betweenness of each vertex, estimated from pivots drawn at random, with a bound on the error.
  ///
  /// The pivots are drawn evenly and without repetition. What a vertex gets from a pivot lies between 0 and n - 2, so
  /// by Hoeffding's inequality, added up over the vertices, the estimates of all vertices divided by n (n - 2) are
  /// with probability c within sqrt(ln(2 n / (1 - c)) / (2 k)) of the truth for k pivots (W. Hoeffding, 'Probability
  /// inequalities for sums of bounded random variables', JASA 58, 1963, whose section 6 treats drawing without
  /// repetition; for pivots U. Brandes and C. Pich 2007). Most errors are much smaller. If all vertices are drawn the
  /// bound is 0, up to rounding.
  ///
  /// - Parameters:
  ///   - pivotCount: The number of pivots, from 1 to the number of vertices.
  ///   - seed: Seeds the draw: the same seed gives the same pivots.
  ///   - confidence: The probability c with which the bound is to hold, between 0 and 1.
  ///   - weights: The length of each arc, above 0; 1 if nil.
  ///   - isNormalized: Whether to divide values and bound by the number of pairs of other vertices.
  ///   - cores: How many cores to use, nil for all. The result has the same bits on any number.
  ///   - progress: Told how many pivots are done.
  /// - Throws: As `betweenness`, and `MeasureError.invalidParameter` for a number of pivots or a confidence outside
  ///   its range, whence for any number of pivots of the empty graph.
  /// - Complexity: O(n + k m) time for k pivots, O(n + k (m + n log n)) with weights; O(n) space for each core, O(m)
  ///   for all.
  ///
  /// ## Example
  ///
  ///     let path = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 2), (2, 3)], isDirected: false)
  ///     let sample = try await path.sampledBetweenness(pivotCount: 4)
  ///     // sample.values == [0, 2, 2, 0]
  ///     // sample.errorBound == 0
  public func sampledBetweenness(
    pivotCount: Int, seed: UInt64 = 1, confidence: Double = 0.95, weights: ArcWeights? = nil,
    isNormalized: Bool = false, cores: Int? = nil, progress: ProgressHandler? = nil
  ) async throws -> BetweennessSample {
    guard pivotCount > 0, pivotCount <= vertexCount else {
      throw MeasureError.invalidParameter(
        name: "pivotCount", value: Double(pivotCount), allowed: "a number from 1 to \(vertexCount)")
    }
    guard confidence > 0, confidence < 1 else {
      throw MeasureError.invalidParameter(
        name: "confidence", value: confidence, allowed: "a number between 0 and 1")
    }
    let pivots = drawn(pivotCount, seed: seed)
    let values = try await betweenness(
      fromPivots: pivots, weights: weights, isNormalized: isNormalized, cores: cores, progress: progress)
    let count = Double(vertexCount)
    let deviation = (log(2 * count / (1 - confidence)) / (2 * Double(pivotCount))).squareRoot()
    let range = count * max(0, count - 2) / betweennessDivisor(isNormalized: isNormalized)
    return BetweennessSample(
      values: values, pivots: pivots, errorBound: pivotCount == vertexCount ? 0 : min(1, deviation) * range,
      confidence: confidence)
  }

  /// Vertices drawn evenly without repetition, by the first steps of a shuffle.
  func drawn(_ number: Int, seed: UInt64) -> [Vertex] {
    var generator = SplitMix64(seed: seed)
    var vertices = Array(vertices)
    for index in 0..<number {
      let rest = UInt64(truncatingIfNeeded: vertexCount - index)
      vertices.swapAt(index, index + Int(generator.next(below: rest)))
    }
    return Array(vertices.prefix(number))
  }
}
