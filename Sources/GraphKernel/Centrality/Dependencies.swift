// The dependencies of sources, in Brandes's sense: what a source has to do with a vertex or arc is the sum over all
// targets of the part of the shortest paths that leads through it. Added up over all sources they are betweenness.

extension Graph {
  /// The dependencies of sources on each vertex, added up over the sources; one given twice counts twice.
  func dependencies(
    of sources: [Vertex], weights: ArcWeights?, parallel: Parallel
  ) async throws -> [Double] {
    try checkDependencies(of: sources, weights: weights)
    guard weights == nil else {
      return try await search(from: sources, weights: weights, forArcs: false, parallel: parallel)
    }
    let layout = BetweennessLayout(self)
    let searches = layout.searches(from: sources)
    let sums = [Double](repeating: 0, count: vertexCount)
    return try await parallel.fold(
      count: searches.count, chunkCount: chunkCount(searches: searches.count), into: sums
    ) { chunk in
      try layout.dependencies(of: searches[chunk])
    } _: { sums, part in
      for place in 0..<part.count { sums[Int(layout.vertices[place])] += part[place] }
    }
  }

  /// The dependencies of sources on each arc, added up over the sources.
  func arcDependencies(
    of sources: [Vertex], weights: ArcWeights?, parallel: Parallel
  ) async throws -> [Double] {
    try checkDependencies(of: sources, weights: weights)
    return try await search(from: sources, weights: weights, forArcs: true, parallel: parallel)
  }

  private func search(
    from sources: [Vertex], weights: ArcWeights?, forArcs: Bool, parallel: Parallel
  ) async throws -> [Double] {
    let sums = [Double](repeating: 0, count: forArcs ? arcCount : vertexCount)
    return try await parallel.fold(
      count: sources.count, chunkCount: chunkCount(searches: sources.count), into: sums
    ) { chunk in
      try dependencies(of: sources[chunk], weights: weights, forArcs: forArcs)
    } _: { sums, part in
      for index in 0..<part.count { sums[index] += part[index] }
    }
  }

  private func dependencies(
    of sources: ArraySlice<Vertex>, weights: ArcWeights?, forArcs: Bool
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
  /// The dependencies of sources, added up, by place.
  fileprivate func dependencies(of sources: ArraySlice<Source>) throws -> Column<Double> {
    var search = BetweennessSearch(layout: self)
    for source in sources {
      try Task.checkCancellation()
      try search.add(source)
    }
    return Column(search.sums.copy())
  }
}
