import Atlas

/// The actions that could help a message to arrive, and the reach of any set of them.
struct PlanGround {
  /// The actions, in the order of the ties they make.
  let actions: [PlanAction]
  /// By action: for each membership it requires, the actions that bring it.
  let requirements: [[[Int]]]
  private let starts: [Int]
  private let targets: [Int]
  private let worlds: SharedWorlds
  /// By way over a tie: the actions that open it; nil where it is held.
  private let openers: [[Int]?]

  init(
    _ original: Atlas, _ query: PlanQuery, to bodies: [String], on date: PartialDate
  ) throws(RouteQueryError) {
    let eligibility = Eligibility(original, on: date, horizon: query.horizon)
    let potential = PotentialTies(original, from: query.from, on: date, JoiningTerms(horizon: query.horizon))
    let atlas = potential.atlas
    let view = try InfluenceView.compiled(atlas, on: date)
    let worlds = SharedWorlds(view, worlds: query.worlds, seed: query.seed)
    let starts = query.from.compactMap(atlas.index(of:)), targets = bodies.compactMap(atlas.index(of:))
    let moves = potential.offers.sorted { $0.key < $1.key }.flatMap { tie, offer in
      PlanMove.all(for: tie, offer, in: atlas, eligibility)
    }.filter { move in
      move.action.isInTime(query.before)
        && (query.budget.map { limit in move.action.euros.map { $0 <= limit } ?? false } ?? true)
    }
    let kept = PlanReduction(moves, view, potential.offers, starts: starts, targets: targets).kept
    let useful = kept.map { moves[$0] }
    let byTie = Dictionary(grouping: useful.indices) { useful[$0].tie }
    actions = useful.map(\.action)
    requirements = useful.map { move in
      move.requires.map { group in
        useful.indices.filter {
          atlas.ties[useful[$0].tie].to == group && useful[$0].action.kind == .join
            && useful[$0].action.actor == move.action.actor
        }
      }
    }
    openers = view.ways.map { way in potential.offers[way.tie] == nil ? nil : byTie[way.tie] ?? [] }
    self.worlds = worlds
    self.starts = starts
    self.targets = targets
  }

  /// The chance as things are.
  var reachNow: Double { reach([Bool](repeating: false, count: actions.count)) }
  /// The chance with every action.
  var reachAtMost: Double { reach([Bool](repeating: true, count: actions.count)) }

  /// The chance that a message arrives once a set of actions is taken. What lacks a requirement cannot be taken.
  func reach(_ isTaken: [Bool]) -> Double {
    let isDone = possible(isTaken)
    return worlds.chance(from: starts, toAny: targets) { way in
      openers[way].map { $0.contains { isDone[$0] } } ?? true
    }
  }

  /// Those of a set of actions that can be taken one after another.
  func possible(_ isTaken: [Bool]) -> [Bool] {
    var isDone = isTaken.indices.map { isTaken[$0] && requirements[$0].isEmpty }
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for action in isTaken.indices where isTaken[action] && !isDone[action] {
        if requirements[action].allSatisfy({ $0.contains { isDone[$0] } }) {
          isDone[action] = true
          isGrowing = true
        }
      }
    }
    return isDone
  }
}
