/// Brandes's two passes from a source, over a graph with weights, for vertices and arcs.
///
/// A path is shortest if its sum, added from the source on, is exactly equal to the least. An arc whose weight is so
/// small that it changes no sum leads on only to vertices that were settled later.
struct DependencySearch: ~Copyable {
  private let rows: Rows
  private let weights: Column<Double>
  /// The dependencies added up, by vertex; by arc if they are wanted.
  private(set) var vertexSums: Buffer<Double>
  private(set) var arcSums: Buffer<Double>

  private var distances: Buffer<Double>
  /// The place of a vertex in `order`, the largest number if it was not settled.
  private var ranks: Buffer<UInt32>
  private var order: Buffer<Graph.Vertex>
  private var settledCount = 0
  private var pathCounts: Buffer<Double>
  private var shares: Buffer<Double>
  private var queue: DistanceQueue

  init(graph: Graph, weights: ArcWeights, forArcs: Bool) {
    rows = graph.forward
    self.weights = weights.forward
    let count = graph.vertexCount
    vertexSums = Buffer(repeating: 0, count: count)
    arcSums = Buffer(repeating: 0, count: forArcs ? graph.arcCount : 0)
    distances = Buffer(repeating: .infinity, count: count)
    ranks = Buffer(repeating: .max, count: count)
    order = Buffer(repeating: 0, count: count)
    pathCounts = Buffer(repeating: 0, count: count)
    shares = Buffer(repeating: 0, count: count)
    queue = DistanceQueue(vertexCount: count)
  }

  /// Adds up the dependencies of a source on all vertices and, if they are wanted, arcs.
  ///
  /// - Throws: `MeasureError.tooLarge` if the number of shortest paths is beyond a `Double`.
  mutating func add(_ source: Graph.Vertex) throws(MeasureError) {
    distances[source] = 0
    pathCounts[source] = 1
    search(from: source)
    var pathCount = 0.0
    for index in 0..<settledCount { pathCount += pathCounts[order[index]] }
    guard pathCount.isFinite else {
      throw .tooLarge("the number of shortest paths from a vertex", limit: .max)
    }
    addShares()
    for index in 0..<settledCount {
      distances[order[index]] = .infinity
      ranks[order[index]] = .max
    }
    settledCount = 0
  }

  private mutating func settle(_ vertex: Graph.Vertex) {
    ranks[vertex] = UInt32(truncatingIfNeeded: settledCount)
    order[settledCount] = vertex
    settledCount += 1
  }

  private mutating func search(from source: Graph.Vertex) {
    queue.insert(source, distance: 0)
    while let vertex = queue.removeNearest() {
      settle(vertex)
      let (ownDistance, pathCount) = (distances[vertex], pathCounts[vertex])
      for slot in rows.slots(of: vertex) {
        let next = rows.neighbours[slot]
        let distance = ownDistance + weights[slot]
        if distance < distances[next] {
          distances[next] = distance
          pathCounts[next] = pathCount
          queue.insert(next, distance: distance)
        } else if distance == distances[next], distance < .infinity, ranks[next] == .max {
          pathCounts[next] += pathCount
        }
      }
    }
  }

  /// Adds the dependencies up, from the last vertex settled to the source.
  private mutating func addShares() {
    for rank in stride(from: settledCount - 1, through: 0, by: -1) {
      let vertex = order[rank]
      var share = 0.0
      for slot in rows.slots(of: vertex) {
        let next = rows.neighbours[slot]
        guard ranks[next] != .max, ranks[next] > rank,
          distances[next] == distances[vertex] + weights[slot]
        else { continue }
        share += shares[next]
        if arcSums.count > 0 { arcSums[rows.arcs[slot]] += pathCounts[vertex] * shares[next] }
      }
      let dependency = share * pathCounts[vertex]
      if rank > 0 { vertexSums[vertex] += dependency }
      shares[vertex] = (1 + dependency) / pathCounts[vertex]
    }
  }
}
