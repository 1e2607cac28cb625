/// A priority queue of vertices by distance: a four-ary heap in which a vertex stands once and can move up.
struct DistanceQueue: ~Copyable {
  private var distances: Buffer<Double>
  private var vertices: Buffer<Graph.Vertex>
  /// The place of each vertex in the heap, the largest number if it is not there.
  private var places: Buffer<UInt32>
  private(set) var count = 0

  init(vertexCount: Int) {
    distances = Buffer(repeating: 0, count: vertexCount)
    vertices = Buffer(repeating: 0, count: vertexCount)
    places = Buffer(repeating: .max, count: vertexCount)
  }

  /// Adds a vertex, or moves it up to a distance less than the one it has.
  @inline(__always)
  mutating func insert(_ vertex: Graph.Vertex, distance: Double) {
    var hole = Int(places[vertex])
    if places[vertex] == .max {
      hole = count
      count += 1
    }
    while hole > 0 {
      let parent = (hole - 1) >> 2
      guard distance < distances[parent] else { break }
      move(parent, to: hole)
      hole = parent
    }
    put(vertex, distance, at: hole)
  }

  /// Removes and returns the vertex of least distance, or nil if there is none.
  @inline(__always)
  mutating func removeNearest() -> Graph.Vertex? {
    guard count > 0 else { return nil }
    let nearest = vertices[0]
    places[nearest] = .max
    count -= 1
    guard count > 0 else { return nearest }
    let (vertex, distance) = (vertices[count], distances[count])
    var hole = 0
    while true {
      let first = 4 * hole + 1
      guard first < count else { break }
      var least = first
      var leastDistance = distances[first]
      for child in first + 1..<max(first + 1, min(first + 4, count)) where distances[child] < leastDistance {
        (least, leastDistance) = (child, distances[child])
      }
      guard leastDistance < distance else { break }
      move(least, to: hole)
      hole = least
    }
    put(vertex, distance, at: hole)
    return nearest
  }

  @inline(__always)
  private mutating func move(_ place: Int, to hole: Int) { put(vertices[place], distances[place], at: hole) }

  @inline(__always)
  private mutating func put(_ vertex: Graph.Vertex, _ distance: Double, at place: Int) {
    vertices[place] = vertex
    distances[place] = distance
    places[vertex] = UInt32(truncatingIfNeeded: place)
  }
}
