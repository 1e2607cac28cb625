import Atlas

/// Branch and bound over sets of actions. Reach grows with each action, so a set is given up where all that is left would
/// not do, and where it costs no less than the best.
struct PlanSearch {
  private let ground: PlanGround
  private let goal: Double
  private let budget: Double
  private let stepLimit: Int
  private var steps = 0
  /// The reach of each set that was looked at, by action whether it is taken.
  private var known: [[Bool]: Double] = [:]
  private(set) var isComplete = true

  init(_ ground: PlanGround, goal: Double, budget: Double?, stepLimit: Int) {
    self.ground = ground
    self.goal = goal
    self.budget = budget ?? .infinity
    self.stepLimit = stepLimit
  }

  /// The cheapest, the surest and the fastest; those that are one and the same together. Empty if there is none.
  mutating func options() -> [PlanOption] {
    let all = Array(ground.actions.indices)
    var found: [(label: PlanOption.Label, set: [Int])] = []
    if let set = cheapest(of: all) { found.append((.cheapest, set)) }
    guard !found.isEmpty else { return [] }
    let surest = surest()
    if reach(of: surest) >= goal { found.append((.surest, surest)) }
    if let set = fastest() { found.append((.fastest, set)) }
    var options: [(set: [Int], labels: [PlanOption.Label])] = []
    for (label, set) in found {
      if let place = options.firstIndex(where: { $0.set == set }) {
        options[place].labels.append(label)
      } else {
        options.append((set, [label]))
      }
    }
    return options.map { option in
      PlanOption(labels: option.labels, actions: ordered(option.set), reach: reach(of: option.set))
    }
  }

  /// The actions of a set by date, by what they unlock and by actor, but each after those it requires.
  private func ordered(_ set: [Int]) -> [PlanAction] {
    func key(_ action: Int) -> (Int, String, String) {
      let action = ground.actions[action]
      return (action.when?.firstDay ?? 0, action.unlocks.id, action.actor.id)
    }
    var waiting = set.sorted { key($0) < key($1) }
    var placed: [Int] = []
    var actions: [PlanAction] = []
    while let next = waiting.firstIndex(where: { action in
      ground.requirements[action].allSatisfy { $0.contains(where: placed.contains) }
    }) {
      let action = waiting.remove(at: next)
      placed.append(action)
      actions.append(ground.actions[action])
      actions[actions.count - 1].after = ground.requirements[action].compactMap { providers in
        placed.firstIndex(where: providers.contains).map { $0 + 1 }
      }.sorted()
    }
    return actions
  }

  /// The greatest reach within the budget.
  mutating func surestReach() -> Double { reach(of: surest()) }

  private mutating func reach(of set: [Int]) -> Double {
    var isTaken = [Bool](repeating: false, count: ground.actions.count)
    for action in set { isTaken[action] = true }
    // Branches meet the same sets again: what is chosen, where the next action is left out; all that may still be taken,
    // where it is not.
    if let known = known[isTaken] { return known }
    let reach = ground.reach(isTaken)
    known[isTaken] = reach
    return reach
  }

  // MARK: Cheapest

  private mutating func cheapest(of allowed: [Int]) -> [Int]? {
    // Dear ones first: those that are left out early leave more to the bound.
    let order = allowed.sorted { left, right in
      let costs = [left, right].map(cost)
      return costs[0] != costs[1] ? costs[0] < costs[1] : left < right
    }
    var best: (cost: ActionCost, set: [Int])?
    branch(order, at: 0, chosen: [], ActionCost(), &best)
    return best.map { $0.set.sorted() }
  }

  private func cost(_ action: Int) -> ActionCost { ActionCost(euros: ground.actions[action].euros) }

  private mutating func branch(
    _ order: [Int], at place: Int, chosen: [Int], _ sum: ActionCost,
    _ best: inout (cost: ActionCost, set: [Int])?
  ) {
    if let best, !(sum < best.cost) { return }
    guard sum.euros <= budget else { return }
    steps += 1
    guard steps <= stepLimit else {
      isComplete = false
      return
    }
    if reach(of: chosen) >= goal {
      best = (sum, chosen)
      return
    }
    guard place < order.count, reach(of: chosen + order[place...]) >= goal else { return }
    branch(
      order, at: place + 1, chosen: chosen + [order[place]], sum + cost(order[place]), &best)
    branch(order, at: place + 1, chosen: chosen, sum, &best)
  }

  // MARK: Surest

  /// The set of the greatest reach within the budget, without what adds nothing to it.
  private mutating func surest() -> [Int] {
    let free = ground.actions.indices.filter { (ground.actions[$0].euros ?? 0) == 0 }
    let priced = ground.actions.indices.filter { (ground.actions[$0].euros ?? 0) > 0 }
    var best: (reach: Double, euros: Double, set: [Int]) = (-1, 0, [])
    if priced.reduce(0, { $0 + (ground.actions[$1].euros ?? 0) }) <= budget {
      best = (0, 0, free + priced)
    } else {
      affordable(priced, at: 0, free, 0, &best)
    }
    // Backwards, so that what stands first in the atlas stays; again, since one that others required may now be idle.
    var set = best.set.sorted()
    let most = reach(of: set)
    var isShrinking = true
    while isShrinking {
      let size = set.count
      for action in set.reversed() {
        let without = set.filter { $0 != action }
        if reach(of: without) >= most { set = without }
      }
      isShrinking = set.count < size
    }
    return set
  }

  private mutating func affordable(
    _ priced: [Int], at place: Int, _ chosen: [Int], _ euros: Double,
    _ best: inout (reach: Double, euros: Double, set: [Int])
  ) {
    steps += 1
    guard steps <= stepLimit else {
      isComplete = false
      return
    }
    let now = reach(of: chosen)
    if now > best.reach || (now == best.reach && euros < best.euros) { best = (now, euros, chosen) }
    guard place < priced.count, reach(of: chosen + priced[place...]) > best.reach else { return }
    let price = ground.actions[priced[place]].euros ?? 0
    if euros + price <= budget {
      affordable(priced, at: place + 1, chosen + [priced[place]], euros + price, &best)
    }
    affordable(priced, at: place + 1, chosen, euros, &best)
  }

  // MARK: Fastest

  /// The cheapest of the sets that are begun by the earliest day that allows one. What has no date known is left out
  /// unless nothing else does.
  private mutating func fastest() -> [Int]? {
    let dated = ground.actions.indices.filter { !ground.actions[$0].isUndated }
    for day in Set(dated.map { ground.actions[$0].when?.firstDay ?? 0 }).sorted() {
      if let set = cheapest(of: dated.filter { (ground.actions[$0].when?.firstDay ?? 0) <= day }) {
        return set
      }
    }
    return nil
  }
}
