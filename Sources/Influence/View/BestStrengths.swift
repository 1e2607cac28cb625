import Atlas
import GraphKernel

/// The strength of the best route between each entity and some others. Hubs are ends and final ties are last.
extension InfluenceView {
  /// By entity, the strength of its best route to any of some: 1 for these themselves, 0 where none leads there.
  ///
  /// - Complexity: O(ties + entities log entities)
  func strengths(to aims: [Int]) throws(RouteQueryError) -> [Double] {
    let vertices = aims.map(UInt32.init)
    return try strengths { weights, constraints throws(PathQueryError) in
      try graph.distances(to: vertices, weights: weights, constraints: constraints)
    }
  }

  /// By entity, the strength of the best route from any of some: 1 for these themselves, 0 where none leads there.
  ///
  /// - Complexity: O(ties + entities log entities)
  func strengths(from starts: [Int]) throws(RouteQueryError) -> [Double] {
    let vertices = starts.map(UInt32.init)
    return try strengths { weights, constraints throws(PathQueryError) in
      try graph.distances(from: vertices, weights: weights, constraints: constraints)
    }
  }

  private func strengths(
    _ distances: (ArcWeights, PathConstraints) throws(PathQueryError) -> [Double]
  ) throws(RouteQueryError) -> [Double] {
    let constraints = PathConstraints(terminalVertices: isHub, terminalArcs: isFinal)
    do throws(PathQueryError) {
      return try distances(graph.weights(weights(by: .strength)), constraints).map {
        $0.isFinite ? Unlikeliness.probability(of: $0) : 0
      }
    } catch {
      throw .refused("\(error)")
    }
  }
}
