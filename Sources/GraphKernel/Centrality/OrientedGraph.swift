extension Graph {
  /// The graph in which the arcs a measure looks at are the incoming ones, with the weights laid out for it; for both
  /// directions the undirected graph of the same arcs.
  func oriented(_ direction: ArcDirection, weights: ArcWeights?) -> (graph: Graph, weights: ArcWeights?) {
    guard isDirected else { return (self, weights) }
    switch direction {
    case .incoming: return (self, weights)
    case .outgoing: return (reversed, weights?.reversed)
    case .both:
      let rows = Rows(vertexCount: vertexCount, edgesBetween: sources, and: targets)
      let graph = Graph(
        vertexCount: vertexCount, isDirected: false, sources: sources, targets: targets, forward: rows,
        reverse: rows)
      let laidOut = weights.map { weights in
        let column = rows.column(weights.byArc)
        return ArcWeights(
          byArc: weights.byArc, forward: column, reverse: column, layout: rows.arcs, reverseLayout: rows.arcs)
      }
      return (graph, laidOut)
    }
  }
}
