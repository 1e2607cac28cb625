/// Arcs whose removal parts sources from targets.
public struct EdgeCut: Hashable, Sendable {
  /// The sum of the weights of the arcs, added in their order. Infinite if beyond what a `Double` holds.
  public let weight: Double
  /// The arcs, ascending.
  public let arcs: [Graph.Arc]
  /// The vertices on the sources' side, ascending: all arcs that leave them for others are in the cut.
  public let sourceSide: [Graph.Vertex]
}

extension Graph {
  /// The arcs of least total weight without which no path leads from one vertex to another.
  ///
  /// By the theorem of Ford and Fulkerson (L. R. Ford and D. R. Fulkerson, 'Maximal flow through a network', Canadian
  /// Journal of Mathematics 8, 1956) that weight is the maximum flow. Of several minimum cuts it is the one with the
  /// fewest vertices on the source's side. Parallel arcs must all be cut, self-loops never. Where no path leads there
  /// is nothing to cut.
  ///
  /// - Parameter weights: What it costs to cut each arc; nil for 1 each.
  /// - Throws: `MeasureError.indexOutOfRange`, `.weightsOfAnotherGraph`; `.invalidParameter` if the source is the
  ///   target.
  /// - Complexity: That of `maximumFlow(from:to:capacities:)`.
  ///
  /// ## Example
  ///
  ///     let ties: [(source: UInt32, target: UInt32)] = [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 5), (5, 3)]
  ///     let circles = try Graph(vertexCount: 6, arcs: ties, isDirected: false)
  ///     let cut = try circles.minimumEdgeCut(from: 0, to: 5)
  ///     // cut.arcs == [3]
  ///     // cut.sourceSide == [0, 1, 2]
  public func minimumEdgeCut(
    from source: Vertex, to target: Vertex, weights: ArcWeights? = nil
  ) throws(MeasureError) -> EdgeCut {
    try minimumEdgeCut(from: [source], to: [target], weights: weights)
  }

  /// The arcs of least total weight without which no path leads from any of one set of vertices to any of another.
  ///
  /// An empty set needs no cut. As for two vertices otherwise.
  ///
  /// - Parameter weights: What it costs to cut each arc; nil for 1 each.
  /// - Throws: `MeasureError.indexOutOfRange`, `.weightsOfAnotherGraph`; `.invalidParameter` if a vertex is both a
  ///   source and a target.
  /// - Complexity: That of `maximumFlow(from:to:capacities:)`.
  public func minimumEdgeCut(
    from sources: [Vertex], to targets: [Vertex], weights: ArcWeights? = nil
  ) throws(MeasureError) -> EdgeCut {
    let terminals = try FlowTerminals(sources, targets, in: self)
    try checkOwn(weights)
    let cut = minimumArcCut(terminals, capacities: weights?.byArc)
    let weight = weights.map { weights in cut.arcs.reduce(0) { $0 + weights.byArc[$1] } }
    return EdgeCut(weight: weight ?? Double(cut.arcs.count), arcs: cut.arcs, sourceSide: cut.sourceSide)
  }
}
