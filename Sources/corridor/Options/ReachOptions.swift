import ArgumentParser
import Atlas
import Influence

/// Whom to reach, over which routes, and how closely to count.
struct ReachOptions: ParsableArguments {
  @OptionGroup var conditions: RouteConditions

  @Option(name: .long, help: "What makes a route better: strength, or hops and then strength.")
  var by: RouteQuery.Criterion = .strength

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Random worlds, where a chance is not exact. Default: 8192, fewer where ties are very many.",
      valueName: "count"))
  var worlds: Int?

  @Option(name: .long, help: ArgumentHelp("Where random numbers start.", valueName: "number"))
  var seed: UInt64 = 1

  func validate() throws {
    if let worlds, !(1...10_000_000).contains(worlds) {
      throw ValidationError("--worlds is \(worlds); expected a number from 1 to 10000000.")
    }
  }

  /// The query that the options mean in an atlas; without a target, for all EU bodies.
  func query(in atlas: Atlas) throws -> ReachQuery {
    var routes = try conditions.query(in: atlas, targets: .many(otherwise: "EU body"))
    routes.by = by
    var query = ReachQuery(routes)
    (query.worlds, query.seed) = (worlds, seed)
    return query
  }

  /// Asks an atlas.
  func answer(_ query: ReachQuery, in atlas: Atlas, progress: (@Sendable (Double) -> Void)? = nil) throws
    -> ReachAnswer
  {
    do throws(RouteQueryError) {
      return try ReachFinder(atlas).reach(query, progress: progress)
    } catch {
      throw Failure(error)
    }
  }
}
