/// What disjoint paths may not share.
public enum DisjointPathKind: String, CaseIterable, Hashable, Sendable {
  /// Vertices, but for the two ends; nor arcs.
  case vertex
  /// Arcs; an edge counts as one whichever way it is walked.
  case arc
}

extension Graph {
  /// Disjoint paths from one vertex to another of the least total weight: as many as asked for, or as there are.
  ///
  /// J. W. Suurballe, 'Disjoint paths in a network', Networks 4 (1974), and R. Bhandari, 'Survivable Networks' (1999),
  /// as a flow of least cost by successive shortest paths (J. Edmonds and R. M. Karp, 'Theoretical improvements in
  /// algorithmic efficiency for network flow problems', Journal of the ACM 19, 1972). The set is best as a whole: the
  /// shortest path need not be in it. There may be several best sets; the same one is found each time.
  ///
  /// The paths are loopless and stand in the order of paths. Parallel arcs are different arcs, so that each arc from
  /// the source straight to the target is a path of its own. Self-loops are never walked.
  ///
  /// - Parameters:
  ///   - count: How many paths, from 0.
  ///   - kind: What they may not share.
  ///   - weights: The weight of each arc; nil for 1 each.
  /// - Throws: `MeasureError.indexOutOfRange`, `.weightsOfAnotherGraph`; `.invalidParameter` if the source is the
  ///   target or the count is negative.
  /// - Complexity: O(k (m + n) log n) time for k paths, O(n + m) memory. Sums of weights are rounded: sets that differ
  ///   by less than that are as good as each other.
  ///
  /// ## Example
  ///
  ///     let roads: [(source: UInt32, target: UInt32)] = [(0, 1), (1, 2), (2, 5), (0, 3), (3, 2), (1, 4), (4, 5)]
  ///     let map = try Graph(vertexCount: 6, arcs: roads, isDirected: false)
  ///     let lengths = try map.weights([1, 1, 1, 2, 2, 2, 2])
  ///     let pair = try map.disjointPaths(from: 0, to: 5, count: 2, weights: lengths)
  ///     // pair.map(\.vertices) == [[0, 1, 4, 5], [0, 3, 2, 5]]
  ///     // pair.map(\.weight) == [5, 5]
  public func disjointPaths(
    from source: Vertex, to target: Vertex, count: Int, kind: DisjointPathKind = .vertex,
    weights: ArcWeights? = nil
  ) throws(MeasureError) -> [Path] {
    _ = try FlowTerminals([source], [target], in: self)
    guard count >= 0 else {
      throw .invalidParameter(name: "count", value: Double(count), allowed: "a whole number from 0")
    }
    try checkOwn(weights)
    let weights = weights ?? unitWeights
    let routes: [[Arc]]
    switch kind {
    case .vertex:
      var flow = CheapestFlow(
        SplitNetwork(self, capacities: nil, arcCapacity: 1), from: SplitNetwork.exit(of: source),
        to: SplitNetwork.entry(of: target), costs: weights.byArc)
      routes = flow.routes(count: count)
    case .arc:
      var flow = CheapestFlow(
        ArcNetwork(self, capacities: nil), from: source, to: target, costs: weights.byArc)
      routes = flow.routes(count: count)
    }
    return routes.map { looplessPath(along: $0, from: source, weights: weights) }.sorted()
  }

  /// How many disjoint paths there are from one vertex to another.
  ///
  /// K. Menger, 'Zur allgemeinen Kurventheorie', Fundamenta Mathematicae 10 (1927): as many that share no vertex as it
  /// takes vertices to part two that are not adjacent, and as many that share no arc as it takes arcs. Parallel arcs
  /// are different arcs, so that each arc from the source straight to the target is a path of its own.
  ///
  /// - Parameter kind: What the paths may not share.
  /// - Throws: `MeasureError.indexOutOfRange`; `.invalidParameter` if the source is the target.
  /// - Complexity: O(√n m) time for `.vertex`, O(m √m) for `.arc`, in practice a few searches; O(n + m) memory.
  ///
  /// ## Example
  ///
  ///     let ties: [(source: UInt32, target: UInt32)] = [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4), (3, 5), (4, 5)]
  ///     let bowTie = try Graph(vertexCount: 6, arcs: ties, isDirected: false)
  ///     let kinds: [DisjointPathKind] = [.vertex, .arc]
  ///     let counts = try kinds.map { try bowTie.disjointPathCount(from: 0, to: 5, kind: $0) }
  ///     // counts == [1, 2]
  public func disjointPathCount(
    from source: Vertex, to target: Vertex, kind: DisjointPathKind = .vertex
  ) throws(MeasureError) -> Int {
    _ = try FlowTerminals([source], [target], in: self)
    switch kind {
    case .vertex:
      let exit = SplitNetwork.exit(of: source)
      var search = Dinic(
        SplitNetwork(self, capacities: nil, arcCapacity: 1), from: [exit],
        to: [SplitNetwork.entry(of: target)])
      search.run()
      return search.network.unitCount(from: exit)
    case .arc:
      var search = Dinic(ArcNetwork(self, capacities: nil), from: [source], to: [target])
      search.run()
      return search.network.unitCount(from: source)
    }
  }

  /// The path along arcs, without the rounds it makes. In a flow of least cost these weigh nothing.
  private func looplessPath(along route: [Arc], from source: Vertex, weights: ArcWeights) -> Path {
    var vertices = [source]
    var arcs: [Arc] = []
    var places: [Vertex: Int] = [source: 0]
    var last = source
    for arc in route {
      last = last == sources[arc] ? targets[arc] : sources[arc]
      if let place = places[last] {
        for vertex in vertices[(place + 1)...] { places[vertex] = nil }
        vertices.removeSubrange((place + 1)...)
        arcs.removeSubrange(place...)
      } else {
        places[last] = vertices.count
        vertices.append(last)
        arcs.append(arc)
      }
    }
    return Path(vertices: vertices, arcs: arcs, weight: arcs.reduce(0) { $0 + weights.byArc[$1] })
  }
}

extension FlowNetwork where Self: ~Copyable {
  /// How many units of flow leave a node that none enters.
  func unitCount(from node: UInt32) -> Int {
    let row = outgoing(from: node)
    return (0..<row.count).count { carriesUnit(residualArc(in: row, at: $0)) }
  }
}
