import ArgumentParser
import Atlas
import Influence

/// Whose gatekeepers are asked for, and how closely they are counted.
struct GatekeeperOptions: ParsableArguments {
  @OptionGroup var conditions: RouteConditions

  @Option(name: .long, help: "What makes a route better: strength, or hops and then strength.")
  var by: RouteQuery.Criterion = .strength

  @Option(name: .long, help: ArgumentHelp("The most smallest sets listed.", valueName: "count"))
  var cuts = 100

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Random worlds, where the reach is not exact. Default: 8192, fewer where ties are very many.",
      valueName: "count"))
  var worlds: Int?

  @OptionGroup var robustness: RobustnessOptions

  func validate() throws {
    if cuts < 1 { throw ValidationError("--cuts is \(cuts); expected 1 or more.") }
    if let worlds, !(1...10_000_000).contains(worlds) {
      throw ValidationError("--worlds is \(worlds); expected a number from 1 to 10000000.")
    }
  }

  /// The query that the options mean in an atlas.
  func query(in atlas: Atlas) throws -> GatekeeperQuery {
    var routes = try conditions.query(in: atlas)
    routes.by = by
    var query = GatekeeperQuery(routes)
    (query.cutLimit, query.worlds) = (cuts, worlds)
    (query.seed, query.robustness) = (robustness.seed, robustness.query)
    return query
  }
}
