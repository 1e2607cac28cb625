/// The vertices whose use a search tracks, so that no walk takes them twice.
///
/// Without waypoints the first walk never repeats a vertex, and nothing is tracked. With waypoints it may, and a
/// walk that does is no path. To keep track of all vertices would take a state for each set of them. So only
/// those are tracked that a walk was found to repeat; each doubles the states. This is decremental state
/// space relaxation (G. Righini and M. Salani, 'New dynamic programming algorithms for the resource
/// constrained elementary shortest path problem', Networks 51, 2008). When there is no room for another, the
/// one tracked longest makes way.
struct TrackedVertices {
  /// The number of tracked states up to which vertices are added: 128 MB of labels.
  private static let maximumStateCount = 1 << 22
  /// As many as a byte has bits.
  static let maximumCapacity = 8

  /// How many vertices may be tracked at a time.
  let capacity: Int
  private let stateCount: Int
  private var vertices: [Graph.Vertex] = []
  private var oldest = 0
  /// For each vertex its bit in the set of used vertices, or 0. Empty as long as nothing is tracked.
  private var bits: ContiguousArray<UInt8> = []
  private let vertexCount: Int

  /// - Parameter limit: The largest number of vertices to track, at most `maximumCapacity`.
  init(_ states: StateSpace, limit: Int) {
    vertexCount = states.vertexCount
    stateCount = states.count
    var capacity = 0
    while states.legCount > 1, capacity < min(limit, Self.maximumCapacity),
      stateCount << (capacity + 1) <= Self.maximumStateCount
    {
      capacity += 1
    }
    self.capacity = capacity
  }

  /// The number of tracked states: pairs of a state and a set of used vertices.
  var trackedStateCount: Int { stateCount << vertices.count }

  /// Tracks another vertex.
  mutating func track(_ vertex: Graph.Vertex) {
    precondition(capacity > 0, "there is room to track a vertex")
    if bits.isEmpty { bits = ContiguousArray(repeating: 0, count: vertexCount) }
    if vertices.count < capacity {
      bits[Int(vertex)] = 1 << UInt8(vertices.count)
      vertices.append(vertex)
    } else {
      bits[Int(vertex)] = bits[Int(vertices[oldest])]
      bits[Int(vertices[oldest])] = 0
      vertices[oldest] = vertex
      oldest = (oldest + 1) % capacity
    }
  }

  /// The state without the set of used vertices.
  func state(of tracked: StateSpace.State) -> StateSpace.State {
    bits.isEmpty ? tracked : tracked % StateSpace.State(stateCount)
  }

  /// The set of used vertices.
  func used(in tracked: StateSpace.State) -> UInt8 {
    bits.isEmpty ? 0 : UInt8(Int(tracked) / stateCount)
  }

  /// The used vertices after `vertex`, or nil if it is used already.
  func used(_ used: UInt8, adding vertex: Graph.Vertex) -> UInt8? {
    guard !bits.isEmpty else { return 0 }
    let bit = bits[Int(vertex)]
    return used & bit == 0 ? used | bit : nil
  }

  /// The tracked state of a state and a set of used vertices.
  func tracked(_ state: StateSpace.State, used: UInt8) -> StateSpace.State {
    StateSpace.State(truncatingIfNeeded: Int(used) * stateCount + Int(state))
  }
}
