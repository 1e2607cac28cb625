/// The states of a search: a vertex, the number of waypoints passed, and, if hops are limited, the number of
/// hops made. Without waypoints and a limit a state is just a vertex.
///
/// States are numbered in layers of `vertexCount`, one layer for each pair of waypoints passed and hops.
struct StateSpace: Sendable {
  typealias State = UInt32

  /// The largest number of states: beyond it a search would need more than 10 GB.
  static let maximumCount = 1 << 28

  let vertexCount: Int
  /// The number of layers for each number of hops: one more than there are waypoints.
  let legCount: Int
  /// The largest number of hops, or nil if hops are not part of a state. A path that has made as many hops
  /// cannot go on, so states have fewer.
  let hopLimit: Int?
  let count: Int

  /// - Throws: `PathQueryError.tooManyStates`.
  init(vertexCount: Int, waypointCount: Int, maximumHops: Int?) throws(PathQueryError) {
    self.vertexCount = vertexCount
    legCount = waypointCount + 1
    // A loopless path has fewer hops than there are vertices, so a limit as high as that is none.
    hopLimit = maximumHops.flatMap { $0 < vertexCount - 1 ? $0 : nil }
    let layerCount = legCount * (hopLimit ?? 1)
    guard vertexCount <= Self.maximumCount / max(layerCount, 1) else {
      throw .tooManyStates(vertexCount: vertexCount, layerCount: layerCount, limit: Self.maximumCount)
    }
    count = vertexCount * layerCount
  }

  /// The state at a vertex, or nil if too many hops are made for a path to go on.
  func state(at vertex: Graph.Vertex, passed: Int, hops: Int) -> State? {
    var layer = passed
    if let hopLimit {
      guard hops < hopLimit else { return nil }
      layer += hops * legCount
    }
    return State(truncatingIfNeeded: layer * vertexCount + Int(vertex))
  }

  /// The vertex of a state.
  func vertex(of state: State) -> Graph.Vertex {
    Int(state) < vertexCount ? state : state % Graph.Vertex(vertexCount)
  }

  /// The number of waypoints passed in a state.
  func passed(in state: State) -> Int {
    Int(state) < vertexCount ? 0 : Int(state) / vertexCount % legCount
  }
}
