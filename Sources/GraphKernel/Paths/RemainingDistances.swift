/// The remaining distance of every state, as far as it is known: the least weight of a walk of at least one arc that
/// begins in the state, obeys the rules and ends at a target. Infinite if there is none.
///
/// One search back from the targets settles states in the order of their distance, only as far as it is told to grow.
/// What it has not settled is at least as far as its radius. The lesser of the radius and the distance found so far is
/// exact for a settled state and a lower bound for any other; along any step it falls by no more than the weight of the
/// arc, which makes it a consistent guide for A*, however far the search has grown.
///
/// A walk may repeat vertices, so the distance bounds every loopless path from below, whatever prefix the path already
/// has, and whatever arcs are taken out.
struct RemainingDistances: ~Copyable {
  private let space: PathSpace
  /// For each state the bits of its distance, exclusive or those of infinity, so that zero stands for infinity.
  private var bits: Buffer<UInt64>
  private var queue = SearchQueue()
  /// No state that is not settled is nearer to the targets than this.
  private(set) var radius = 0.0
  /// The number of states settled so far.
  private(set) var settledCount = 0

  private static let infinity = Double.infinity.bitPattern

  /// Begins at the targets. If hops are limited, all distances are computed at once.
  ///
  /// - Complexity: O(d) for d arcs into targets; if hops are limited to h, O(m w h) for w - 1 waypoints.
  init(_ space: PathSpace) {
    self.space = space
    bits = Buffer(lazily: 0, count: space.states.count)
    if let hopLimit = space.states.hopLimit {
      for hops in (0..<hopLimit).reversed() { sweepBack(toHops: hops) }
      radius = .infinity
    } else {
      for (target, passed) in ends() { relaxArcs(into: target, at: 0, isEnd: true, passed: passed) }
      radius = queue.first?.bound ?? .infinity
    }
  }

  /// Stands in for distances that are lent.
  private init(insteadOf space: PathSpace) {
    self.space = space
    bits = Buffer(lazily: 0, count: 0)
  }

  static func placeholder(in space: PathSpace) -> RemainingDistances { RemainingDistances(insteadOf: space) }

  /// Whether every distance is exact.
  var isComplete: Bool { radius == .infinity }

  /// The distance of a state if it is settled, otherwise a lower bound.
  @inline(__always)
  subscript(state: StateSpace.State) -> Double { min(known(Int(state)), radius) }

  @inline(__always)
  private func known(_ state: Int) -> Double { Double(bitPattern: bits[state] ^ Self.infinity) }

  @inline(__always)
  private mutating func setKnown(_ state: Int, _ distance: Double) {
    bits[state] = distance.bitPattern ^ Self.infinity
  }

  /// Settles states until there are so many, or every state is settled.
  ///
  /// - Complexity: O((m + n log n) w) in all for w - 1 waypoints.
  mutating func grow(toSettled limit: Int) {
    while settledCount < limit, let entry = queue.pop() {
      guard entry.bound == known(Int(entry.state)) else { continue }
      settledCount += 1
      let vertex = space.states.vertex(of: entry.state)
      if let passed = space.rules.passedBefore(entering: vertex, after: space.states.passed(in: entry.state))
      {
        relaxArcs(into: vertex, at: entry.bound, isEnd: false, passed: passed)
      }
    }
    radius = queue.first?.bound ?? .infinity
  }

  private mutating func relaxArcs(into vertex: Graph.Vertex, at distance: Double, isEnd: Bool, passed: Int) {
    let layer = passed * space.states.vertexCount
    let rows = space.graph.reverse
    let weights = space.weights.reverse
    for slot in rows.slots(of: vertex) {
      let previous = rows.neighbours[slot]
      let candidate = distance + weights[slot]
      let state = layer + Int(previous)
      guard candidate < known(state), candidate <= space.maximumWeight else { continue }
      let role = space.rules.vertexRoles[previous]
      guard !role.isDisjoint(with: [.passable, .source]), allows(rows.arcs[slot], isEnd: isEnd) else {
        continue
      }
      setKnown(state, candidate)
      // A source that may not be passed through is where walks begin: nothing leads back from it.
      if role.contains(.passable) {
        queue.push(QueuedState(bound: candidate, hops: 0, state: StateSpace.State(truncatingIfNeeded: state)))
      }
    }
  }

  // MARK: A limited number of hops

  /// Fills the layers of one number of hops from the layers of one hop more.
  private mutating func sweepBack(toHops hops: Int) {
    for (target, passed) in ends() {
      lowerArcs(into: target, at: 0, isEnd: true, passed: passed, hops: hops)
    }
    for vertex in space.graph.vertices where space.rules.vertexRoles[vertex].contains(.passable) {
      for after in 0..<space.states.legCount {
        guard let passed = space.rules.passedBefore(entering: vertex, after: after),
          let state = space.states.state(at: vertex, passed: after, hops: hops + 1),
          known(Int(state)) < .infinity
        else { continue }
        lowerArcs(into: vertex, at: known(Int(state)), isEnd: false, passed: passed, hops: hops)
      }
    }
  }

  private mutating func lowerArcs(
    into vertex: Graph.Vertex, at distance: Double, isEnd: Bool, passed: Int, hops: Int
  ) {
    let rows = space.graph.reverse
    for slot in rows.slots(of: vertex) {
      let previous = rows.neighbours[slot]
      guard !space.rules.vertexRoles[previous].isDisjoint(with: [.passable, .source]),
        allows(rows.arcs[slot], isEnd: isEnd),
        let state = space.states.state(at: previous, passed: passed, hops: hops)
      else { continue }
      setKnown(Int(state), min(known(Int(state)), distance + space.weights.reverse[slot]))
    }
  }

  // MARK: Both

  /// The targets, each with the number of waypoints passed before it is entered at the end of a path.
  private func ends() -> [(target: Graph.Vertex, passed: Int)] {
    space.targets.compactMap { target in
      space.rules.passedBefore(entering: target, after: space.states.legCount - 1).map { (target, $0) }
    }
  }

  @inline(__always)
  private func allows(_ arc: Graph.Arc, isEnd: Bool) -> Bool {
    switch space.rules.role(of: arc) {
    case .ordinary: true
    case .terminal: isEnd
    case .avoided: false
    }
  }
}

extension PathSpace {
  /// The exact remaining distance of every state.
  ///
  /// - Complexity: that of `RemainingDistances` grown to the end.
  func remainingDistances() -> Column<Double> {
    var remaining = RemainingDistances(self)
    remaining.grow(toSettled: .max)
    var distances = Buffer(repeating: Double.infinity, count: states.count)
    for state in 0..<states.count {
      distances[state] = remaining[StateSpace.State(truncatingIfNeeded: state)]
    }
    return Column(distances)
  }
}
