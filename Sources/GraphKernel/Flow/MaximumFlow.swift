/// A flow of the greatest value between two vertices, or two sets of vertices, and a minimum cut, which proves it.
public struct MaximumFlow: Hashable, Sendable {
  /// The flow that leaves the sources: the sum of the capacities of `cutArcs`, added in their order. Infinite if the
  /// sum is beyond what a `Double` holds.
  public let value: Double
  /// The flow along each arc, from 0 to its capacity; along an edge negative where it runs from the edge's target to
  /// its source.
  public let flows: [Double]
  /// The vertices on the sources' side of the minimum cut, ascending. There may be several minimum cuts; this is the
  /// one with the fewest vertices on this side.
  public let sourceSide: [Graph.Vertex]
  /// The arcs that lead from the sources' side to the other, ascending. Arcs of capacity 0 count.
  public let cutArcs: [Graph.Arc]
}

extension Graph {
  /// The greatest flow from one vertex to another, where no arc carries more than its capacity.
  ///
  /// L. R. Ford and D. R. Fulkerson, 'Maximal flow through a network', Canadian Journal of Mathematics 8 (1956); by
  /// the algorithm of E. A. Dinic, 'Algorithm for solution of a problem of maximum flow in networks with power
  /// estimation', Soviet Mathematics Doklady 11 (1970), with levels from both ends.
  ///
  /// Arcs are walked in their direction; an edge carries its capacity either way. Parallel arcs add up, self-loops
  /// carry nothing. Where the target cannot be reached the flow is 0.
  ///
  /// - Parameter capacities: The capacity of each arc.
  /// - Throws: `MeasureError.indexOutOfRange`, `.weightsOfAnotherGraph`; `.invalidParameter` if the source is the
  ///   target.
  /// - Complexity: O(n² m) time at most, O(m √m) for unit capacities, in practice a few searches; O(n + m) memory.
  ///
  /// ## Example
  ///
  ///     let pipes: [(source: UInt32, target: UInt32)] = [(0, 1), (0, 2), (1, 2), (1, 3), (2, 3)]
  ///     let network = try Graph(vertexCount: 4, arcs: pipes)
  ///     let capacities = try network.weights([3, 2, 5, 2, 2])
  ///     let flow = try network.maximumFlow(from: 0, to: 3, capacities: capacities)
  ///     // flow.value == 4
  ///     // flow.cutArcs == [3, 4]
  public func maximumFlow(
    from source: Vertex, to target: Vertex, capacities: ArcWeights
  ) throws(MeasureError) -> MaximumFlow {
    try maximumFlow(from: [source], to: [target], capacities: capacities)
  }

  /// The greatest flow from a set of vertices to another, where no arc carries more than its capacity.
  ///
  /// Each source may send, and each target take, any amount. As for two vertices otherwise. An empty set gives a flow
  /// of 0; with no sources the sources' side is empty.
  ///
  /// - Parameter capacities: The capacity of each arc.
  /// - Throws: `MeasureError.indexOutOfRange`, `.weightsOfAnotherGraph`; `.invalidParameter` if a vertex is both a
  ///   source and a target.
  /// - Complexity: As for two vertices.
  public func maximumFlow(
    from sources: [Vertex], to targets: [Vertex], capacities: ArcWeights
  ) throws(MeasureError) -> MaximumFlow {
    let terminals = try FlowTerminals(sources, targets, in: self)
    try checkOwn(capacities)
    let cut = minimumArcCut(terminals, capacities: capacities.byArc)
    return MaximumFlow(
      value: cut.arcs.reduce(0) { $0 + capacities.byArc[$1] },
      flows: cut.network.flows(capacities: capacities.byArc), sourceSide: cut.sourceSide, cutArcs: cut.arcs)
  }

  /// A network filled with a maximum flow, and its minimum cut.
  struct FilledNetwork: ~Copyable {
    let network: ArcNetwork
    let sourceSide: [Vertex]
    let arcs: [Arc]
  }

  /// - Parameter capacities: By arc; nil for 1 each.
  func minimumArcCut(_ terminals: FlowTerminals, capacities: Column<Double>?) -> FilledNetwork {
    var search = Dinic(
      ArcNetwork(self, capacities: capacities), from: terminals.sources, to: terminals.targets)
    search.run()
    search.completeSourceSide()
    let sourceSide = search.sourceSide.sorted()
    var arcs: [Arc] = []
    for vertex in sourceSide {
      for slot in forward.slots(of: vertex) where !search.isOnSourceSide(forward.neighbours[slot]) {
        arcs.append(forward.arcs[slot])
      }
    }
    return FilledNetwork(network: search.network, sourceSide: sourceSide, arcs: arcs.sorted())
  }
}
