import Atlas

/// Plans by which something is founded, or a theme is taken up.
extension PlanFinder {
  func planToCarryOut(_ action: String, _ groups: [String]) throws(RouteQueryError) -> Plan {
    let finder = try coalitions(groups, actions: [action])
    let rules = try finder.rules()
    return try plan(
      try ways(rules.map { ($0, nil) }, finder), finder, targets: references(groups), covers: [])
  }

  func planToCover(
    _ theme: String, _ groups: [String], _ kinds: [String]
  ) throws(RouteQueryError) -> Plan {
    let finder = try coalitions(groups, actions: [])
    let scope = ThemeScope(finder, groups: groups, kinds: kinds, theme: theme)
    let covers = scope.covers
    var proposals: [(Rule, ThemeScope.Taker?)] = []
    if covers.isEmpty {
      proposals = try finder.rules().compactMap { rule in scope.taker(of: rule).map { (rule, $0) } }
    }
    return try plan(
      try ways(proposals, finder, theme: atlas.entity(theme)?.name), finder,
      targets: references([theme] + groups), covers: covers,
      otherwise: proposals.isEmpty ? try finder.rules().first(where: \.isHearing).map(heard) : nil)
  }

  /// Being heard where nothing can be founded.
  private func heard(_ rule: Rule) -> String {
    let group = atlas.entity(rule.into)?.name ?? rule.into
    return "to be heard there is another goal: '\(rule.action)' in \(group) (\(rule.evidence.summary))"
  }

  private func coalitions(_ groups: [String], actions: [String]) throws(RouteQueryError) -> CoalitionFinder {
    var coalition = CoalitionQuery(groups: groups)
    coalition.actions = actions
    coalition.willing = query.from.isEmpty ? nil : query.from
    (coalition.horizon, coalition.on) = (query.horizon, query.on)
    return try CoalitionFinder(atlas, query: coalition)
  }

  private func ways(
    _ rules: [(rule: Rule, taker: ThemeScope.Taker?)], _ finder: CoalitionFinder, theme: String? = nil
  ) throws(RouteQueryError) -> (ways: [PlanWay], isComplete: Bool) {
    guard !rules.isEmpty else { return ([], true) }
    let view = try InfluenceView.compiled(atlas, on: date)
    let potential = PotentialTies(atlas, from: [], on: date, JoiningTerms(horizon: query.horizon))
    var ways: [PlanWay] = []
    var isComplete = true
    for (rule, taker) in rules {
      let proposal = try Proposal(
        rule, finder, view, potential, theme: theme.map { ($0, taker) })
      var planner = ProposalPlanner(proposal, query, finder)
      ways += planner.ways()
      if !planner.isComplete { isComplete = false }
    }
    return (ways, isComplete)
  }

  private func plan(
    _ found: (ways: [PlanWay], isComplete: Bool), _ finder: CoalitionFinder, targets: [EntityReference],
    covers: [ThemeCover], otherwise: String? = nil
  ) throws(RouteQueryError) -> Plan {
    let options = Self.best(of: found.ways)
    let relaxed = found.ways.first { $0.isUsed && $0.relaxation != nil }
    return Plan(
      query: query, goal: query.goal.words(in: atlas), on: date,
      actors: finder.willingGroups.map { EntityReference(atlas.entities[$0]) }, who: Self.who(finder),
      targets: targets, reachNow: nil,
      reachAtMost: nil, candidateCount: found.ways.filter(\.isUsed).map(\.candidateCount).max() ?? 0,
      covers: covers, ways: found.ways, options: options, isReached: !covers.isEmpty,
      isComplete: found.isComplete,
      relaxation: options.isEmpty
        ? relaxed.flatMap { way in
          way.relaxation.map { "to \(way.action) in \(way.group.name), \($0)" }
        } ?? otherwise : nil)
  }

  private static func who(_ finder: CoalitionFinder) -> String {
    finder.willingGroups.map { group in
      let isGroup = !finder.eligibility.memberships.members(of: group).isEmpty
      return (isGroup ? "the members of " : "") + finder.atlas.entities[group].name
    }.joined(separator: ", ")
  }

  /// The best plans over all ways in the readings that count; among equal ones that with less to mind, then the first.
  private static func best(of ways: [PlanWay]) -> [PlanOption] {
    let all = ways.indices.filter { ways[$0].isUsed }.flatMap { place in
      ways[place].options.map { option in
        var option = option
        option.way = place
        return option
      }
    }
    func first(_ isBetter: (PlanOption, PlanOption) -> Bool) -> PlanOption? {
      all.dropFirst().reduce(all.first) { best, option in
        best.map { isBetter(option, $0) ? option : $0 }
      }
    }
    func day(_ option: PlanOption) -> Int { option.last?.firstDay ?? 0 }
    let chosen: [(PlanOption.Label, PlanOption?)] = [
      (.cheapest, first { $0.price < $1.price }),
      (
        .surest,
        first {
          abs($0.reach - $1.reach) > ProposalSearch.tolerance ? $0.reach > $1.reach : $0.price < $1.price
        }
      ),
      (.fastest, first { day($0) == day($1) ? $0.price < $1.price : day($0) < day($1) }),
    ]
    var options: [PlanOption] = []
    for case (let label, let option?) in chosen {
      if let place = options.firstIndex(where: { $0.actions == option.actions }) {
        options[place].labels.append(label)
      } else {
        options.append(option)
        options[options.count - 1].labels = [label]
      }
    }
    return options
  }
}

extension PlanOption {
  /// What it costs, and of plans at the same cost how many things there are to mind. Putting a proposal and winning over
  /// those who decide cost nothing and are part of every plan.
  fileprivate var price: (ActionCost, Int) {
    let paid = actions.filter { ![.propose, .winOver].contains($0.kind) }
    return (
      paid.reduce(ActionCost()) { $0 + ActionCost(euros: $1.euros) },
      actions.reduce(0) { $0 + $1.preconditions.count }
    )
  }
}
