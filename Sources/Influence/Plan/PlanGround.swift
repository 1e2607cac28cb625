import Atlas

/// The actions that could help, and the reach of any set of them.
struct PlanGround {
  /// The actions, in the order of the ties they make.
  let actions: [PlanAction]
  let reachNow: Double
  let reachAtMost: Double
  private let starts: [Int]
  private let targets: [Int]
  private let worlds: SharedWorlds
  /// By way over a tie, the action that opens it; nil where it is held. -1 where none does.
  private let actionOfWay: [Int?]

  init(_ original: Atlas, _ query: PlanQuery, on date: PartialDate) throws(RouteQueryError) {
    let terms = JoiningTerms(horizon: query.horizon, budget: query.budget)
    let potential = PotentialTies(original, from: query.from, on: date, terms)
    let atlas = potential.atlas
    let view = try InfluenceView.compiled(atlas, on: date)
    let worlds = SharedWorlds(view, worlds: query.worlds, seed: query.seed)
    let starts = query.from.compactMap(atlas.index(of:)), targets = query.to.compactMap(atlas.index(of:))
    var actions: [PlanAction] = []
    var places: [Int: Int] = [:]
    var isClosed: Set<Int> = []
    for (tie, offer) in potential.offers.sorted(by: { $0.key < $1.key }) {
      let action = Self.action(atlas.ties[tie], offer, in: atlas)
      guard Self.isInTime(action, query) else {
        isClosed.insert(tie)
        continue
      }
      places[tie] = actions.count
      actions.append(action)
    }
    let all = view.ways.map { way in isClosed.contains(way.tie) ? -1 : places[way.tie] }
    func chance(_ isOpen: (Int) -> Bool) -> Double {
      worlds.chance(from: starts, toAny: targets) { way in all[way].map { $0 >= 0 && isOpen($0) } ?? true }
    }
    let most = chance { _ in true }
    // An action without which nothing changes even where all others are taken, and which alone changes nothing either,
    // may still help with some of the others: only what no way can lead over is left out.
    let useful = Self.useful(view, all, starts: starts, targets: targets)
    let kept = actions.indices.filter(useful.contains)
    let renumbered = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
    self.actions = kept.map { actions[$0] }
    actionOfWay = all.map { place in place.map { renumbered[$0] ?? -1 } }
    reachNow = chance { _ in false }
    reachAtMost = most
    self.worlds = worlds
    self.starts = starts
    self.targets = targets
  }

  /// The chance that a message arrives once a set of actions is taken.
  func reach(_ isTaken: [Bool]) -> Double {
    worlds.chance(from: starts, toAny: targets) { way in
      actionOfWay[way].map { $0 >= 0 && isTaken[$0] } ?? true
    }
  }

  private static func action(_ tie: Tie, _ offer: JoiningOffer, in atlas: Atlas) -> PlanAction {
    let occasions = [tie.to, tie.from].map { atlas.entities[$0] }.filter {
      atlas.vocabulary.kind($0.kind)?.isOccasion == true
    }
    return PlanAction(
      actor: EntityReference(atlas.entities[tie.from]), unlocks: EntityReference(atlas.entities[tie.to]),
      says: offer.says, euros: offer.euros,
      when: occasions.compactMap { $0.period.since ?? $0.period.until }.first,
      isUndated: occasions.contains { $0.period == .always },
      preconditions: offer.toDo + tie.notes.filter { !$0.hasPrefix("still to do: ") }, evidence: tie.evidence)
  }

  /// Whether an action is begun before the deadline for sure.
  private static func isInTime(_ action: PlanAction, _ query: PlanQuery) -> Bool {
    guard let before = query.before else { return true }
    return !action.isUndated && action.when.map { $0.firstDay <= before.lastDay } ?? true
  }

  /// The actions that lie on some walk from a start to a target.
  private static func useful(_ view: InfluenceView, _ actions: [Int?], starts: [Int], targets: [Int]) -> Set<
    Int
  > {
    func ends(_ way: InfluenceView.Way) -> (tail: Int, head: Int) {
      let tie = view.atlas.ties[way.tie]
      return way.along ? (tie.from, tie.to) : (tie.to, tie.from)
    }
    func spread(from seeds: [Int], forward: Bool) -> [Bool] {
      var isMet = [Bool](repeating: false, count: view.atlas.entities.count)
      for seed in seeds { isMet[seed] = true }
      var isGrowing = true
      while isGrowing {
        isGrowing = false
        for (index, way) in view.ways.enumerated() where actions[index] != -1 {
          let (tail, head) = ends(way)
          let (one, other) = forward ? (tail, head) : (head, tail)
          if isMet[one], !isMet[other] {
            isMet[other] = true
            isGrowing = true
          }
        }
      }
      return isMet
    }
    let (ahead, behind) = (spread(from: starts, forward: true), spread(from: targets, forward: false))
    var useful: Set<Int> = []
    for (index, way) in view.ways.enumerated() {
      guard let action = actions[index], action >= 0 else { continue }
      let (tail, head) = ends(way)
      if ahead[tail], behind[head] { useful.insert(action) }
    }
    return useful
  }
}
