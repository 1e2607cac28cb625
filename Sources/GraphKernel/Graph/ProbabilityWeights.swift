#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Probabilities as weights: the lightest path is the one whose arcs' probabilities have the largest product.
///
/// A probability weighs -ln(p), rounded to a multiple of 2^-32. Sums of such weights are exact, so that paths of the
/// same probabilities in another order weigh the same; a product comes back with a relative error of at most 2^-33 an arc.
public enum Unlikeliness {
  private static let grid = 4_294_967_296.0

  /// The weight of a probability in (0, 1]; infinite for 0, not a number for what is no probability.
  public static func weight(of probability: Double) -> Double {
    guard probability >= 0, probability <= 1 else { return .nan }
    return (-log(probability) * grid).rounded() / grid
  }

  /// The probability of a weight, or of the sum of several.
  public static func probability(of weight: Double) -> Double { exp(-weight) }
}

extension Graph {
  /// Lays out probabilities as weights, so that a lightest path is a likeliest one.
  ///
  /// ## Example
  ///
  ///     let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2), (0, 2)])
  ///     let weights = try graph.weights(probabilities: [0.5, 0.5, 0.2])
  ///     let query = PathQuery(from: [0], to: [2])
  ///     let likeliest = try LooplessPaths(query, in: graph, weights: weights).shortest(1)
  ///     // likeliest.paths.first?.vertices == [0, 1, 2]
  ///
  /// - Parameter probabilities: For each arc the chance that it carries, above 0 and at most 1, independent of the
  ///   others.
  /// - Throws: `PathQueryError.weightCount`, `.invalidProbability`. An arc that never carries is left out of the graph, or
  ///   avoided by a mask.
  /// - Complexity: O(n + m) time; 24 bytes an arc.
  public func weights(probabilities: some Collection<Double>) throws(PathQueryError) -> ArcWeights {
    for (arc, probability) in probabilities.enumerated() where !(probability > 0 && probability <= 1) {
      throw .invalidProbability(probability, arc: Arc(truncatingIfNeeded: arc))
    }
    return try weights(probabilities.map(Unlikeliness.weight))
  }
}
