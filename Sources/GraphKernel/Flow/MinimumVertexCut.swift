/// Vertices whose removal parts sources from targets.
public struct VertexCut: Hashable, Sendable {
  /// The sum of the weights of the vertices, added in their order. Infinite if beyond what a `Double` holds.
  public let weight: Double
  /// The vertices, ascending; none of them a source or a target.
  public let vertices: [Graph.Vertex]
  /// The vertices that can still be reached from the sources, ascending; the sources are among them.
  public let sourceSide: [Graph.Vertex]
}

extension Graph {
  /// The vertices of least total weight without which no path leads from one vertex to another; nil if an arc leads
  /// from the source to the target, for then there are none.
  ///
  /// K. Menger, 'Zur allgemeinen Kurventheorie', Fundamenta Mathematicae 10 (1927): with weights of 1 there are as
  /// many as paths that share no vertex but their ends. Found as a maximum flow through vertices of that capacity. Of
  /// several minimum cuts it is the one nearest to the source. Parallel arcs and self-loops make no difference. Where
  /// no path leads there is nothing to cut.
  ///
  /// - Parameter vertexWeights: What it costs to remove each vertex, finite and not negative; nil for 1 each. Those of
  ///   source and target are not used.
  /// - Throws: `MeasureError.indexOutOfRange`; `.columnCount`, `.invalidParameter` for the weights; `.invalidParameter`
  ///   if the source is the target.
  /// - Complexity: O(√n m) time for weights of 1, O(n² m) otherwise, in practice a few searches; O(n + m) memory.
  ///
  /// ## Example
  ///
  ///     let ties: [(source: UInt32, target: UInt32)] = [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4), (3, 5), (4, 5)]
  ///     let bowTie = try Graph(vertexCount: 6, arcs: ties, isDirected: false)
  ///     let cut = try bowTie.minimumVertexCut(from: 0, to: 5)
  ///     // cut?.vertices == [3]
  ///     // cut?.sourceSide == [0, 1, 2]
  public func minimumVertexCut(
    from source: Vertex, to target: Vertex, vertexWeights: [Double]? = nil
  ) throws(MeasureError) -> VertexCut? {
    try minimumVertexCut(from: [source], to: [target], vertexWeights: vertexWeights)
  }

  /// The vertices of least total weight without which no path leads from any of one set of vertices to any of another;
  /// nil if an arc leads from a source to a target.
  ///
  /// Sources and targets themselves are never removed. An empty set needs no cut. As for two vertices otherwise.
  ///
  /// - Parameter vertexWeights: What it costs to remove each vertex, finite and not negative; nil for 1 each.
  /// - Throws: `MeasureError.indexOutOfRange`; `.columnCount`, `.invalidParameter` for the weights; `.invalidParameter`
  ///   if a vertex is both a source and a target.
  /// - Complexity: As for two vertices.
  public func minimumVertexCut(
    from sources: [Vertex], to targets: [Vertex], vertexWeights: [Double]? = nil
  ) throws(MeasureError) -> VertexCut? {
    let terminals = try FlowTerminals(sources, targets, in: self)
    if let vertexWeights { try checkVertexWeights(vertexWeights) }
    guard !areAdjacent(terminals) else { return nil }
    var search = vertexFlow(terminals, vertexWeights: vertexWeights)
    search.completeSourceSide()

    var (vertices, sourceSide): ([Vertex], [Vertex]) = ([], [])
    for node in search.sourceSide.sorted() {
      let vertex = node / 2
      if node == SplitNetwork.exit(of: vertex) {
        sourceSide.append(vertex)
      } else if !search.isOnSourceSide(SplitNetwork.exit(of: vertex)) {
        vertices.append(vertex)
      }
    }
    let weight = vertexWeights.map { weights in vertices.reduce(0) { $0 + weights[Int($1)] } }
    return VertexCut(weight: weight ?? Double(vertices.count), vertices: vertices, sourceSide: sourceSide)
  }

  private func checkVertexWeights(_ weights: [Double]) throws(MeasureError) {
    guard weights.count == vertexCount else {
      throw .columnCount(column: "vertexWeights", expected: vertexCount, actual: weights.count)
    }
    for weight in weights where !(weight >= 0 && weight.isFinite) {
      throw .invalidParameter(name: "a vertex weight", value: weight, allowed: "a finite number from 0")
    }
  }

  /// Whether an arc leads from a source to a target.
  func areAdjacent(_ terminals: FlowTerminals) -> Bool {
    let targets = Set(terminals.targets)
    return terminals.sources.contains { source in
      forward.slots(of: source).contains { targets.contains(forward.neighbours[$0]) }
    }
  }

  /// A maximum flow through vertices from sources to targets that are not adjacent.
  func vertexFlow(_ terminals: FlowTerminals, vertexWeights: [Double]?) -> Dinic<SplitNetwork> {
    let network = SplitNetwork(self, capacities: vertexWeights, arcCapacity: .infinity)
    var search = Dinic(
      network, from: terminals.sources.map(SplitNetwork.exit), to: terminals.targets.map(SplitNetwork.entry))
    search.run()
    return search
  }
}
