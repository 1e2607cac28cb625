/// Breadth-first searches, one after another, over a graph from which some vertices are taken away.
struct KeyPlayerSurvey: ~Copyable {
  private let graph: Graph
  private var isRemoved: Buffer<Bool>
  private var removedCount = 0
  /// The last search that reached each vertex.
  private var reachedBy: Buffer<Int>
  private var searchCount = 0
  private var queue: Buffer<UInt32>
  /// How many vertices were found at each distance, over all searches since the last reset.
  private var countAt: Buffer<Int>
  private var farthest = 0

  init(_ graph: Graph) {
    self.graph = graph
    isRemoved = Buffer(repeating: false, count: graph.vertexCount)
    reachedBy = Buffer(repeating: 0, count: graph.vertexCount)
    queue = Buffer(repeating: 0, count: graph.vertexCount)
    countAt = Buffer(repeating: 0, count: graph.vertexCount + 1)
  }

  /// The share of ordered pairs of the vertices left that have no path; nil if there is no pair.
  mutating func fragmentation(removing set: [Graph.Vertex]) -> Double? {
    remove(set)
    defer { restore(set) }
    guard let pairs = remainingPairs else { return nil }
    var joined = 0.0
    searchCount += 1
    for vertex in graph.vertices where !isRemoved[vertex] {
      if graph.isDirected {
        searchCount += 1
      } else if reachedBy[vertex] == searchCount {
        continue
      }
      // An undirected component is found once, for all its vertices.
      let found = Double(search(from: [vertex], within: .max))
      joined += graph.isDirected ? found - 1 : found * (found - 1)
    }
    return (pairs - joined) / pairs
  }

  /// One less the mean of the reciprocal distances of ordered pairs of the vertices left; nil if there is no
  /// pair.
  mutating func distanceWeightedFragmentation(removing set: [Graph.Vertex]) -> Double? {
    remove(set)
    defer { restore(set) }
    guard let pairs = remainingPairs else { return nil }
    resetCounts()
    for vertex in graph.vertices where !isRemoved[vertex] {
      searchCount += 1
      _ = search(from: [vertex], within: .max)
    }
    return 1 - reciprocals / pairs
  }

  /// The share of vertices in the set or at most so many arcs away from it; nil if there is no vertex.
  mutating func reach(of set: [Graph.Vertex], within steps: Int) -> Double? {
    guard graph.vertexCount > 0 else { return nil }
    searchCount += 1
    return Double(search(from: set, within: steps)) / Double(graph.vertexCount)
  }

  /// The mean of the reciprocal distances from the set, 1 for its own vertices; nil if there is no vertex.
  mutating func distanceWeightedReach(of set: [Graph.Vertex]) -> Double? {
    guard graph.vertexCount > 0 else { return nil }
    resetCounts()
    searchCount += 1
    _ = search(from: set, within: .max)
    return (Double(countAt[0]) + reciprocals) / Double(graph.vertexCount)
  }

  private mutating func remove(_ set: [Graph.Vertex]) {
    for vertex in set where !isRemoved[vertex] {
      isRemoved[vertex] = true
      removedCount += 1
    }
  }

  private mutating func restore(_ set: [Graph.Vertex]) {
    for vertex in set { isRemoved[vertex] = false }
    removedCount = 0
  }

  private var remainingPairs: Double? {
    let remaining = Double(graph.vertexCount - removedCount)
    return remaining > 1 ? remaining * (remaining - 1) : nil
  }

  private mutating func resetCounts() {
    for distance in 0..<min(farthest + 1, countAt.count) { countAt[distance] = 0 }
    farthest = 0
  }

  /// The sum of the reciprocals of all distances above 0, largest first.
  private var reciprocals: Double {
    var sum = 0.0
    for distance in stride(from: farthest, to: 0, by: -1) {
      sum += Double(countAt[distance]) / Double(distance)
    }
    return sum
  }

  /// Finds what is near, counts it by distance, and returns how much there is, the starts included.
  private mutating func search(from starts: [Graph.Vertex], within steps: Int) -> Int {
    var end = 0
    for start in starts where reachedBy[start] != searchCount {
      reachedBy[start] = searchCount
      queue[end] = start
      end += 1
    }
    var (head, distance) = (0, 0)
    while head < end {
      let ring = head..<end
      countAt[distance] += ring.count
      farthest = max(farthest, distance)
      head = end
      guard distance < steps else { break }
      for place in ring {
        for slot in graph.forward.slots(of: queue[place]) {
          let neighbour = graph.forward.neighbours[slot]
          guard reachedBy[neighbour] != searchCount, !isRemoved[neighbour] else { continue }
          reachedBy[neighbour] = searchCount
          queue[end] = neighbour
          end += 1
        }
      }
      distance += 1
    }
    return end
  }
}
