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

  private func hopTotals(from sources: Range<Int>, onward: [Rows], backward: [Rows]) throws -> DistanceTotals
  {
    var search = HopTotals(vertexCount: vertexCount, onward: onward, backward: backward)
    for first in stride(from: sources.lowerBound, to: sources.upperBound, by: 64) {
      try Task.checkCancellation()
      search.add(first..<min(first + 64, sources.upperBound))
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

/// Breadth-first searches from up to 64 sources at once, each a bit of a word (M. Then et al., 'The more the merrier:
/// efficient multi-source graph traversal', PVLDB 8, 2014).
///
/// A level is found from the vertices of the last one, or, if these have many arcs, by all vertices that some search
/// has not reached.
private struct HopTotals: ~Copyable {
  let onward: [Rows]
  let backward: [Rows]
  let vertexCount: Int
  let arcCount: Int
  var counts: Buffer<Double>
  var sums: Buffer<Double>
  var reciprocalSums: Buffer<Double>
  /// The searches that have reached each vertex, those that did on the last level, and those that do on the next.
  var seen: Buffer<UInt64>
  var fresh: Buffer<UInt64>
  var found: Buffer<UInt64>
  /// The vertices with a bit in `fresh`, and in `found`.
  var active: Buffer<Graph.Vertex>
  var activeCount = 0
  var nextActive: Buffer<Graph.Vertex>

  init(vertexCount: Int, onward: [Rows], backward: [Rows]) {
    (self.vertexCount, self.onward, self.backward) = (vertexCount, onward, backward)
    arcCount = onward.reduce(0) { $0 + $1.slotCount }
    counts = Buffer(repeating: 0, count: vertexCount)
    sums = Buffer(repeating: 0, count: vertexCount)
    reciprocalSums = Buffer(repeating: 0, count: vertexCount)
    seen = Buffer(repeating: 0, count: vertexCount)
    fresh = Buffer(repeating: 0, count: vertexCount)
    found = Buffer(repeating: 0, count: vertexCount)
    active = Buffer(repeating: 0, count: vertexCount)
    nextActive = Buffer(repeating: 0, count: vertexCount)
  }

  mutating func add(_ sources: Range<Int>) {
    seen.fill(with: 0)
    activeCount = 0
    for (bit, source) in sources.enumerated() {
      seen[source] = 1 << UInt64(bit)
      fresh[source] = 1 << UInt64(bit)
      active[activeCount] = Graph.Vertex(truncatingIfNeeded: source)
      activeCount += 1
    }
    let all: UInt64 = sources.count == 64 ? .max : (1 << UInt64(sources.count)) - 1
    var level = 0.0
    while activeCount > 0 {
      level += 1
      var arcs = 0
      for rows in onward {
        for index in 0..<activeCount { arcs += rows.degree(of: active[index]) }
      }
      let foundCount = arcs > arcCount / 8 ? gather(all) : scatter()
      settle(foundCount, at: level)
    }
  }

  /// Hands the bits of the last level on. Returns the number of vertices that got any.
  private mutating func scatter() -> Int {
    var foundCount = 0
    for rows in onward {
      for index in 0..<activeCount {
        let bits = fresh[active[index]]
        for slot in rows.slots(of: active[index]) {
          let next = rows.neighbours[slot]
          if bits & ~seen[next] == 0 { continue }
          if found[next] == 0 {
            nextActive[foundCount] = next
            foundCount += 1
          }
          found[next] |= bits
        }
      }
    }
    return foundCount
  }

  /// Fetches the bits of the last level. Returns the number of vertices that got any.
  private mutating func gather(_ all: UInt64) -> Int {
    var foundCount = 0
    for vertex in 0..<Graph.Vertex(truncatingIfNeeded: vertexCount) where seen[vertex] != all {
      var bits: UInt64 = 0
      for rows in backward {
        for slot in rows.slots(of: vertex) { bits |= fresh[rows.neighbours[slot]] }
      }
      guard bits & ~seen[vertex] != 0 else { continue }
      found[vertex] = bits
      nextActive[foundCount] = vertex
      foundCount += 1
    }
    return foundCount
  }

  /// Counts what was found and makes it the last level.
  private mutating func settle(_ foundCount: Int, at level: Double) {
    for index in 0..<activeCount { fresh[active[index]] = 0 }
    for index in 0..<foundCount {
      let vertex = nextActive[index]
      let bits = found[vertex] & ~seen[vertex]
      found[vertex] = 0
      seen[vertex] |= bits
      fresh[vertex] = bits
      let count = Double(bits.nonzeroBitCount)
      counts[vertex] += count
      sums[vertex] += count * level
      reciprocalSums[vertex] += count / level
    }
    swap(&active, &nextActive)
    activeCount = foundCount
  }

  func totals() -> DistanceTotals {
    DistanceTotals(
      counts: Column(counts.copy()), sums: Column(sums.copy()), reciprocalSums: Column(reciprocalSums.copy()))
  }
}

/// Dijkstra's algorithm from one source after the other.
private struct WeightTotals: ~Copyable {
  let onward: [Rows]
  let weights: [Column<Double>]
  var counts: Buffer<Double>
  var sums: Buffer<Double>
  var reciprocalSums: Buffer<Double>
  var distances: Buffer<Double>
  var reached: Buffer<Graph.Vertex>
  var queue: DistanceQueue

  init(vertexCount: Int, onward: [Rows], weights: [Column<Double>]) {
    (self.onward, self.weights) = (onward, weights)
    counts = Buffer(repeating: 0, count: vertexCount)
    sums = Buffer(repeating: 0, count: vertexCount)
    reciprocalSums = Buffer(repeating: 0, count: vertexCount)
    distances = Buffer(repeating: .infinity, count: vertexCount)
    reached = Buffer(repeating: 0, count: vertexCount)
    queue = DistanceQueue(vertexCount: vertexCount)
  }

  mutating func add(_ source: Graph.Vertex) {
    distances[source] = 0
    queue.insert(source, distance: 0)
    var reachedCount = 0
    while let vertex = queue.removeNearest() {
      reached[reachedCount] = vertex
      reachedCount += 1
      let ownDistance = distances[vertex]
      for index in onward.indices {
        for slot in onward[index].slots(of: vertex) {
          let next = onward[index].neighbours[slot]
          let distance = ownDistance + weights[index][slot]
          guard distance < distances[next] else { continue }
          distances[next] = distance
          queue.insert(next, distance: distance)
        }
      }
    }
    for index in 0..<reachedCount {
      let vertex = reached[index]
      if vertex != source {
        counts[vertex] += 1
        sums[vertex] += distances[vertex]
        reciprocalSums[vertex] += 1 / distances[vertex]
      }
      distances[vertex] = .infinity
    }
  }

  func totals() -> DistanceTotals {
    DistanceTotals(
      counts: Column(counts.copy()), sums: Column(sums.copy()), reciprocalSums: Column(reciprocalSums.copy()))
  }
}
