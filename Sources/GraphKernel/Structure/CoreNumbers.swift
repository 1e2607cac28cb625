extension Graph {
  /// The core number of each vertex: the largest k so that the vertex belongs to a part of the graph in which each
  /// vertex has at least k neighbours.
  ///
  /// S. B. Seidman, 'Network structure and minimum degree', Social Networks 5 (1983); computed as by V. Batagelj and
  /// M. Zaversnik, 'An O(m) algorithm for cores decomposition of networks', 2003, arXiv:cs/0310049.
  ///
  /// Neighbours are counted once, whatever the number and direction of the arcs between two vertices; self-loops do
  /// not count. An isolated vertex has the core number 0.
  ///
  /// - Complexity: O(n + m) time and space.
  ///
  /// ## Example
  ///
  ///     let graph = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 2), (2, 0), (2, 3)])
  ///     let cores = graph.coreNumbers()
  ///     // cores == [2, 2, 2, 1]
  public func coreNumbers() -> [Int] {
    let simple = SimpleNeighbours(self)
    var bins = DegreeBins(simple)
    // The vertices in ascending order of the degree that is left, which becomes the core number once passed.
    for index in 0..<vertexCount {
      let vertex = bins.order[index]
      for slot in simple.range(of: vertex) {
        let neighbour = simple.vertices[slot]
        if bins.degrees[neighbour] > bins.degrees[vertex] { bins.lower(neighbour) }
      }
    }
    return (0..<vertexCount).map { Int(bins.degrees[$0]) }
  }
}

/// Vertices sorted by degree so that a degree can be lowered by 1 in constant time.
private struct DegreeBins: ~Copyable {
  var degrees: Buffer<UInt32>
  var order: Buffer<Graph.Vertex>
  private var places: Buffer<UInt32>
  /// Where the vertices of each degree begin in `order`.
  private var starts: Buffer<UInt32>

  init(_ simple: SimpleNeighbours) {
    let count = simple.count
    degrees = Buffer(repeating: 0, count: count)
    order = Buffer(repeating: 0, count: count)
    places = Buffer(repeating: 0, count: count)
    starts = Buffer(repeating: 0, count: count + 2)
    for vertex in 0..<Graph.Vertex(truncatingIfNeeded: count) {
      let degree = simple.range(of: vertex).count
      degrees[vertex] = UInt32(truncatingIfNeeded: degree)
      starts[degree + 1] += 1
    }
    for degree in 0...count { starts[degree + 1] += starts[degree] }
    var next = starts.copy()
    for vertex in 0..<Graph.Vertex(truncatingIfNeeded: count) {
      let place = next[degrees[vertex]]
      next[degrees[vertex]] += 1
      order[place] = vertex
      places[vertex] = place
    }
  }

  /// Moves a vertex to the front of its bin, and the boundary past it.
  mutating func lower(_ vertex: Graph.Vertex) {
    let degree = degrees[vertex]
    let (front, place) = (starts[degree], places[vertex])
    let other = order[front]
    order[front] = vertex
    order[place] = other
    places[vertex] = front
    places[other] = place
    starts[degree] += 1
    degrees[vertex] = degree - 1
  }
}
