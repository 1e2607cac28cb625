/// How often the neighbours of vertices are neighbours of one another.
public struct Clustering: Hashable, Sendable {
  /// The number of triangles each vertex belongs to.
  public let triangles: [Int]
  /// The number of pairs of neighbours of each vertex.
  public let pairs: [Int]

  /// For each vertex the share of the pairs of its neighbours that are neighbours of one another; 0 for a vertex with
  /// less than two neighbours, as in NetworkX.
  ///
  /// D. J. Watts and S. H. Strogatz, 'Collective dynamics of "small-world" networks', Nature 393 (1998).
  public var local: [Double] {
    zip(triangles, pairs).map { $1 == 0 ? 0 : Double($0) / Double($1) }
  }

  /// The mean of the local coefficients, vertices with less than two neighbours included; 0 for the empty graph.
  public var average: Double { triangles.isEmpty ? 0 : local.reduce(0, +) / Double(triangles.count) }

  /// The share of all pairs of neighbours that are neighbours of one another: three times the number of triangles
  /// divided by the number of paths of two edges; 0 if there is no such path.
  ///
  /// M. E. J. Newman, D. J. Watts and S. H. Strogatz, 'Random graph models of social networks', PNAS 99 (2002).
  public var transitivity: Double {
    let pairCount = pairs.reduce(0.0) { $0 + Double($1) }
    return pairCount == 0 ? 0 : triangles.reduce(0.0) { $0 + Double($1) } / pairCount
  }

  /// The number of triangles of the graph.
  public var triangleCount: Int { triangles.reduce(0, +) / 3 }
}

extension Graph {
  /// The triangles and pairs of neighbours of each vertex, from which the clustering coefficients follow.
  ///
  /// Computed by intersecting the neighbours of the ends of each edge, each edge seen from its end of lower degree
  /// (N. Chiba and T. Nishizeki, 'Arboricity and subgraph listing algorithms', SIAM Journal on Computing 14, 1985;
  /// T. Schank and D. Wagner, 'Finding, counting and listing all triangles in large graphs', WEA 2005).
  ///
  /// Neighbours are counted once, whatever the number and direction of the arcs between two vertices; self-loops do
  /// not count.
  ///
  /// - Complexity: O(m^1.5) time, O(n + m) space.
  ///
  /// ## Example
  ///
  ///     let graph = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 2), (2, 0), (2, 3)])
  ///     let clustering = graph.clustering()
  ///     // clustering.triangles == [1, 1, 1, 0]
  ///     // clustering.transitivity == 0.6
  public func clustering() -> Clustering {
    let simple = SimpleNeighbours(self)
    let later = LaterNeighbours(simple)
    var triangles = Buffer(repeating: 0, count: vertexCount)
    // The last vertex in whose list each one stood; vertices go by their ranks here.
    var marks = Buffer<UInt32>(repeating: .max, count: vertexCount)
    for first in vertices {
      for slot in later.range(of: first) { marks[later.ranks[slot]] = first }
      for slot in later.range(of: first) {
        let second = later.ranks[slot]
        for place in later.range(of: second) where marks[later.ranks[place]] == first {
          triangles[first] += 1
          triangles[second] += 1
          triangles[later.ranks[place]] += 1
        }
      }
    }
    return Clustering(
      triangles: vertices.map { triangles[later.rankOfVertex[$0]] },
      pairs: vertices.map { vertex in
        let degree = simple.range(of: vertex).count
        return degree * (degree - 1) / 2
      })
  }
}

/// The vertices numbered by ascending degree, each with those of its neighbours that have a higher number: no list is
/// longer than the square root of twice the number of edges.
private struct LaterNeighbours: ~Copyable {
  /// The number of each vertex.
  private(set) var rankOfVertex: Buffer<UInt32>
  private(set) var ranks: Buffer<UInt32>
  private var offsets: Buffer<UInt64>

  init(_ simple: SimpleNeighbours) {
    let count = simple.count
    var starts = Buffer<UInt32>(repeating: 0, count: count + 2)
    let vertices = 0..<Graph.Vertex(truncatingIfNeeded: count)
    for vertex in vertices { starts[simple.range(of: vertex).count + 1] += 1 }
    for degree in 0...count { starts[degree + 1] += starts[degree] }
    rankOfVertex = Buffer(repeating: 0, count: count)
    var order = Buffer<Graph.Vertex>(repeating: 0, count: count)
    for vertex in vertices {
      let degree = simple.range(of: vertex).count
      rankOfVertex[vertex] = starts[degree]
      order[starts[degree]] = vertex
      starts[degree] += 1
    }
    offsets = Buffer(repeating: 0, count: count + 1)
    ranks = Buffer(repeating: 0, count: simple.vertices.count / 2 + 1)
    var written = 0
    for rank in 0..<count {
      for slot in simple.range(of: order[rank]) {
        let other = rankOfVertex[simple.vertices[slot]]
        guard other > rank else { continue }
        ranks[written] = other
        written += 1
      }
      offsets[rank + 1] = UInt64(written)
    }
  }

  @inline(__always)
  func range(of rank: UInt32) -> Range<Int> {
    // Offsets ascend.
    unsafe Range(uncheckedBounds: (Int(offsets[rank]), Int(offsets[Int(rank) + 1])))
  }
}
