extension Graph {
  /// The probability that any of `sources` reaches any of `targets` where each arc, and if so asked each vertex, works
  /// with a probability of its own, all independent.
  ///
  /// Two-terminal reliability, also called source-target or s-t reliability. Computing it is #P-complete (L. G.
  /// Valiant, 'The complexity of enumeration and reliability problems', SIAM Journal on Computing 8, 1979). The
  /// question is first made smaller by rules that keep its answer: what lies on no path goes, parallel arcs and arcs
  /// in series become one. The rest is decided arc by arc along a narrow frontier, and decisions with the same
  /// consequence are followed together (G. Hardy, C. Lucet and N. Limnios, 'K-terminal network reliability measures
  /// with binary decision diagrams', IEEE Transactions on Reliability 56, 2007), here for directed graphs too.
  ///
  /// A vertex that is both source and target reaches itself, if it works. The arcs of a directed graph are walked
  /// one way; an edge works or fails as a whole and is walked either way. Parallel arcs are independent. Self-loops
  /// have no effect. A path over a vertex or arc that constraints forbid does not count.
  ///
  /// - Parameters:
  ///   - sources: Where a path may start, at least one.
  ///   - targets: Where a path may end, at least one.
  ///   - probabilities: By arc, the probability that it works, from 0 to 1.
  ///   - vertexProbabilities: By vertex, the probability that it works; nil if none fails. A source or target that
  ///     fails is of no use.
  ///   - constraints: What a path may not use.
  ///   - stepLimit: How many decisions may be made in all states together. A million take about a
  ///     second.
  /// - Returns: A probability. Its error is that of rounding.
  /// - Throws: `MeasureError.indexOutOfRange`, `.columnCount`, `.invalidParameter`, and `.tooLarge` if the step
  ///   limit or 16 vertices at the frontier do not suffice; see `estimatedReliability`.
  /// - Complexity: Linear in the arcs, but for a logarithm, where the graph reduces to one arc, as trees and
  ///   series-parallel graphs do. Otherwise exponential in the width of the frontier, linear in the length of
  ///   the graph.
  ///
  /// ## Example
  ///
  ///     let square = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 3), (0, 2), (2, 3)], isDirected: false)
  ///     let reliability = try square.reliability(from: [0], to: [3], probabilities: [0.5, 0.5, 0.5, 0.5])
  ///     // reliability == 0.4375
  public func reliability(
    from sources: [Vertex], to targets: [Vertex], probabilities: [Double],
    vertexProbabilities: [Double]? = nil, constraints: PathConstraints = PathConstraints(),
    stepLimit: Int = 5_000_000
  ) throws(MeasureError) -> Double {
    let network = try ReachNetwork(
      graph: self, sources: sources, targets: targets, probabilities: probabilities,
      vertexProbabilities: vertexProbabilities, constraints: constraints)
    return try network.reliability(stepLimit: stepLimit)
  }
}

extension ReachNetwork {
  /// The exact answer.
  func reliability(stepLimit: Int) throws(MeasureError) -> Double {
    var steps = max(stepLimit, 0)
    guard let probability = ReachFrontier.probability(ReachReduction(self), steps: &steps) else {
      throw .tooLarge("the number of decisions", limit: stepLimit)
    }
    return probability
  }
}
