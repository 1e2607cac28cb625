/// A loopless path with a time for each step.
public struct TimedPath: Hashable, Sendable {
  /// One arc of the path.
  public struct Step: Hashable, Sendable {
    /// The arc.
    public let arc: Graph.Arc
    /// When it is entered.
    public let departure: Int32
    /// When it is left.
    public let arrival: Int32
  }

  /// The vertices from start to end, one more than steps.
  public let vertices: [Graph.Vertex]
  /// The steps from start to end, at least one.
  public let steps: [Step]
  /// When the first arc is entered.
  public let departure: Int32
  /// When the last arc is left.
  public let arrival: Int32

  /// The number of arcs.
  public var hops: Int { steps.count }
  /// The arcs from start to end.
  public var arcs: [Graph.Arc] { steps.map(\.arc) }
  /// The time from departure to arrival.
  public var duration: Int { Int(arrival) - Int(departure) }
}

/// A walk found in one view, whose times may run backward.
struct TimedWalk {
  var vertices: [Graph.Vertex]
  var arcs: [Graph.Arc]
  var rides: [TimedArcs.Ride] = []

  func precedes(_ other: TimedWalk) -> Bool {
    vertices != other.vertices
      ? vertices.lexicographicallyPrecedes(other.vertices) : arcs.lexicographicallyPrecedes(other.arcs)
  }

  /// The path with times that run forward.
  func path(isForward: Bool) -> TimedPath? {
    var steps = zip(arcs, rides).map { arc, ride in
      let (departure, arrival) = isForward ? (ride.departure, ride.arrival) : (-ride.arrival, -ride.departure)
      return TimedPath.Step(
        arc: arc, departure: Int32(clamping: departure), arrival: Int32(clamping: arrival))
    }
    if !isForward { steps.reverse() }
    guard let first = steps.first, let last = steps.last else { return nil }
    return TimedPath(
      vertices: isForward ? vertices : vertices.reversed(), steps: steps, departure: first.departure,
      arrival: last.arrival)
  }
}
