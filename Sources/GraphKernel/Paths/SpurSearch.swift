/// Finds the first walk of a subspace: of the walks that begin with a given prefix and leave its last vertex,
/// the spur vertex, by an arc that is not banned.
///
/// The search is A* (P. E. Hart, N. J. Nilsson and B. Raphael, 1968) guided by the remaining distances of the whole
/// graph, as far as they are known. They stay admissible and consistent when the vertices of the prefix are taken out.
/// Labels are stamped with the number of the search, so that a search costs only what it touches.
///
/// 'First' is meant in the order of paths. States are settled by weight and, among equals, by hops; the best
/// predecessors of a state are therefore settled before it, and of the walks into a state of equal weight
/// and hops the one whose vertices and arcs come first is kept. It stays the first whatever follows.
///
/// No vertex of the prefix is taken again. Another vertex may be, though only if there are waypoints:
/// otherwise the walk without the loop would come before. See `TrackedVertices`.
struct SpurSearch: ~Copyable {
  let space: PathSpace
  /// What guides the search. It grows with the work done here, so that neither does much more than is needed.
  var remaining: RemainingDistances
  /// The vertices of the prefix, to be marked by the caller.
  var prefix: VertexMarks
  /// The vertices that no walk takes twice, in addition.
  private(set) var tracked: TrackedVertices
  /// The number of states settled by all searches so far.
  private(set) var settledCount = 0

  private var labels: Buffer<SpurLabel>
  private var queue = SearchQueue()
  private var search: UInt64 = 0
  private var end: End?

  /// - Parameter isGuided: Whether distances will be lent, so that none need be begun.
  init(_ space: PathSpace, trackingLimit: Int, isGuided: Bool = false) {
    self.space = space
    prefix = VertexMarks(count: space.graph.vertexCount)
    tracked = TrackedVertices(space.states, limit: trackingLimit)
    labels = Buffer(lazily: SpurLabel(), count: space.states.count)
    remaining = isGuided ? .placeholder(in: space) : RemainingDistances(space)
  }

  /// Tracks another vertex from now on.
  mutating func track(_ vertex: Graph.Vertex) {
    tracked.track(vertex)
    if tracked.trackedStateCount > labels.count {
      labels = Buffer(lazily: SpurLabel(), count: tracked.trackedStateCount)
    }
  }

  /// The last step of the first complete walk, as far as known.
  private struct End {
    let weight: Double
    let hops: UInt32
    let parent: StateSpace.State
    let arc: Graph.Arc
    let vertex: Graph.Vertex
  }

  // MARK: Search

  /// The part of the first walk that follows the prefix, or nil if the subspace is empty.
  ///
  /// - Parameters:
  ///   - banned: Arcs out of the spur vertex, in ascending order.
  /// - Returns: The walk's arcs after the prefix, the vertices they enter, and the weight of the whole walk.
  /// - Complexity: O(m' + n' log n') for the n' states and m' arcs touched.
  mutating func firstWalk(
    from spur: Spur, banned: [Graph.Arc]
  ) -> (vertices: [Graph.Vertex], arcs: [Graph.Arc], weight: Double)? {
    let states = space.states
    guard let start = states.state(at: spur.vertex, passed: spur.passed, hops: spur.hops) else { return nil }
    search += 1
    end = nil
    queue.removeAll()
    labels[start] = SpurLabel(
      distance: spur.weight, search: search, hops: UInt32(spur.hops), parent: start)
    queue.push(QueuedState(bound: spur.weight, hops: UInt32(spur.hops), state: start))
    while let entry = queue.pop() {
      if let end, (end.weight, end.hops) <= (entry.bound, entry.hops) { break }
      guard !labels[entry.state].isSettled, isCurrent(entry, from: start) else { continue }
      labels[entry.state].isSettled = true
      settledCount += 1
      expand(entry.state, banned: entry.state == start ? banned[...] : [])
      if !remaining.isComplete, settledCount > remaining.settledCount {
        remaining.grow(toSettled: settledCount)
      }
    }
    return end.map { trace($0, from: start) }
  }

  /// Whether the bound of an entry is what it would be now. If the remaining distances have grown since, the entry is
  /// queued again. States still come up in order: a queued bound is never above what it would be now.
  private mutating func isCurrent(_ entry: QueuedState, from start: StateSpace.State) -> Bool {
    guard entry.state != start else { return true }
    let bound = labels[entry.state].distance + remaining[tracked.state(of: entry.state)]
    guard bound > entry.bound else { return true }
    if bound <= limit {
      queue.push(QueuedState(bound: bound, hops: labels[entry.state].hops, state: entry.state))
    }
    return false
  }

  /// No walk heavier than this is the first.
  private var limit: Double { end?.weight ?? space.maximumWeight }

