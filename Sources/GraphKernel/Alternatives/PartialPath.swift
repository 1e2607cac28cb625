/// The beginning of a loopless path, or a whole one, with the place in the order of `Path` before which no
/// path that begins so can stand.
struct PartialPath: Comparable {
  /// The weight, and the least that must be added.
  private(set) var bound: Double
  /// The hops, and the least that must be added.
  let hopBound: Double
  let vertices: [Graph.Vertex]
  let arcs: [Graph.Arc]
  let weight: Double
  /// The sum of the second weight.
  let resource: Double
  /// The number of waypoints passed.
  let passed: Int
  /// Whether this is a whole path, which does not go on.
  let isEnd: Bool

  var path: Path { Path(vertices: vertices, arcs: arcs, weight: weight) }

  func with(bound: Double) -> PartialPath {
    var partial = self
    partial.bound = bound
    return partial
  }

  // A path's vertices come before its arcs, so a beginning precedes what goes on from it.
  static func < (first: PartialPath, second: PartialPath) -> Bool {
    if first.bound != second.bound { return first.bound < second.bound }
    if first.hopBound != second.hopBound { return first.hopBound < second.hopBound }
    if first.vertices != second.vertices { return first.vertices.lexicographicallyPrecedes(second.vertices) }
    return first.arcs.lexicographicallyPrecedes(second.arcs)
  }
}

/// Loopless paths in the exact order of `Path` by best-first search over their beginnings, for conditions
/// that only a whole beginning can tell: a cap on a second weight, or what it shares with other paths.
///
/// A beginning is bounded by exact remaining distances: of the weight, of the hops and of the second weight.
/// What is popped is never later in the order than anything that follows, so the first whole path popped is
/// the next. Without conditions no more beginnings are popped than there are beginnings of walks not later
/// than the answer.
struct PartialPathSearch {
  /// A second weight and its cap.
  struct Resource {
    let weights: ArcWeights
    let cap: Double
    /// For each state the least it must still add.
    let remaining: Column<Double>

    /// - Throws: any `PathQueryError`.
    init(_ query: PathQuery, in graph: Graph, weights: ArcWeights, cap: Double) throws(PathQueryError) {
      var capped = query
      capped.maximumWeight = cap
      let space = try PathSpace(capped, in: graph, weights: weights)
      self.weights = weights
      self.cap = space.maximumWeight
      remaining = space.remainingDistances()
    }
  }

  private let space: PathSpace
  /// For each state the least weight, and the least number of hops, still to come.
  private let remaining: Column<Double>
  private let remainingHops: Column<Double>
  private let resource: Resource?
  private var queue = QuaternaryHeap<PartialPath>()

  /// - Throws: any `PathQueryError`.
  init(
    _ query: PathQuery, in graph: Graph, weights: ArcWeights, resource: Resource? = nil
  ) throws(PathQueryError) {
    space = try PathSpace(query, in: graph, weights: weights)
    var unlimited = query
    unlimited.maximumWeight = nil
    remaining = space.remainingDistances()
    remainingHops = try PathSpace(unlimited, in: graph, weights: graph.unitWeights).remainingDistances()
    self.resource = resource
    for source in Set(query.sources).sorted() where space.rules.vertexRoles[Int(source)].contains(.source) {
      guard let passed = space.rules.passedAfter(entering: source, passed: 0) else { continue }
      push([source], [], weight: 0, resource: 0, passed: passed, isEnd: false)
    }
  }

  /// The first beginning or whole path that is left.
  mutating func popMin() -> PartialPath? { queue.popMin() }

  /// Puts back a beginning whose bound was raised.
  mutating func putBack(_ partial: PartialPath) {
    guard partial.bound <= space.maximumWeight else { return }
    queue.push(partial)
  }

  /// The least sum of other weights, for each state, that a walk from there to a target must add.
  ///
  /// - Parameter weights: The weights by slot of the graph's reverse rows.
  /// - Complexity: O(m + n log n).
  func remaining(_ weights: Column<Double>) -> Column<Double> {
    let layout = space.weights
    let laidOut = ArcWeights(
      byArc: layout.byArc, forward: layout.forward, reverse: weights, layout: layout.layout,
      reverseLayout: layout.reverseLayout)
    return PathSpace(
      graph: space.graph, weights: laidOut, rules: space.rules, states: space.states, targets: space.targets,
      maximumWeight: .infinity
    ).remainingDistances()
  }

  /// Whether a path may end at a vertex.
  func isTarget(_ vertex: Graph.Vertex) -> Bool { space.rules.vertexRoles[Int(vertex)].contains(.target) }

  /// The state a beginning leads to, or nil if it is a whole path.
  func state(of partial: PartialPath) -> Int? {
    guard !partial.isEnd, let vertex = partial.vertices.last else { return nil }
    return space.states.state(at: vertex, passed: partial.passed, hops: partial.arcs.count).map(Int.init)
  }

  /// Puts in what continues a beginning by one arc.
  mutating func expand(_ partial: PartialPath) {
    guard let last = partial.vertices.last else { return }
    let rows = space.graph.forward
    for slot in rows.slots(of: last) {
      let (vertex, arc) = (rows.neighbours[slot], rows.arcs[slot])
      guard let step = space.rules.step(along: arc, to: vertex, passed: partial.passed),
        !partial.vertices.contains(vertex)
      else { continue }
      let weight = partial.weight + space.weights.forward[slot]
      let used = partial.resource + (resource?.weights.forward[slot] ?? 0)
      func push(isEnd: Bool) {
        self.push(
          partial.vertices + [vertex], partial.arcs + [arc], weight: weight, resource: used,
          passed: step.passed,
          isEnd: isEnd)
      }
      if step.ends { push(isEnd: true) }
      if step.continues { push(isEnd: false) }
    }
  }

  private mutating func push(
    _ vertices: [Graph.Vertex], _ arcs: [Graph.Arc], weight: Double, resource used: Double, passed: Int,
    isEnd: Bool
  ) {
    var (bound, hopBound, usedBound) = (weight, Double(arcs.count), used)
    if !isEnd {
      guard let vertex = vertices.last,
        let state = space.states.state(at: vertex, passed: passed, hops: arcs.count)
      else { return }
      bound += remaining[state]
      hopBound += remainingHops[state]
      usedBound += resource?.remaining[state] ?? 0
    }
    guard bound <= space.maximumWeight, usedBound <= resource?.cap ?? .infinity else {
      return
    }
    queue.push(
      PartialPath(
        bound: bound, hopBound: hopBound, vertices: vertices, arcs: arcs, weight: weight, resource: used,
        passed: passed, isEnd: isEnd))
  }
}
