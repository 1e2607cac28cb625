/// Sets vertices aside for one leg of a path with waypoints.
///
/// A leg leads from one waypoint to the next. A vertex that every way along one leg must pass can be used on
/// no other leg of a loopless path. Setting such vertices aside shows at once that many impossible queries
/// have no answer ('via' a vertex with a single neighbour), where trying one walk after the other could take
/// exponential time. What remains is sound, not complete: to decide whether any such path exists is NP-hard
/// (S. Fortune, J. Hopcroft and J. Wyllie, 'The directed subgraph homeomorphism problem', Theoretical Computer
/// Science 10, 1980).
struct WaypointLegs {
  private let space: PathSpace
  /// The leg for which a vertex is set aside, or -1.
  private var owners: ContiguousArray<Int32>
  private var visited: VertexMarks
  private var parents: ContiguousArray<Graph.Vertex>
  private var pathIndices: ContiguousArray<Int32>

  init(_ space: PathSpace) {
    self.space = space
    let vertexCount = space.graph.vertexCount
    owners = ContiguousArray(repeating: -1, count: vertexCount)
    visited = VertexMarks(count: vertexCount)
    parents = ContiguousArray(repeating: 0, count: vertexCount)
    pathIndices = ContiguousArray(repeating: -1, count: vertexCount)
  }

  /// Whether a path may go on through a vertex when so many waypoints are passed.
  func allows(_ vertex: Graph.Vertex, passed: Int) -> Bool {
    let owner = owners[Int(vertex)]
    return owner < 0 || owner == Int32(passed)
  }

  /// Sets aside, until nothing changes, what each leg that is left must pass.
  ///
  /// - Parameter prefix: Vertices that no leg may use.
  /// - Returns: Whether each leg is still possible.
  /// - Complexity: O((n + m) w s) for w legs and s vertices set aside.
  mutating func setAside(from spur: Spur, prefix: VertexMarks) -> Bool {
    for vertex in owners.indices { owners[vertex] = -1 }
    let waypoints = space.rules.waypoints
    // If a path may end at the last waypoint, the last leg may be empty and need pass nothing.
    let mayEndAtLast = waypoints.last.map { space.rules.vertexRoles[Int($0)].contains(.target) } ?? false
    let legs = spur.passed..<(waypoints.count + (mayEndAtLast ? 0 : 1))
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for leg in legs {
        let start = leg == spur.passed ? spur.vertex : waypoints[leg - 1]
        guard let cut = cutVertices(ofLeg: leg, from: start, prefix: prefix) else { return false }
        for vertex in cut where owners[Int(vertex)] < 0 {
          owners[Int(vertex)] = Int32(leg)
          hasChanged = true
        }
      }
    }
    return true
  }

  /// The inner vertices that lie on every way along a leg, or nil if there is no way.
  ///
  /// One way is found by breadth-first search. Then its vertices are expanded in turn, each with all that is
  /// reached from it beside the way: a vertex that nothing so far jumps past is on every way.
  private mutating func cutVertices(
    ofLeg leg: Int, from start: Graph.Vertex, prefix: VertexMarks
  ) -> [Graph.Vertex]? {
    guard let way = anyWay(alongLeg: leg, from: start, prefix: prefix) else { return nil }
    for (index, vertex) in way.enumerated() { pathIndices[Int(vertex)] = Int32(index) }
    defer { for vertex in way { pathIndices[Int(vertex)] = -1 } }

    visited.removeAll()
    var cut: [Graph.Vertex] = []
    var farthest = 0
    for (index, vertex) in way.enumerated() {
      if index > 0, farthest == index { cut.append(vertex) }
      var stack = [vertex]
      while let vertex = stack.popLast() {
        let row = steps(from: vertex, leg: leg, prefix: prefix)
        if row.contains(where: \.reachesGoal) { farthest = way.count }
        for step in row where step.staysOnLeg {
          let place = Int(pathIndices[Int(step.vertex)])
          farthest = max(farthest, place)
          if place < 0, visited.insert(step.vertex) { stack.append(step.vertex) }
        }
      }
    }
    return cut
  }

  /// The vertices of a way along a leg from its start to the vertex before its goal.
  private mutating func anyWay(
    alongLeg leg: Int, from start: Graph.Vertex, prefix: VertexMarks
  ) -> [Graph.Vertex]? {
    visited.removeAll()
    visited.insert(start)
    var queue = [start]
    var head = 0
    while head < queue.count {
      let vertex = queue[head]
      head += 1
      for step in steps(from: vertex, leg: leg, prefix: prefix) {
        if step.reachesGoal { return way(from: start, to: vertex) }
        guard step.staysOnLeg, visited.insert(step.vertex) else { continue }
        parents[Int(step.vertex)] = vertex
        queue.append(step.vertex)
      }
    }
    return nil
  }

  private func way(from start: Graph.Vertex, to end: Graph.Vertex) -> [Graph.Vertex] {
    var vertices = [end]
    while let vertex = vertices.last, vertex != start { vertices.append(parents[Int(vertex)]) }
    return vertices.reversed()
  }

  private func steps(
    from vertex: Graph.Vertex, leg: Int, prefix: VertexMarks
  ) -> [(vertex: Graph.Vertex, staysOnLeg: Bool, reachesGoal: Bool)] {
    let rows = space.graph.forward
    return rows.slots(of: vertex).compactMap { slot in
      let next = rows.neighbours[slot]
      guard !prefix.contains(next),
        let step = space.rules.step(along: rows.arcs[slot], to: next, passed: leg)
      else { return nil }
      let staysOnLeg = step.passed == leg && step.continues && allows(next, passed: leg)
      let reachesGoal = step.ends || step.passed > leg && step.continues
      return (next, staysOnLeg, reachesGoal)
    }
  }
}
