import ArgumentParser
import Atlas
import Influence

/// What a plan is asked for. Shared by the verb and its figure.
struct PlanOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("What is to come about, in words.", valueName: "goal"))
  var goal: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Who acts. To found something, they or their members are willing; without it, those of the atlas's own network.",
      valueName: "actor"), completion: .entityNames)
  var from: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("Whom to reach: any of these.", valueName: "body"),
    completion: .entityNames)
  var to: [String] = []

  @Option(
    name: .customLong("in"),
    help: ArgumentHelp("Where to found or to cover: in any of these or a part of it.", valueName: "group"),
    completion: .entityNames)
  var within: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("The theme must be covered by one of this kind.", valueName: "kind"))
  var groupKind: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("The least chance that a message arrives. Default 0.5.", valueName: "chance"))
  var reach: Double?

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
    if let reach, !(reach > 0 && reach <= 1) {
      throw ValidationError("--reach is \(reach); expected a chance above 0, up to 1.")
    }
    if let budget, !(budget >= 0) { throw ValidationError("--budget is \(budget); expected EUR 0 or more.") }
    if !(1...100).contains(horizon) {
      throw ValidationError("--horizon is \(horizon); expected a number of years from 1 to 100.")
    }
    if !(64...1_000_000).contains(worlds) {
      throw ValidationError("--worlds is \(worlds); expected a number from 64 to 1000000.")
    }
    if goal == nil, to.isEmpty {
      throw ValidationError("Name a goal, such as 'found a working group', or whom to reach with --to.")
    }
    if goal != nil, !to.isEmpty { throw ValidationError("Give a goal in words or --to, not both.") }
  }

  /// The plans in an atlas.
  func answer(in atlas: Atlas) throws -> Plan {
    let names = NameResolver(atlas)
    let words = PlanGoalWords(names, groups: within, kinds: groupKind, chance: reach)
    let aim = try goal.map(words.goal) ?? .reach(any: names.ids(to), chance: reach ?? 0.5)
    var query = PlanQuery(aim, from: try names.ids(from))
    if case .reach = aim, from.isEmpty {
      throw Failure(.usage, "error: to reach somebody, say who acts with --from")
    }
    (query.budget, query.before, query.horizon) = (budget, before, horizon)
    (query.worlds, query.seed, query.on) = (worlds, seed, date.on)
    do throws(RouteQueryError) {
      return try PlanFinder(atlas, query: query).plan()
    } catch {
      throw Failure(error)
    }
  }
}
