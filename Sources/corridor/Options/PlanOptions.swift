import ArgumentParser
import Atlas
import Influence

/// What a plan is asked for. Shared by the verb and its figure.
struct PlanOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("Who acts.", valueName: "actor"), completion: .entityNames)
  var from: [String]

  @Option(
    name: .long, help: ArgumentHelp("Whom to reach: any of these.", valueName: "body"),
    completion: .entityNames)
  var to: [String]

  @Option(name: .long, help: ArgumentHelp("The least chance that a message arrives.", valueName: "chance"))
  var reach = 0.5

  @Option(
    name: .long,
    help: ArgumentHelp("The most to spend; leaves out what has no known price.", valueName: "euros"))
  var budget: Double?

  @Option(name: .long, help: ArgumentHelp("Every action must begin by then.", valueName: "date"))
  var before: PartialDate?

  @Option(name: .long, help: ArgumentHelp("Years of fees to count.", valueName: "years"))
  var horizon = 3

  @Option(name: .long, help: ArgumentHelp("Random worlds that reach is counted in.", valueName: "count"))
  var worlds = 1024

  @Option(name: .long, help: "Seeds the worlds.")
  var seed: UInt64 = 1

  @OptionGroup var date: DateOption

  func validate() throws {
    if !(reach > 0 && reach <= 1) {
      throw ValidationError("--reach is \(reach); expected a chance above 0, up to 1.")
    }
    if let budget, !(budget >= 0) { throw ValidationError("--budget is \(budget); expected EUR 0 or more.") }
    if !(1...100).contains(horizon) {
      throw ValidationError("--horizon is \(horizon); expected a number of years from 1 to 100.")
    }
    if !(64...1_000_000).contains(worlds) {
      throw ValidationError("--worlds is \(worlds); expected a number from 64 to 1000000.")
    }
  }

  /// The plans in an atlas.
  func answer(in atlas: Atlas) throws -> Plan {
    let names = NameResolver(atlas)
    var query = PlanQuery(from: try names.ids(from), to: try names.ids(to))
    (query.reach, query.budget, query.before, query.horizon) = (reach, budget, before, horizon)
    (query.worlds, query.seed, query.on) = (worlds, seed, date.on)
    do throws(RouteQueryError) {
      return try PlanFinder(atlas, query: query).plan()
    } catch {
      throw Failure(error)
    }
  }
}
