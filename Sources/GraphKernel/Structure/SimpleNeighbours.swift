/// The simple undirected graph that underlies a graph: each pair of different vertices with an arc, either way, once.
struct SimpleNeighbours: Sendable {
  /// Where the neighbours of each vertex begin in `vertices`.
  private let offsets: Column<UInt64>
  /// The neighbours of each vertex, ascending.
  let vertices: Column<Graph.Vertex>

  /// The number of vertices.
  var count: Int { offsets.count - 1 }

  @inline(__always)
  func range(of vertex: Graph.Vertex) -> Range<Int> {
    // Offsets ascend.
    unsafe Range(uncheckedBounds: (Int(offsets[vertex]), Int(offsets[Int(vertex) + 1])))
  }

  init(_ graph: Graph) {
    let count = graph.vertexCount
    var next = Buffer<UInt64>(repeating: 0, count: count + 1)
    for arc in 0..<graph.arcCount where graph.sources[arc] != graph.targets[arc] {
      next[Int(graph.sources[arc]) + 1] += 1
      next[Int(graph.targets[arc]) + 1] += 1
    }
    for vertex in 0..<count { next[vertex + 1] += next[vertex] }
    let starts = next.copy()
    var sorted = Buffer<Graph.Vertex>(repeating: 0, count: Int(next[count]))
    // Each vertex in turn enters the lists of its neighbours, which so ascend and repeat it only in a row.
    for vertex in graph.vertices {
      for rows in graph.isDirected ? [graph.forward, graph.reverse] : [graph.forward] {
        for slot in rows.slots(of: vertex) {
          let neighbour = rows.neighbours[slot]
          guard neighbour != vertex else { continue }
          let place = next[neighbour]
          if place > starts[neighbour] && sorted[Int(place) - 1] == vertex { continue }
          sorted[Int(place)] = vertex
          next[neighbour] = place + 1
        }
      }
    }
    // Closes the gaps that repetitions left.
    var offsets = Buffer<UInt64>(repeating: 0, count: count + 1)
    var kept = 0
    for vertex in 0..<count {
      for place in Int(starts[vertex])..<Int(next[vertex]) {
        sorted[kept] = sorted[place]
        kept += 1
      }
      offsets[vertex + 1] = UInt64(kept)
    }
    self.offsets = Column(offsets)
    vertices = Column(sorted)
  }
}
