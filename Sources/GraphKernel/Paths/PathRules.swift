/// What a vertex may be in a path. A vertex to avoid is none of these.
struct VertexRole: OptionSet, Sendable {
  let rawValue: UInt8

  /// A path may start here.
  static let source = VertexRole(rawValue: 1)
  /// A path may end here.
  static let target = VertexRole(rawValue: 2)
  /// A path may pass through.
  static let passable = VertexRole(rawValue: 4)
  /// The vertex is a waypoint, which may be entered only when it is the next one.
  static let waypoint = VertexRole(rawValue: 8)
}

/// What an arc may be in a path.
enum ArcRole: UInt8, Sendable {
  case ordinary, terminal, avoided
}

/// A query compiled into one byte a vertex and, if arcs are constrained at all, one byte an arc.
struct PathRules: Sendable {
  let vertexRoles: Column<VertexRole>
  /// Empty if all arcs are ordinary.
  let arcRoles: Column<ArcRole>
  let waypoints: [Graph.Vertex]

  /// What following an arc leads to.
  struct Step {
    /// The number of waypoints passed after the step.
    let passed: Int
    /// Whether the path may end after the step.
    let ends: Bool
    /// Whether the path may go on after the step.
    let continues: Bool
  }

  /// The step along an arc to a vertex after some waypoints are passed, or nil if it leads to no path.
  @inline(__always)
  func step(along arc: Graph.Arc, to vertex: Graph.Vertex, passed: Int) -> Step? {
    let role = vertexRoles[vertex]
    let arcRole = self.role(of: arc)
    guard arcRole != .avoided, let passed = passedAfter(entering: vertex, passed: passed) else { return nil }
    let ends = role.contains(.target) && passed == waypoints.count
    let continues = role.contains(.passable) && arcRole == .ordinary
    return ends || continues ? Step(passed: passed, ends: ends, continues: continues) : nil
  }

  @inline(__always)
  func role(of arc: Graph.Arc) -> ArcRole { arcRoles.count == 0 ? .ordinary : arcRoles[arc] }

  /// The number of waypoints passed once `vertex` is entered, or nil if it is a waypoint out of turn.
  @inline(__always)
  func passedAfter(entering vertex: Graph.Vertex, passed: Int) -> Int? {
    guard vertexRoles[vertex].contains(.waypoint) else { return passed }
    return passed < waypoints.count && waypoints[passed] == vertex ? passed + 1 : nil
  }

  /// The inverse of `passedAfter(entering:passed:)`.
  @inline(__always)
  func passedBefore(entering vertex: Graph.Vertex, after passed: Int) -> Int? {
    guard vertexRoles[vertex].contains(.waypoint) else { return passed }
    return passed > 0 && waypoints[passed - 1] == vertex ? passed - 1 : nil
  }
}

extension PathRules {
  /// Compiles a query.
  ///
  /// - Throws: `PathQueryError.vertexOutOfRange`, `.maskCount`, `.repeatedWaypoint`.
  init(_ query: PathQuery, in graph: Graph) throws(PathQueryError) {
    try Self.checkVertices(query.sources, .sources, in: graph)
    try Self.checkVertices(query.targets, .targets, in: graph)
    try Self.checkVertices(query.via, .via, in: graph)
    let constraints = query.constraints
    try Self.checkCounts(constraints, in: graph)
    for (index, waypoint) in query.via.enumerated() where query.via[..<index].contains(waypoint) {
      throw .repeatedWaypoint(waypoint)
    }
    var roles = Self.passableVertices(constraints, in: graph)
    for source in query.sources where constraints.avoidedVertices?[Int(source)] != true {
      roles[source].insert(.source)
      if query.sourcesAreInitial { roles[source].remove(.passable) }
    }
    for target in query.targets where constraints.avoidedVertices?[Int(target)] != true {
      roles[target].insert(.target)
      if query.targetsAreTerminal { roles[target].remove(.passable) }
    }
    for waypoint in query.via { roles[waypoint].insert(.waypoint) }
    self.init(
      vertexRoles: Column(roles), arcRoles: Self.arcRoles(constraints, in: graph), waypoints: query.via)
  }

  /// Compiles constraints for searches from or to all vertices: any vertex that is not avoided has the
  /// role `anyVertex`, and of these `targets` may be ends too.
  ///
  /// - Throws: `PathQueryError.maskCount`.
  init(
    _ constraints: PathConstraints, anyVertex: VertexRole, targets: [Graph.Vertex] = [], in graph: Graph
  ) throws(PathQueryError) {
    try Self.checkCounts(constraints, in: graph)
    var roles = Self.passableVertices(constraints, in: graph)
    for vertex in graph.vertices where constraints.avoidedVertices?[Int(vertex)] != true {
      roles[vertex].insert(anyVertex)
    }
    for target in targets where constraints.avoidedVertices?[Int(target)] != true {
      roles[target].insert(.target)
    }
    self.init(
      vertexRoles: Column(roles), arcRoles: Self.arcRoles(constraints, in: graph), waypoints: [])
  }

  /// The vertices that a path may pass through, as far as the masks say.
  private static func passableVertices(
    _ constraints: PathConstraints, in graph: Graph
  ) -> Buffer<VertexRole> {
    var roles = Buffer<VertexRole>(repeating: .passable, count: graph.vertexCount)
    for mask in [constraints.avoidedVertices, constraints.terminalVertices] {
      guard let mask else { continue }
      for vertex in mask.indices where mask[vertex] { roles[vertex] = [] }
    }
    return roles
  }

  /// The roles of arcs, none if all are ordinary.
  private static func arcRoles(_ constraints: PathConstraints, in graph: Graph) -> Column<ArcRole> {
    guard constraints.terminalArcs != nil || constraints.avoidedArcs != nil else { return Column([]) }
    var roles = Buffer<ArcRole>(repeating: .ordinary, count: graph.arcCount)
    for (mask, role) in [(constraints.terminalArcs, ArcRole.terminal), (constraints.avoidedArcs, .avoided)] {
      guard let mask else { continue }
      for arc in mask.indices where mask[arc] { roles[arc] = role }
    }
    return Column(roles)
  }

  private static func checkCounts(
    _ constraints: PathConstraints, in graph: Graph
  ) throws(PathQueryError) {
    try checkCount(constraints.avoidedVertices, .avoidedVertices, expected: graph.vertexCount)
    try checkCount(constraints.terminalVertices, .terminalVertices, expected: graph.vertexCount)
    try checkCount(constraints.avoidedArcs, .avoidedArcs, expected: graph.arcCount)
    try checkCount(constraints.terminalArcs, .terminalArcs, expected: graph.arcCount)
  }

  /// Checks that vertices lie in a graph.
  static func checkVertices(
    _ vertices: [Graph.Vertex], _ list: PathQueryError.VertexList, in graph: Graph
  ) throws(PathQueryError) {
    for vertex in vertices where vertex >= graph.vertexCount {
      throw .vertexOutOfRange(vertex, in: list, vertexCount: graph.vertexCount)
    }
  }

  private static func checkCount(
    _ mask: [Bool]?, _ name: PathQueryError.Mask, expected: Int
  ) throws(PathQueryError) {
    if let mask, mask.count != expected {
      throw .maskCount(name, expected: expected, actual: mask.count)
    }
  }
}
