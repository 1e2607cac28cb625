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
    let view = try InfluenceView.compiled(atlas, on: date)
    let found: ParetoPaths
    do {
      let columns = try criteria.map { criterion in
        try view.graph.weights(view.ways.map { criterion.cost(of: $0, in: atlas) })
      }
      found = try view.graph.paretoPaths(
        constraints.pathQuery(over: view), criteria: columns, labelLimit: Self.labelLimit)
    } catch {
      throw .refused("\(error)")
    }
    let shown = found.members.prefix(query.k)
    let routes = shown.enumerated().map { rank, member in
      Route(rank: rank + 1, member.path.arcs.map { view.ways[Int($0)] }, in: atlas, offers: offers)
    }
    var answer = RouteAnswer(
      query: query, on: date, routes: routes, equalToLast: routes.isEmpty ? 0 : 1,
      equalShown: routes.isEmpty ? 0 : 1, isEqualCountComplete: true,
      isComplete: found.members.count <= query.k && !found.isStopped, isStopped: found.isStopped,
      none: routes.isEmpty && !found.isStopped
        ? RouteDiagnosis(atlas, query, constraints, view).explain() : nil)
    let labels = Self.bestAt(found.members, criteria)
    answer.options = shown.indices.map { index in
      let ties = shown[index].path.arcs.map { atlas.ties[view.ways[Int($0)].tie] }
      let prices = ties.compactMap { ParetoCriterion.euros(of: $0, in: atlas) }
      let cents = prices.reduce(0) { $0 + ($1 * 100).rounded() }
      return ParetoOption(
        rank: index + 1, bestAt: labels[index], euros: prices.isEmpty ? nil : cents / 100)
    }
    return answer
  }

  /// By which criteria each route is the best of all, where they differ by it; a single route is by all.
  private static func bestAt(_ members: [ParetoPath], _ criteria: [ParetoCriterion]) -> [[ParetoCriterion]] {
    if members.count == 1 { return [criteria] }
    let ranges = criteria.indices.map { criterion in
      let costs = members.map { $0.costs[criterion] }
      return (least: costs.min() ?? 0, most: costs.max() ?? 0)
    }
    return members.map { member in
      criteria.indices.filter { criterion in
        ranges[criterion].least < ranges[criterion].most && member.costs[criterion] == ranges[criterion].least
      }.map { criteria[$0] }
    }
  }
}
