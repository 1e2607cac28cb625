/// The exact probability that the start of a reduced question reaches its goal: all vertices and arcs are decided
/// one after the other, and decisions that lead to the same state are followed together.
struct ReachFrontier {
  private let reduction: ReachReduction
  private var layer = ReachLayer()
  private var next = ReachLayer()
  /// The probability of the decisions by which the start reaches the goal.
  private var success = 0.0
  /// How many more decisions may be made in all states together.
  private var remainingSteps: Int
  /// By vertex: where it stands in a state, or -1.
  private var places: [Int]
  private var freePlaces = Array((0..<ReachState.width).reversed())
  private var isMet: [Bool]
  /// How many vertices with an arc from the start, or to the goal, are not yet met.
  private var startArcs = 0
  private var goalArcs = 0

  /// The probability, or nil if it takes more steps than `steps`, from which those taken are subtracted.
  static func probability(_ reduction: ReachReduction, steps: inout Int) -> Double? {
    let direct = reduction.link(reduction.start, reduction.goal).out
    guard reduction.links[reduction.start].count > (direct > 0 ? 1 : 0) else { return direct }
    guard let order = ReachOrder.best(reduction, limit: ReachState.width) else { return nil }
    var frontier = ReachFrontier(reduction, order: order.vertices, steps: steps)
    for vertex in order.vertices {
      frontier.finish(vertex)
      guard frontier.remainingSteps >= 0 else { return nil }
    }
    steps = frontier.remainingSteps
    return min(direct + (1 - direct) * frontier.success, 1)
  }

  private init(_ reduction: ReachReduction, order: [Int], steps: Int) {
    self.reduction = reduction
    remainingSteps = steps
    places = Array(repeating: -1, count: reduction.start)
    isMet = Array(repeating: false, count: reduction.start)
    layer.add(ReachState(), 1)
    for vertex in order {
      if reduction.link(reduction.start, vertex).out > 0 { startArcs += 1 }
      if reduction.link(vertex, reduction.goal).out > 0 { goalArcs += 1 }
    }
  }

  /// Decides all that is undecided about a vertex, and forgets it.
  private mutating func finish(_ vertex: Int) {
    meet(vertex)
    for neighbour in reduction.neighbours(of: vertex)
    where neighbour < reduction.start && !(isMet[neighbour] && places[neighbour] < 0) {
      meet(neighbour)
      let link = reduction.link(vertex, neighbour)
      let (here, there) = (places[vertex], places[neighbour])
      // The two arcs work or fail together as far as their probabilities allow: fewer states than if apart.
      let both = min(link.out, link.into)
      decide(both, link.out - both, link.into - both) { state, choice in
        switch choice {
        case .both: state.addArc(from: here, to: there) || state.addArc(from: there, to: here)
        case .out: state.addArc(from: here, to: there)
        case .into: state.addArc(from: there, to: here)
        }
      }
    }
    forget(vertex)
  }

  private mutating func meet(_ vertex: Int) {
    guard !isMet[vertex], let place = freePlaces.popLast() else { return }
    isMet[vertex] = true
    places[vertex] = place
    decide(1 - reduction.survival[vertex]) { state in
      state.fail(place)
      return false
    }
    let fromStart = reduction.link(reduction.start, vertex).out
    if fromStart > 0 {
      startArcs -= 1
      decide(fromStart) { $0.addArcFromStart(to: place) }
    }
    let toGoal = reduction.link(vertex, reduction.goal).out
    if toGoal > 0 {
      goalArcs -= 1
      decide(toGoal) { $0.addArcToGoal(from: place) }
    }
  }

  /// Forgets a vertex, and the states in which the start can no longer reach the goal.
  private mutating func forget(_ vertex: Int) {
    let place = places[vertex]
    places[vertex] = -1
    freePlaces.append(place)
    next.removeAll()
    for (state, probability) in zip(layer.states, layer.probabilities) {
      var state = state
      state.forget(place)
      guard startArcs > 0 || state.reached != 0, goalArcs > 0 || state.reaching != 0 else { continue }
      next.add(state, probability)
    }
    swap(&layer, &next)
  }

  private mutating func decide(_ chance: Double, _ apply: (inout ReachState) -> Bool) {
    decide(chance, 0, 0) { state, _ in apply(&state) }
  }

  private enum Choice { case both, out, into }

  /// Follows each state to what each choice makes of it, and to itself if none happens. `apply` returns whether the
  /// start now reaches the goal.
  private mutating func decide(
    _ both: Double, _ out: Double, _ into: Double, _ apply: (inout ReachState, Choice) -> Bool
  ) {
    let choices = [(both, Choice.both), (out, .out), (into, .into)].filter { $0.0 > 0 }
    remainingSteps -= layer.count
    guard !choices.isEmpty, remainingSteps >= 0 else { return }
    next.removeAll()
    for (state, probability) in zip(layer.states, layer.probabilities) {
      var unchanged = 1.0
      for (chance, choice) in choices {
        var changed = state
        if apply(&changed, choice) {
          success += probability * chance
        } else if changed != state {
          next.add(changed, probability * chance)
        } else {
          continue
        }
        unchanged -= chance
      }
      next.add(state, probability * unchanged)
    }
    swap(&layer, &next)
  }
}
