import Atlas
import GraphKernel

extension RouteFinder {
  /// The finder over an atlas that holds what could be joined as well, where the query asks for it.
  func joining(_ query: RouteQuery, on date: PartialDate) throws(RouteQueryError) -> RouteFinder {
    guard var terms = query.joining else { return self }
    if terms.horizon < 1 { throw .outOfRange(name: "the horizon in years", value: terms.horizon) }
    if let budget = terms.budget, !(budget >= 0) {
      throw .refused("the budget is \(budget); expected EUR 0 or more")
    }
    // Weighed by money, what has no known price must not look free.
    if query.by == .pareto, query.pareto.contains(.money) { terms.budget = terms.budget ?? .infinity }
    let potential = PotentialTies(atlas, from: query.from, on: date, terms)
    return RouteFinder(potential.atlas, offers: potential.offers)
  }

  /// The paths within a budget, in the order asked for; the budget acts inside the search.
  func affordable(
    _ query: RouteQuery, _ paths: PathQuery, over view: InfluenceView, budget: Double
  ) throws(RouteQueryError) -> FoundPaths {
    let prices = view.ways.map { offers[$0.tie]?.euros ?? 0 }
    do {
      let found = try view.graph.resourceConstrainedPaths(
        paths, weights: view.graph.weights(view.weights(by: query.by)), resource: view.graph.weights(prices),
        cap: budget, count: query.k, workLimit: Self.workLimit)
      return FoundPaths(found)
    } catch {
      throw .refused("\(error)")
    }
  }

  /// Whether a route could hold two priced hops, so that each within the budget does not make the whole so.
  func needsBudget(_ query: RouteQuery) -> Double? {
    guard let budget = query.joining?.budget else { return nil }
    return offers.values.count { ($0.euros ?? 0) > 0 && $0.action == nil } > 0 ? budget : nil
  }
}

/// What a search found, whichever it was.
struct FoundPaths {
  let paths: [Path]
  /// Those as good as the last; nil where they were not counted.
  let equalAtCut: ShortestPaths.EqualPaths?
  let isComplete: Bool
  let isStopped: Bool

}

extension FoundPaths {
  init(_ paths: ShortestPaths) {
    self.init(
      paths: paths.paths, equalAtCut: paths.equalAtCut, isComplete: paths.isComplete,
      isStopped: paths.isStopped)
  }

  init(_ paths: ResourceConstrainedPaths) {
    self.init(
      paths: paths.paths, equalAtCut: nil, isComplete: paths.isComplete, isStopped: paths.isStopped)
  }
}
