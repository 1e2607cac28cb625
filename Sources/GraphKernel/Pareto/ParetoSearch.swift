/// The label setting search behind `Graph.paretoPaths`.
///
/// A label may be pruned by another in the same state because whatever completes the first completes the
/// second, at no more cost. Where the second path then repeats a vertex, leaving out the loop gives a path
/// that is no worse and has fewer hops. Three cases need care. If hops are limited, the second must not have
/// more of them. If the second path began at a target, it cannot end there, so it prunes only paths that
/// began there too. With waypoints a loop cannot be left out, so the vertices of the second must be among
/// those of the first.
struct ParetoSearch {
  struct Result {
    let costs: ParetoCosts
    let hops: UInt32
    let label: ParetoLabels.Label
  }

  private struct Entry: Comparable {
    /// The costs and the least that must be added.
    let bound: ParetoCosts
    let hops: UInt32
    let label: ParetoLabels.Label

    static func < (first: Entry, second: Entry) -> Bool {
      if first.bound.precedes(second.bound) { return true }
      guard first.bound == second.bound else { return false }
      return first.hops != second.hops ? first.hops < second.hops : first.label < second.label
    }
  }

  private let graph: Graph
  private let criteria: [Column<Double>]
  private let clock: ParetoClock?
  private let rules: PathRules
  private let states: StateSpace
  /// For each criterion, and for hops, the least that every state must still add.
  private let remaining: [Column<Double>]
  private let remainingHops: Column<Double>
  private let caps: ParetoCosts
  private let keepsEqual: Bool

  private(set) var labels = ParetoLabels()
  private(set) var results: [Result] = []
  private(set) var settledCount = 0
  private(set) var isStopped = false
  private var queue = QuaternaryHeap<Entry>()
  /// The first label at each vertex after each number of waypoints.
  private var heads: ContiguousArray<ParetoLabels.Label>

  /// - Parameters:
  ///   - criteria: Columns of the graph, up to four with the clock.
  ///   - clock: Time as the last criterion.
  ///   - caps: The largest cost by each criterion; infinite for any.
  ///   - keepsEqual: Whether to keep every path of a cost vector, not the first alone.
  init(
    _ query: PathQuery, in graph: Graph, criteria: [ArcWeights], clock: ParetoClock?, caps: [Double],
    keepsEqual: Bool
  ) throws(PathQueryError) {
    var unlimited = query
    unlimited.maximumWeight = nil
    let hopSpace = try PathSpace(unlimited, in: graph, weights: graph.unitWeights)
    var remaining: [Column<Double>] = []
    var capVector = ParetoCosts(repeating: .greatestFiniteMagnitude)
    for (index, weights) in criteria.enumerated() {
      var capped = query
      capped.maximumWeight = caps[index]
      remaining.append(try PathSpace(capped, in: graph, weights: weights).remainingDistances())
      capVector[index] = min(caps[index], .greatestFiniteMagnitude)
    }
    self.graph = graph
    self.criteria = criteria.map(\.forward)
    self.clock = clock
    self.remaining = remaining
    remainingHops = hopSpace.remainingDistances()
    self.caps = capVector
    self.keepsEqual = keepsEqual
    rules = hopSpace.rules
    states = hopSpace.states
    heads = ContiguousArray(
      repeating: ParetoLabels.none, count: graph.vertexCount * states.legCount)
  }

  // MARK: Search

  /// Settles labels in lexicographic order of their bounds, at most `limit` of them.
  mutating func run(from sources: [Graph.Vertex], limit: Int) {
    for source in sources where rules.vertexRoles[Int(source)].contains(.source) { start(at: source) }
    while let entry = queue.popMin() {
      let label = labels[entry.label]
      guard label.isLive, !isBeaten(entry.bound, hops: leastHops(of: label)) else { continue }
      guard settledCount < limit else {
        isStopped = true
        return
      }
      settledCount += 1
      if label.isEnd { accept(entry.label) } else { expand(entry.label) }
    }
  }

  private mutating func start(at source: Graph.Vertex) {
    guard let passed = rules.passedAfter(entering: source, passed: 0) else { return }
    let isTarget = rules.vertexRoles[Int(source)].contains(.target)
    insert(
      ParetoLabels.Element(
        costs: .zero, vertex: source, arc: ParetoLabels.none, parent: ParetoLabels.none, hops: 0,
        passed: UInt32(passed), targetAtStart: isTarget ? source : ParetoLabels.none, isEnd: false))
  }