  private mutating func expand(_ state: StateSpace.State, banned: ArraySlice<Graph.Arc>) {
    let rows = space.graph.forward
    let passed = space.states.passed(in: tracked.state(of: state))
    let used = tracked.used(in: state)
    let distance = labels[state].distance
    let hops = labels[state].hops + 1
    var banned = banned
    let slots = rows.slots(of: vertex(of: state))
    for slot in slots {
      let arc = rows.arcs[slot]
      let vertex = rows.neighbours[slot]
      if banned.first == arc {
        banned.removeFirst()
        continue
      }
      guard !prefix.contains(vertex), let used = tracked.used(used, adding: vertex),
        let step = space.rules.step(along: arc, to: vertex, passed: passed)
      else { continue }
      let weight = distance + space.weights.forward[slot]
      if step.ends {
        offer(End(weight: weight, hops: hops, parent: state, arc: arc, vertex: vertex))
      }
      guard step.continues,
        let next = space.states.state(at: vertex, passed: step.passed, hops: Int(hops))
      else { continue }
      let bound = weight + remaining[next]
      guard bound <= limit else { continue }
      relax(
        tracked.tracked(next, used: used), bound: bound, distance: weight, hops: hops, parent: state, arc: arc
      )
    }
  }

  private mutating func relax(
    _ state: StateSpace.State, bound: Double, distance: Double, hops: UInt32,
    parent: StateSpace.State, arc: Graph.Arc
  ) {
    let known = labels[state]
    var isEqual = false
    if known.search == search {
      guard !known.isSettled, (distance, hops) <= (known.distance, known.hops) else { return }
      isEqual = (distance, hops) == (known.distance, known.hops)
      if isEqual, !precedes(parent, known.parent) { return }
    }
    labels[state] = SpurLabel(distance: distance, search: search, hops: hops, parent: parent, arc: arc)
    if !isEqual { queue.push(QueuedState(bound: bound, hops: hops, state: state)) }
  }

  private mutating func offer(_ candidate: End) {
    guard candidate.weight <= space.maximumWeight else { return }
    if let end {
      guard (candidate.weight, candidate.hops) <= (end.weight, end.hops) else { return }
      let isEqual = (candidate.weight, candidate.hops) == (end.weight, end.hops)
      let lastVertices = candidate.vertex == end.vertex ? nil : candidate.vertex < end.vertex
      if isEqual, !precedes(candidate.parent, end.parent, lastVertices: lastVertices) { return }
    }
    end = candidate
  }

  /// Whether the first of two walks of equally many hops, given by the states before their last vertices, has
  /// the earlier vertices.
  ///
  /// Arcs need no comparison. Walks over the same vertices come through the same states, so they differ in
  /// parallel arcs out of one state at a time; its row ascends by arc, and the first of them is kept.
  ///
  /// - Parameter lastVertices: The order of the walks' last vertices, nil if they are the same.
  private func precedes(
    _ first: StateSpace.State, _ second: StateSpace.State, lastVertices: Bool? = nil
  ) -> Bool {
    // Going back in step, the difference seen last is the one that stands first.
    var (first, second) = (first, second)
    var isEarlier = lastVertices ?? false
    while first != second {
      let vertices = (vertex(of: first), vertex(of: second))
      if vertices.0 != vertices.1 { isEarlier = vertices.0 < vertices.1 }
      (first, second) = (labels[first].parent, labels[second].parent)
    }
    return isEarlier
  }

  private func vertex(of state: StateSpace.State) -> Graph.Vertex {
    space.states.vertex(of: tracked.state(of: state))
  }

  private func trace(
    _ end: End, from start: StateSpace.State
  ) -> (vertices: [Graph.Vertex], arcs: [Graph.Arc], weight: Double) {
    var vertices = [end.vertex]
    var arcs = [end.arc]
    var state = end.parent
    while state != start {
      vertices.append(vertex(of: state))
      arcs.append(labels[state].arc)
      state = labels[state].parent
    }
    return (vertices.reversed(), arcs.reversed(), end.weight)
  }

  // MARK: Bound

  /// The least weight that a walk of the subspace can have, judged by its first arc after the prefix.
  ///
  /// - Complexity: O(d) for d arcs out of the spur vertex.
  mutating func lowerBound(from spur: Spur, banned: [Graph.Arc]) -> Double {
    let rows = space.graph.forward
    var banned = banned[...]
    var bound = Double.infinity
    for slot in rows.slots(of: spur.vertex) {
      let arc = rows.arcs[slot]
      let vertex = rows.neighbours[slot]
      if banned.first == arc {
        banned.removeFirst()
        continue
      }
      guard !prefix.contains(vertex),
        let step = space.rules.step(along: arc, to: vertex, passed: spur.passed)
      else { continue }
      let rest = step.ends ? 0 : remaining(after: step, at: vertex, hops: spur.hops + 1)
      bound = min(bound, spur.weight + space.weights.forward[slot] + rest)
    }
    return bound
  }

  /// A lower bound of the rest after a step, infinite if the path cannot go on.
  private func remaining(after step: PathRules.Step, at vertex: Graph.Vertex, hops: Int) -> Double {
    guard step.continues, let state = space.states.state(at: vertex, passed: step.passed, hops: hops) else {
      return .infinity
    }
    return remaining[state]
  }
}

/// How a state is best reached, as far as known. All bytes are zero before the first
/// search. Not nested and private: the compiler of Swift 6.3 then fails in debug builds.
struct SpurLabel: BitwiseCopyable {
  var distance = 0.0
  /// The search that wrote the label.
  var search: UInt64 = 0
  var hops: UInt32 = 0
  var parent: StateSpace.State = 0
  var arc: Graph.Arc = 0
  var isSettled = false
}
