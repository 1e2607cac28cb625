// The dependencies of sources, in Brandes's sense: what a source has to do with a vertex or arc is the sum over all
// targets of the part of the shortest paths that leads through it. Added up over all sources they are betweenness.

extension Graph {
  /// The dependencies of sources on each vertex, added up over the sources; one given twice counts twice.
  func dependencies(
    of sources: [Vertex], weights: ArcWeights?, parallel: Parallel
  ) async throws -> [Double] {
    try checkDependencies(of: sources, weights: weights)
    if let weights {
      return try await search(from: sources, weights: weights, forArcs: false, parallel: parallel)
    }
    let layout = BetweennessLayout(self)
    let sums = try await search(layout, from: sources, forArcs: false, parallel: parallel)
    var dependencies = [Double](repeating: 0, count: vertexCount)
    for place in sums.indices { dependencies[Int(layout.vertices[place])] = sums[place] }
    return dependencies
  }

  /// The dependencies of all vertices on each arc, added up.
  func arcDependencies(weights: ArcWeights?, parallel: Parallel) async throws -> [Double] {
    try checkDependencies(of: [], weights: weights)
    if let weights {
      return try await search(from: Array(vertices), weights: weights, forArcs: true, parallel: parallel)
    }
    let layout = BetweennessLayout(self, hasArcs: true)
    let sums = try await search(layout, from: Array(vertices), forArcs: true, parallel: parallel)
    var dependencies = [Double](repeating: 0, count: arcCount)
    for slot in sums.indices { dependencies[Int(layout.onward.arcs[slot])] += sums[slot] }
    // The edge of a leaf, which the layout leaves out, joins the leaf and all others of its component, both ways.
    let components = weaklyConnectedComponents()
    let sizes = components.sizes
    for vertex in vertices where layout.isLeaf[vertex] {
      for slot in forward.slots(of: vertex) where forward.neighbours[slot] != vertex {
        dependencies[Int(forward.arcs[slot])] = 2 * Double(sizes[Int(components.labels[Int(vertex)])] - 1)
      }
    }
    return dependencies
  }

  /// Without weights: the sums by place of the layout, or by slot.
  private func search(
    _ layout: BetweennessLayout, from sources: [Vertex], forArcs: Bool, parallel: Parallel
  ) async throws -> [Double] {
    let searches = layout.searches(from: sources)
    let zero = [Double](repeating: 0, count: forArcs ? layout.onward.places.count : layout.count)
    return try await parallel.fold(
      count: searches.count, chunkCount: chunkCount(searches: searches.count), into: zero
    ) { chunk in
      try layout.dependencies(of: searches[chunk], forArcs: forArcs)
    } _: { sums, part in
      for index in 0..<part.count { sums[index] += part[index] }
    }
  }

  private func search(
    from sources: [Vertex], weights: ArcWeights, forArcs: Bool, parallel: Parallel
  ) async throws -> [Double] {
    let zero = [Double](repeating: 0, count: forArcs ? arcCount : vertexCount)
    return try await parallel.fold(
      count: sources.count, chunkCount: chunkCount(searches: sources.count), into: zero
    ) { chunk in
      try dependencies(of: sources[chunk], weights: weights, forArcs: forArcs)
    } _: { sums, part in
      for index in 0..<part.count { sums[index] += part[index] }
    }
  }

  private func dependencies(
    of sources: ArraySlice<Vertex>, weights: ArcWeights, forArcs: Bool
  ) throws -> Column<Double> {
    var search = DependencySearch(graph: self, weights: weights, forArcs: forArcs)
    for source in sources {
      try Task.checkCancellation()
      try search.add(source)
    }
    return forArcs ? Column(search.arcSums.copy()) : Column(search.vertexSums.copy())
  }

  private func checkDependencies(of sources: [Vertex], weights: ArcWeights?) throws(MeasureError) {
    try check(sources)
    try checkOwn(weights)
    guard let weights else { return }
    for arc in 0..<arcCount where weights.byArc[arc] == 0 {
      throw .invalidParameter(name: "weights", value: 0, allowed: "weights above 0")
    }
  }

  /// Into how many chunks to divide searches over the whole graph. Each chunk makes buffers of its own, so it should
  /// have several searches to do, and a hundred thousand steps.
  func chunkCount(searches: Int) -> Int {
    let steps = Double(searches) * Double(vertexCount + arcCount)
    return min(64, (searches + 3) / 4, 1 + Int(min(64, steps / 100_000)))
  }
}

extension BetweennessLayout {
  /// The dependencies of sources, added up, by place or by slot.
  fileprivate func dependencies(of sources: ArraySlice<Source>, forArcs: Bool) throws -> Column<Double> {
    var search = BetweennessSearch(layout: self, forArcs: forArcs)
    for source in sources {
      try Task.checkCancellation()
      try search.add(source)
    }
    return forArcs ? Column(search.slotSums.copy()) : Column(search.sums.copy())
  }
}