  private mutating func expand(_ parent: ParetoLabels.Label) {
    let origin = labels[parent]
    for slot in graph.forward.slots(of: origin.vertex) {
      let (vertex, arc) = (graph.forward.neighbours[slot], graph.forward.arcs[slot])
      guard let step = rules.step(along: arc, to: vertex, passed: Int(origin.passed)),
        !labels.contains(vertex, in: parent)
      else { continue }
      var costs = origin.costs
      for criterion in criteria.indices { costs[criterion] += criteria[criterion][slot] }
      if let clock {
        let ready = Int(clock.start) + Int(costs[criteria.count])
        guard let ride = clock.timetable.forward.ride(along: arc, ready: ready) else { continue }
        costs[criteria.count] = Double(ride.arrival - Int(clock.start))
      }
      guard costs.isAtMost(caps) else { continue }
      func child(isEnd: Bool) -> ParetoLabels.Element {
        ParetoLabels.Element(
          costs: costs, vertex: vertex, arc: arc, parent: parent, hops: origin.hops + 1,
          passed: UInt32(step.passed), targetAtStart: origin.targetAtStart, isEnd: isEnd)
      }
      if step.ends { insert(child(isEnd: true)) }
      if step.continues { insert(child(isEnd: false)) }
    }
  }

  private mutating func insert(_ label: ParetoLabels.Element) {
    let bound = label.isEnd ? label.costs : lowerBound(of: label)
    guard bound.isAtMost(caps), !isBeaten(bound, hops: leastHops(of: label)) else { return }
    let new = labels.append(label)
    guard label.isEnd || prune(by: new) else { return }
    queue.push(Entry(bound: bound, hops: label.hops, label: new))
  }

  // MARK: Bounds

  private func lowerBound(of label: ParetoLabels.Element) -> ParetoCosts {
    guard let state = state(of: label) else { return ParetoCosts(repeating: .infinity) }
    var bound = label.costs
    for criterion in remaining.indices { bound[criterion] += remaining[criterion][state] }
    return bound
  }

  private func leastHops(of label: ParetoLabels.Element) -> Double {
    guard !label.isEnd, let state = state(of: label) else { return Double(label.hops) }
    return Double(label.hops) + remainingHops[state]
  }

  private func state(of label: ParetoLabels.Element) -> Int? {
    states.state(at: label.vertex, passed: Int(label.passed), hops: Int(label.hops)).map(Int.init)
  }

  /// Whether a result is better than any path with these lower bounds.
  private func isBeaten(_ bound: ParetoCosts, hops: Double) -> Bool {
    results.contains { result in
      result.costs.isAtMost(bound)
        && (result.costs != bound || !keepsEqual && Double(result.hops) < hops)
    }
  }

  private mutating func accept(_ label: ParetoLabels.Label) {
    let result = Result(costs: labels[label].costs, hops: labels[label].hops, label: label)
    if !keepsEqual, let equal = results.firstIndex(where: { $0.costs == result.costs }) {
      if labels.equalCostPath(of: label, precedes: results[equal].label) { results[equal] = result }
      return
    }
    // Only rounding lets a later path beat an earlier one.
    results.removeAll { result.costs != $0.costs && result.costs.isAtMost($0.costs) }
    results.append(result)
  }

  // MARK: Dominance

  /// Puts the newest label among those of its state and prunes them by it, or drops it if one of them prunes
  /// it.
  ///
  /// - Returns: Whether the label was kept.
  private mutating func prune(by new: ParetoLabels.Label) -> Bool {
    let head = Int(labels[new].passed) * graph.vertexCount + Int(labels[new].vertex)
    var (previous, current) = (ParetoLabels.none, heads[head])
    while current != ParetoLabels.none {
      let following = labels[current].next
      if isPruned(new, by: current) { return false }
      if isPruned(current, by: new) {
        labels[current].isLive = false
        if previous == ParetoLabels.none {
          heads[head] = following
        } else {
          labels[previous].next = following
        }
      } else {
        previous = current
      }
      current = following
    }
    labels[new].next = heads[head]
    heads[head] = new
    return true
  }

  private func isPruned(_ label: ParetoLabels.Label, by other: ParetoLabels.Label) -> Bool {
    let (pruned, pruner) = (labels[label], labels[other])
    guard pruner.costs.isAtMost(pruned.costs) else { return false }
    if states.hopLimit != nil, pruner.hops > pruned.hops { return false }
    if rules.waypoints.isEmpty {
      guard pruner.targetAtStart == ParetoLabels.none || pruner.targetAtStart == pruned.targetAtStart else {
        return false
      }
    } else {
      guard labels.vertices(of: other, areAmongThoseOf: label) else { return false }
    }
    guard pruner.costs == pruned.costs else { return true }
    return !keepsEqual && labels.equalCostPath(of: other, precedes: label)
  }
}
