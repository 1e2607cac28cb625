/// What a path may not use, or may use only at its ends. A mask has one element a vertex or an arc of the
/// graph; nil stands for a mask that is false everywhere and costs nothing.
public struct PathConstraints: Hashable, Sendable {
  /// Vertices that no path may touch, not even as its start or end.
  public var avoidedVertices: [Bool]?
  /// Arcs that no path may use.
  public var avoidedArcs: [Bool]?
  /// Vertices at which a path may start or end, but through which it may not pass.
  public var terminalVertices: [Bool]?
  /// Arcs that may only be the last of a path.
  public var terminalArcs: [Bool]?

  /// Creates constraints; by default none.
  public init(
    avoidedVertices: [Bool]? = nil, avoidedArcs: [Bool]? = nil,
    terminalVertices: [Bool]? = nil, terminalArcs: [Bool]? = nil
  ) {
    self.avoidedVertices = avoidedVertices
    self.avoidedArcs = avoidedArcs
    self.terminalVertices = terminalVertices
    self.terminalArcs = terminalArcs
  }
}

/// Which loopless paths are asked for.
///
/// A path starts at a source and ends at a target. A vertex may be both; a path of no arcs is never meant.
public struct PathQuery: Hashable, Sendable {
  /// The vertices at which a path may start. Repetitions have no effect.
  public var sources: [Graph.Vertex]
  /// The vertices at which a path may end. Repetitions have no effect.
  public var targets: [Graph.Vertex]
  /// What a path may not use.
  public var constraints: PathConstraints
  /// Waypoints, all different: a path must contain each of them, in this order. The start and the end of
  /// a path count. A waypoint is no licence: one that is terminal, or another source or target, still may
  /// not be passed through.
  public var via: [Graph.Vertex]
  /// The largest number of arcs, or nil for any number.
  public var maximumHops: Int?
  /// The largest weight, or nil for any weight.
  public var maximumWeight: Double?
  /// Whether a source may only be the start of a path, or its end if it is a target too. If false, a path
  /// may also pass through other sources.
  public var sourcesAreInitial = true
  /// Whether a path ends at the first target it reaches after its start. If false, it may also pass
  /// through targets, so that one path may be the beginning of another.
  public var targetsAreTerminal = true

  /// Creates a query for paths from any of `sources` to any of `targets`.
  public init(
    from sources: [Graph.Vertex], to targets: [Graph.Vertex],
    constraints: PathConstraints = PathConstraints(), via: [Graph.Vertex] = [],
    maximumHops: Int? = nil, maximumWeight: Double? = nil
  ) {
    self.sources = sources
    self.targets = targets
    self.constraints = constraints
    self.via = via
    self.maximumHops = maximumHops
    self.maximumWeight = maximumWeight
  }
}
