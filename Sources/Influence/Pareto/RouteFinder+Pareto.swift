import Atlas
import GraphKernel

extension RouteFinder {
  /// The most labels a search for routes by several criteria settles before it gives up and says so.
  static let labelLimit = 2_000_000

  /// All routes that no other beats: none is at least as good by every criterion and better by one (Martins 1984). Of
  /// those that are alike by all criteria the first in the order of routes stands for all.
  ///
  /// - Complexity: that of the kernel's `paretoPaths`: grows with the number of such routes, at worst exponentially
  func paretoRoutes(_ query: RouteQuery) throws(RouteQueryError) -> RouteAnswer {
    guard let date = query.on ?? atlas.asOf else { throw .noDate }
    let criteria = query.pareto
    guard !criteria.isEmpty, Set(criteria).count == criteria.count else {
      throw .refused("name each criterion to weigh once, and at least one")
    }
    if needsBudget(query) != nil {
      throw .refused(
        "a budget over openings with a price cannot be kept by several criteria at once; drop it")
    }
    let constraints = try RouteConstraints(query, in: atlas)
    let isTimed = criteria.contains(.time)
    guard !isTimed || date != .any else { throw .noDate }
    let now = try InfluenceView.compiled(atlas, on: date)
    let timed = isTimed ? try TimedView(atlas, on: date) : nil
    let view = timed?.view ?? now
    let found = try paretoPaths(query, constraints, view, timed, from: date.firstDayNumber)
    let shown = found.members.prefix(query.k)
    let routes = shown.enumerated().map { rank, member in
      let plain = Route(
        rank: rank + 1, member.path.arcs.map { view.ways[Int($0)] }, in: atlas, offers: offers)
      guard let timed else { return plain }
      var steps = timed.steps(along: member.path.arcs, from: date.firstDayNumber)
      for index in steps.indices { steps[index].offer = plain.steps[index].offer }
      return Route(rank: rank + 1, strength: plain.strength, steps: steps)
    }
    var answer = RouteAnswer(
      query: query, on: date, routes: routes, equalToLast: routes.isEmpty ? 0 : 1,
      equalShown: routes.isEmpty ? 0 : 1, isEqualCountComplete: true,
      isComplete: found.members.count <= query.k && !found.isStopped, isStopped: found.isStopped,
      none: routes.isEmpty && !found.isStopped
        ? RouteDiagnosis(atlas, query, constraints, now).explain() : nil)
    let labels = Self.bestAt(found.members.map(\.costs), criteria)
    answer.options = shown.indices.map { index in
      let ties = shown[index].path.arcs.map { atlas.ties[view.ways[Int($0)].tie] }
      let prices = ties.compactMap { ParetoCriterion.euros(of: $0, in: atlas) }
      let cents = prices.reduce(0) { $0 + ($1 * 100).rounded() }
      return ParetoOption(
        rank: index + 1, bestAt: labels[index], euros: prices.isEmpty ? nil : cents / 100)
    }
    return answer
  }

  /// The set, with the costs in the order of the criteria and sorted by them.
  private func paretoPaths(
    _ query: RouteQuery, _ constraints: RouteConstraints, _ view: InfluenceView, _ timed: TimedView?,
    from day: Int
  ) throws(RouteQueryError) -> (members: [(path: Path, costs: [Double])], isStopped: Bool) {
    // The kernel has time last.
    let columns = query.pareto.filter { $0 != .time }
    let order = query.pareto.map { columns.firstIndex(of: $0) ?? columns.count }
    do {
      let found = try view.graph.paretoPaths(
        timed?.pathQuery(constraints) ?? constraints.pathQuery(over: view),
        criteria: columns.map { criterion in
          try view.graph.weights(view.ways.map { criterion.cost(of: $0, in: atlas) ?? 0 })
        },
        clock: try timed.map { ParetoClock(try $0.timetable(), notBefore: Int32(clamping: day)) },
        labelLimit: Self.labelLimit)
      // No two have the same costs.
      let members = found.members.map { member in (member.path, order.map { member.costs[$0] }) }
      return (members.sorted { $0.1.lexicographicallyPrecedes($1.1) }, found.isStopped)
    } catch {
      throw .refused("\(error)")
    }
  }

  /// By which criteria each route is the best of all, where they differ by it; a single route is by all.
  private static func bestAt(_ members: [[Double]], _ criteria: [ParetoCriterion]) -> [[ParetoCriterion]] {
    if members.count == 1 { return [criteria] }
    let ranges = criteria.indices.map { criterion in
      let costs = members.map { $0[criterion] }
      return (least: costs.min() ?? 0, most: costs.max() ?? 0)
    }
    return members.map { member in
      criteria.indices.filter { criterion in
        ranges[criterion].least < ranges[criterion].most && member[criterion] == ranges[criterion].least
      }.map { criteria[$0] }
    }
  }
}
