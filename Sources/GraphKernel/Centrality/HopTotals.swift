/// Breadth-first searches from up to 64 sources at once, each a bit of a word (M. Then et al., 'The more the merrier:
/// efficient multi-source graph traversal', PVLDB 8, 2014).
///
/// A level is found from the vertices of the last one, or, if these have many arcs, by all vertices that some search
/// has not reached.
struct HopTotals: ~Copyable {
  private let onward: [Rows]
  private let backward: [Rows]
  private let vertexCount: Int
  private let arcCount: Int
  private var counts: Buffer<Double>
  private var sums: Buffer<Double>
  private var reciprocalSums: Buffer<Double>
  /// The searches that have reached each vertex, those that did on the last level, and those that do on the next.
  private var seen: Buffer<UInt64>
  private var fresh: Buffer<UInt64>
  private var found: Buffer<UInt64>
  /// The vertices with a bit in `fresh`, and in `found`.
  private var active: Buffer<Graph.Vertex>
  private var activeCount = 0
  private var nextActive: Buffer<Graph.Vertex>

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

  /// - Parameter sources: At most 64, all different.
  mutating func add(_ sources: some Collection<Graph.Vertex>) {
    seen.fill(with: 0)
    activeCount = 0
    for (bit, source) in sources.enumerated() {
      seen[source] = 1 << UInt64(bit)
      fresh[source] = 1 << UInt64(bit)
      active[activeCount] = source
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
