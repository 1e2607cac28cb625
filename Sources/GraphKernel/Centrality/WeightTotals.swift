/// Dijkstra's algorithm from one source after the other.
struct WeightTotals: ~Copyable {
  private let onward: [Rows]
  private let weights: [Column<Double>]
  private var counts: Buffer<Double>
  private var sums: Buffer<Double>
  private var reciprocalSums: Buffer<Double>
  private var distances: Buffer<Double>
  private var reached: Buffer<Graph.Vertex>
  private var queue: DistanceQueue

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
