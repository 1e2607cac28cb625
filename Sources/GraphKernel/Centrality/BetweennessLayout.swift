/// A graph laid out anew for many breadth-first searches: without self-loops, which lie on no shortest path, and,
/// undirected, without leaves; its vertices in descending order of degree, so that those met most often lie together.
///
/// A leaf is a vertex with one edge, to a vertex with more. It lies on no shortest path but as an end: as a target it
/// counts for its neighbour, as a source it sees what its neighbour sees.
struct BetweennessLayout: Sendable {
  /// The neighbours of each place, ascending; those of place i from `offsets[i]` to `offsets[i + 1]`.
  struct Neighbours: Sendable {
    let offsets: Column<UInt32>
    let places: Column<UInt32>
    /// The arcs that lead there; empty unless they were asked for.
    let arcs: Column<Graph.Arc>

    @inline(__always)
    func range(of place: UInt32) -> Range<Int> {
      // Offsets ascend.
      unsafe Range(uncheckedBounds: (Int(offsets[place]), Int(offsets[Int(place) + 1])))
    }

    @inline(__always)
    func degree(of place: UInt32) -> Int { Int(offsets[Int(place) + 1] - offsets[place]) }
  }

  /// One search, and how often it counts: once for each time its source was asked for, and for each leaf there.
  struct Source: Sendable {
    let place: UInt32
    var ownCount = 0.0
    var leafCount = 0.0
  }

  let onward: Neighbours
  let backward: Neighbours
  /// The number of leaves at each place.
  let leafCounts: Column<Double>
  /// The vertex at each place.
  let vertices: Column<Graph.Vertex>
  /// The place of each vertex; of a leaf that of its neighbour.
  let places: Column<UInt32>
  let isLeaf: Column<Bool>

  /// The number of places.
  var count: Int { vertices.count }

  /// - Parameter hasArcs: Whether to lay out the arcs that lead onward.
  init(_ graph: Graph, hasArcs: Bool = false) {
    let degrees = Self.degrees(graph)
    var isLeaf = Buffer(repeating: false, count: graph.vertexCount)
    if !graph.isDirected {
      for vertex in graph.vertices where degrees[vertex] == 1 {
        isLeaf[vertex] = degrees[graph.forward.onlyNeighbour(of: vertex)] > 1
      }
    }
    let isLeafColumn = Column(isLeaf)
    self.isLeaf = isLeafColumn
    let vertices = Self.order(degrees, without: isLeafColumn)
    var places = Buffer<UInt32>(repeating: 0, count: graph.vertexCount)
    var leafCounts = Buffer(repeating: 0.0, count: vertices.count)
    for place in 0..<vertices.count { places[vertices[place]] = UInt32(truncatingIfNeeded: place) }
    for vertex in graph.vertices where isLeafColumn[vertex] {
      let place = places[graph.forward.onlyNeighbour(of: vertex)]
      places[vertex] = place
      leafCounts[place] += 1
    }
    self.vertices = vertices
    self.leafCounts = Column(leafCounts)
    self.places = Column(places)
    let (placeColumn, isDirected) = (self.places, graph.isDirected)
    func turned(_ rows: Rows, hasArcs: Bool) -> Neighbours {
      Self.turned(rows, vertices: vertices, places: placeColumn, isLeaf: isLeafColumn, hasArcs: hasArcs)
    }
    onward = turned(graph.reverse, hasArcs: hasArcs)
    backward = isDirected ? turned(graph.forward, hasArcs: false) : onward
  }

  /// The number of arcs at each vertex that are not self-loops.
  private static func degrees(_ graph: Graph) -> Column<UInt32> {
    var degrees = Buffer<UInt32>(repeating: 0, count: graph.vertexCount)
    for arc in 0..<graph.arcCount where graph.sources[arc] != graph.targets[arc] {
      degrees[graph.sources[arc]] += 1
      degrees[graph.targets[arc]] += 1
    }
    return Column(degrees)
  }

  /// The vertices but the leaves, by descending degree, by counting.
  private static func order(_ degrees: Column<UInt32>, without isLeaf: Column<Bool>) -> Column<Graph.Vertex> {
    var (largest, count): (UInt32, Int) = (0, 0)
    for vertex in 0..<degrees.count where !isLeaf[vertex] {
      largest = max(largest, degrees[vertex])
      count += 1
    }
    var next = Buffer<UInt32>(repeating: 0, count: Int(largest) + 2)
    for vertex in 0..<degrees.count where !isLeaf[vertex] { next[largest - degrees[vertex] + 1] += 1 }
    for index in 1..<next.count { next[index] += next[index - 1] }
    var order = Buffer<Graph.Vertex>(repeating: 0, count: count)
    for vertex in 0..<degrees.count where !isLeaf[vertex] {
      let key = largest - degrees[vertex]
      order[next[key]] = Graph.Vertex(truncatingIfNeeded: vertex)
      next[key] += 1
    }
    return Column(order)
  }

  /// The rows the other way, between places: each ascending, because the places they come from do.
  private static func turned(
    _ rows: Rows, vertices: Column<Graph.Vertex>, places: Column<UInt32>, isLeaf: Column<Bool>,
    hasArcs: Bool
  ) -> Neighbours {
    var next = Buffer<UInt32>(repeating: 0, count: vertices.count + 1)
    for place in 0..<vertices.count {
      for slot in rows.slots(of: vertices[place]) {
        let neighbour = rows.neighbours[slot]
        if neighbour != vertices[place] && !isLeaf[neighbour] { next[Int(places[neighbour]) + 1] += 1 }
      }
    }
    for place in 0..<vertices.count { next[place + 1] += next[place] }
    let offsets = Column(next.copy())
    let count = Int(offsets[vertices.count])
    var turned = Buffer<UInt32>(repeating: 0, count: count)
    var arcs = Buffer<Graph.Arc>(repeating: 0, count: hasArcs ? count : 0)
    for place in 0..<vertices.count {
      for slot in rows.slots(of: vertices[place]) {
        let neighbour = rows.neighbours[slot]
        guard neighbour != vertices[place], !isLeaf[neighbour] else { continue }
        let turnedSlot = next[places[neighbour]]
        turned[turnedSlot] = UInt32(truncatingIfNeeded: place)
        if hasArcs { arcs[turnedSlot] = rows.arcs[slot] }
        next[places[neighbour]] = turnedSlot + 1
      }
    }
    return Neighbours(offsets: offsets, places: Column(turned), arcs: Column(arcs))
  }

  /// The searches for sources, in the order of their places.
  func searches(from sources: some Sequence<Graph.Vertex>) -> [Source] {
    var searches = (0..<count).map { Source(place: UInt32(truncatingIfNeeded: $0)) }
    for vertex in sources {
      if isLeaf[vertex] {
        searches[Int(places[vertex])].leafCount += 1
      } else {
        searches[Int(places[vertex])].ownCount += 1
      }
    }
    return searches.filter { $0.ownCount + $0.leafCount > 0 }
  }
}

extension Rows {
  /// The first neighbour of a vertex that is not the vertex.
  fileprivate func onlyNeighbour(of vertex: Graph.Vertex) -> Graph.Vertex {
    for slot in slots(of: vertex) where neighbours[slot] != vertex { return neighbours[slot] }
    return vertex
  }
}
