/// For each vertex what its distances from other vertices come to.
struct DistanceTotals: Sendable {
  /// How many other vertices there is a path from.
  var counts: Column<Double>
  /// The sum of the distances from these.
  var sums: Column<Double>
  /// The sum of the reciprocals of these distances.
  var reciprocalSums: Column<Double>
}

extension Graph {
  /// The totals of the distances between each vertex and all others: to it if `direction` is incoming, from it if
  /// outgoing.
  func distanceTotals(
    _ direction: ArcDirection, weights: ArcWeights?, parallel: Parallel
  ) async throws -> DistanceTotals {
    try checkOwn(weights)
    // A search walks away from the other vertices, so against the direction that the vertex sees.
    let onward = rows(direction == .incoming ? .outgoing : direction == .outgoing ? .incoming : .both)
    let backward = rows(direction)
    let columns: [Column<Double>] =
      weights.map { weights in
        onward.map { $0.offsets.isIdentical(to: forward.offsets) ? weights.forward : weights.reverse }
      }
      ?? []
    // A bit of a word for each of 64 sources, or one source at a time.
    let batch = weights == nil ? 64 : 1
    let batchCount = (vertexCount + batch - 1) / batch
    let zero = (0..<3).map { _ in [Double](repeating: 0, count: vertexCount) }
    let totals = try await parallel.fold(
      count: batchCount, chunkCount: chunkCount(searches: batchCount), into: zero
    ) { batches in
      let sources = batches.lowerBound * batch..<min(vertexCount, batches.upperBound * batch)
      if weights == nil { return try hopTotals(from: sources, onward: onward, backward: backward) }
      return try weightTotals(from: sources, onward: onward, weights: columns)
    } _: { totals, part in
      for vertex in 0..<vertexCount {
        totals[0][vertex] += part.counts[vertex]
        totals[1][vertex] += part.sums[vertex]
        totals[2][vertex] += part.reciprocalSums[vertex]
      }
    }
    return DistanceTotals(
      counts: Column(totals[0]), sums: Column(totals[1]), reciprocalSums: Column(totals[2]))
  }

  /// The totals of the distances between each vertex and some sources, by weights or else by hops.
  func distanceTotals(
    _ direction: ArcDirection, from sources: [Vertex], weights: ArcWeights?, parallel: Parallel
  ) async throws -> DistanceTotals {
    try checkOwn(weights)
    let onward = rows(direction == .incoming ? .outgoing : direction == .outgoing ? .incoming : .both)
    guard let weights else {
      var search = HopTotals(vertexCount: vertexCount, onward: onward, backward: rows(direction))
      for first in stride(from: 0, to: sources.count, by: 64) {
        try Task.checkCancellation()
        search.add(sources[first..<min(first + 64, sources.count)])
      }
      return search.totals()
    }
    let columns = onward.map {
      $0.offsets.isIdentical(to: forward.offsets) ? weights.forward : weights.reverse
    }
    let zero = (0..<3).map { _ in [Double](repeating: 0, count: vertexCount) }
    let totals = try await parallel.fold(
      count: sources.count, chunkCount: chunkCount(searches: sources.count), into: zero
    ) { places in
      var search = WeightTotals(vertexCount: vertexCount, onward: onward, weights: columns)
      for place in places {
        try Task.checkCancellation()
        search.add(sources[place])
      }
      return search.totals()
    } _: { totals, part in
      for vertex in 0..<vertexCount {
        totals[0][vertex] += part.counts[vertex]
        totals[1][vertex] += part.sums[vertex]
        totals[2][vertex] += part.reciprocalSums[vertex]
      }
    }
    return DistanceTotals(
      counts: Column(totals[0]), sums: Column(totals[1]), reciprocalSums: Column(totals[2]))
  }

  private func hopTotals(from sources: Range<Int>, onward: [Rows], backward: [Rows]) throws -> DistanceTotals
  {
    var search = HopTotals(vertexCount: vertexCount, onward: onward, backward: backward)
    for first in stride(from: sources.lowerBound, to: sources.upperBound, by: 64) {
      try Task.checkCancellation()
      search.add((first..<min(first + 64, sources.upperBound)).map { Vertex(truncatingIfNeeded: $0) })
    }
    return search.totals()
  }

  private func weightTotals(
    from sources: Range<Int>, onward: [Rows], weights: [Column<Double>]
  ) throws -> DistanceTotals {
    var search = WeightTotals(vertexCount: vertexCount, onward: onward, weights: weights)
    for source in sources {
      try Task.checkCancellation()
      search.add(Vertex(truncatingIfNeeded: source))
    }
    return search.totals()
  }
}
