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
  private(set) var vertexRoles: ContiguousArray<VertexRole>
  /// Empty if all arcs are ordinary.
  let arcRoles: ContiguousArray<ArcRole>
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
  func step(along arc: Graph.Arc, to vertex: Graph.Vertex, passed: Int) -> Step? {
    let role = vertexRoles[Int(vertex)]
    let arcRole = self.role(of: arc)
    guard arcRole != .avoided, let passed = passedAfter(entering: vertex, passed: passed) else { return nil }
    let ends = role.contains(.target) && passed == waypoints.count
    let continues = role.contains(.passable) && arcRole == .ordinary
    return ends || continues ? Step(passed: passed, ends: ends, continues: continues) : nil
  }

  func role(of arc: Graph.Arc) -> ArcRole { arcRoles.isEmpty ? .ordinary : arcRoles[Int(arc)] }

  /// The number of waypoints passed once `vertex` is entered, or nil if it is a waypoint out of turn.
  func passedAfter(entering vertex: Graph.Vertex, passed: Int) -> Int? {
    guard vertexRoles[Int(vertex)].contains(.waypoint) else { return passed }
    return passed < waypoints.count && waypoints[passed] == vertex ? passed + 1 : nil
  }

  /// The inverse of `passedAfter(entering:passed:)`.
  func passedBefore(entering vertex: Graph.Vertex, after passed: Int) -> Int? {
    guard vertexRoles[Int(vertex)].contains(.waypoint) else { return passed }
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
    try self.init(query.constraints, waypoints: query.via, in: graph)
    for source in query.sources where !isAvoided(source, by: query.constraints) {
      vertexRoles[Int(source)].insert(.source)
      if query.sourcesAreInitial { vertexRoles[Int(source)].remove(.passable) }
    }
    for target in query.targets where !isAvoided(target, by: query.constraints) {
      vertexRoles[Int(target)].insert(.target)
      if query.targetsAreTerminal { vertexRoles[Int(target)].remove(.passable) }
    }
    for (index, waypoint) in query.via.enumerated() {
      guard !query.via[..<index].contains(waypoint) else { throw .repeatedWaypoint(waypoint) }
      vertexRoles[Int(waypoint)].insert(.waypoint)
    }
  }

  /// Compiles constraints for searches from or to all vertices: any vertex that is not avoided has the
  /// role `anyVertex`.
  ///
  /// - Throws: `PathQueryError.maskCount`.
  init(_ constraints: PathConstraints, anyVertex: VertexRole, in graph: Graph) throws(PathQueryError) {
    try self.init(constraints, waypoints: [], in: graph)
    for vertex in vertexRoles.indices where constraints.avoidedVertices?[vertex] != true {
      vertexRoles[vertex].insert(anyVertex)
    }
  }

  private init(
    _ constraints: PathConstraints, waypoints: [Graph.Vertex], in graph: Graph
  ) throws(PathQueryError) {
    try Self.checkCount(constraints.avoidedVertices, .avoidedVertices, expected: graph.vertexCount)
    try Self.checkCount(constraints.terminalVertices, .terminalVertices, expected: graph.vertexCount)
    try Self.checkCount(constraints.avoidedArcs, .avoidedArcs, expected: graph.arcCount)
    try Self.checkCount(constraints.terminalArcs, .terminalArcs, expected: graph.arcCount)

    var vertexRoles = ContiguousArray<VertexRole>(repeating: .passable, count: graph.vertexCount)
    for mask in [constraints.avoidedVertices, constraints.terminalVertices] {
      guard let mask else { continue }
      for vertex in vertexRoles.indices where mask[vertex] { vertexRoles[vertex] = [] }
    }

    var arcRoles = ContiguousArray<ArcRole>()
    for (mask, role) in [(constraints.terminalArcs, ArcRole.terminal), (constraints.avoidedArcs, .avoided)] {
      guard let mask else { continue }
      if arcRoles.isEmpty { arcRoles = ContiguousArray(repeating: .ordinary, count: graph.arcCount) }
      for arc in arcRoles.indices where mask[arc] { arcRoles[arc] = role }
    }
    self.init(vertexRoles: vertexRoles, arcRoles: arcRoles, waypoints: waypoints)
  }

  private func isAvoided(_ vertex: Graph.Vertex, by constraints: PathConstraints) -> Bool {
    constraints.avoidedVertices?[Int(vertex)] == true
  }

  /// Lets a path end at a vertex.
  mutating func makeTarget(_ vertex: Graph.Vertex) { vertexRoles[Int(vertex)].insert(.target) }

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
