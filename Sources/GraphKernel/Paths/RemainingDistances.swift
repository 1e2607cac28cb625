/// The exact remaining distance of every state: the least weight of a walk of at least one arc that begins in
/// the state, obeys the rules and ends at a target. Infinite if there is none.
///
/// A walk may repeat vertices, so the distance bounds every loopless path from below, whatever prefix the
/// path already has. Along any step it falls by no more than the weight of the arc, which makes it a
/// consistent guide for A*.
struct RemainingDistances {
  private let graph: Graph
  private let weights: ArcWeights
  private let rules: PathRules
  private let space: StateSpace
  private let maximumWeight: Double
  private var distances: ContiguousArray<Double>

  /// Computes the distances of all states by one search back from the targets.
  ///
  /// - Parameter maximumWeight: States further away than this may be reported as infinitely far.
  /// - Complexity: O((m + n log n) w) for w - 1 waypoints; if hops are limited to h, O(m w h).
  static func compute(
    in graph: Graph, weights: ArcWeights, rules: PathRules, space: StateSpace, maximumWeight: Double
  ) -> ContiguousArray<Double> {
    var search = RemainingDistances(
      graph: graph, weights: weights, rules: rules, space: space, maximumWeight: maximumWeight,
      distances: ContiguousArray(repeating: .infinity, count: space.count))
    if let hopLimit = space.hopLimit {
      for hops in (0..<hopLimit).reversed() { search.sweepBack(toHops: hops) }
    } else {
      search.searchBack()
    }
    return search.distances
  }

  // MARK: Any number of hops

  private struct Entry: Comparable {
    let distance: Double
    let state: StateSpace.State

    static func < (first: Entry, second: Entry) -> Bool { first.distance < second.distance }
  }

  /// Dijkstra's algorithm on the reverse rows.
  private mutating func searchBack() {
    var queue = QuaternaryHeap<Entry>()
    for (target, passed) in ends() { relaxArcs(into: target, at: 0, isEnd: true, passed: passed, &queue) }
    while let entry = queue.popMin() {
      guard entry.distance == distances[Int(entry.state)] else { continue }
      let vertex = space.vertex(of: entry.state)
      guard let passed = rules.passedBefore(entering: vertex, after: space.passed(in: entry.state)) else {
        continue
      }
      relaxArcs(into: vertex, at: entry.distance, isEnd: false, passed: passed, &queue)
    }
  }

  private mutating func relaxArcs(
    into vertex: Graph.Vertex, at distance: Double, isEnd: Bool, passed: Int,
    _ queue: inout QuaternaryHeap<Entry>
  ) {
    let layer = passed * space.vertexCount
    for slot in graph.reverse.slots(of: vertex) {
      let previous = graph.reverse.neighbours[slot]
      let role = rules.vertexRoles[Int(previous)]
      let arc = graph.reverse.arcs[slot]
      guard !role.isDisjoint(with: [.passable, .source]), allows(arc, isEnd: isEnd) else { continue }
      let candidate = distance + weights.reverse[slot]
      let state = layer + Int(previous)
      guard candidate < distances[state], candidate <= maximumWeight else { continue }
      distances[state] = candidate
      // A source that may not be passed through is where walks begin: nothing leads back from it.
      if role.contains(.passable) {
        queue.push(Entry(distance: candidate, state: StateSpace.State(truncatingIfNeeded: state)))
      }
    }
  }

  // MARK: A limited number of hops

  /// Fills the layers of one number of hops from the layers of one hop more.
  private mutating func sweepBack(toHops hops: Int) {
    for (target, passed) in ends() {
      lowerArcs(into: target, at: 0, isEnd: true, passed: passed, hops: hops)
    }
    for vertex in 0..<Graph.Vertex(space.vertexCount) where rules.vertexRoles[Int(vertex)].contains(.passable)
    {
      for after in 0..<space.legCount {
        guard let passed = rules.passedBefore(entering: vertex, after: after),
          let state = space.state(at: vertex, passed: after, hops: hops + 1),
          distances[Int(state)] < .infinity
        else { continue }
        lowerArcs(into: vertex, at: distances[Int(state)], isEnd: false, passed: passed, hops: hops)
      }
    }
  }

  private mutating func lowerArcs(
    into vertex: Graph.Vertex, at distance: Double, isEnd: Bool, passed: Int, hops: Int
  ) {
    for slot in graph.reverse.slots(of: vertex) {
      let previous = graph.reverse.neighbours[slot]
      let arc = graph.reverse.arcs[slot]
      guard !rules.vertexRoles[Int(previous)].isDisjoint(with: [.passable, .source]),
        allows(arc, isEnd: isEnd),
        let state = space.state(at: previous, passed: passed, hops: hops)
      else { continue }
      distances[Int(state)] = min(distances[Int(state)], distance + weights.reverse[slot])
    }
  }

  // MARK: Both

  /// The targets, each with the number of waypoints passed before it is entered at the end of a path.
  private func ends() -> [(target: Graph.Vertex, passed: Int)] {
    var ends: [(target: Graph.Vertex, passed: Int)] = []
    for vertex in 0..<Graph.Vertex(space.vertexCount) where rules.vertexRoles[Int(vertex)].contains(.target) {
      if let passed = rules.passedBefore(entering: vertex, after: space.legCount - 1) {
        ends.append((vertex, passed))
      }
    }
    return ends
  }

  private func allows(_ arc: Graph.Arc, isEnd: Bool) -> Bool {
    switch rules.role(of: arc) {
    case .ordinary: true
    case .terminal: isEnd
    case .avoided: false
    }
  }
}
