import ArgumentParser
import Atlas
import Influence
import Interchange

/// `corridor plan`: what to do so that something comes about.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "What to do to reach a goal: the cheapest, surest and fastest way.",
    usage: """
      corridor plan --from <actor> ... --to <body> ... [<options>]
      corridor plan "found a working group" --in <group> [<options>]
      corridor plan "cover <theme> by a working group" --in <group> [<options>]
      """,
    discussion: """
      A goal is what a rule allows several to do, such as 'found a working group' or 'add a theme to a working group', to \
      'cover' a theme, or to 'reach' a body with a chance; 'in <group>' may stand in the goal itself. Actions are what \
      rules let the actors join, propose and present, and whom they must win. They are searched exactly, unless there are \
      too many, which is said. A quorum that sources give in several ways is answered in each. Where there is no plan, the \
      one change that would allow one is named.
      """)

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
  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var output: OutputOptions

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

  func run() throws {
    let atlas = try atlas.load()
    let names = NameResolver(atlas)
    let words = PlanGoalWords(names, groups: within, kinds: groupKind, chance: reach)
    let aim = try goal.map(words.goal) ?? .reach(any: names.ids(to), chance: reach ?? 0.5)
    var query = PlanQuery(aim, from: try names.ids(from))
    if case .reach = aim, from.isEmpty {
      throw Failure(.usage, "error: to reach somebody, say who acts with --from")
    }
    (query.budget, query.before, query.horizon) = (budget, before, horizon)
    (query.worlds, query.seed, query.on) = (worlds, seed, date.on)
    let plan = try plan(atlas, query)
    let width = output.width ?? 80
    func wrapped(_ lines: [String]) -> [String] {
      lines.flatMap { $0.isEmpty ? [""] : $0.wrapped(to: width, indent: "     ") }
    }
    let lines = wrapped(plan.sentences) + [""] + wrapped(plan.notes)
    try output.write(plan, table: plan.table, text: lines.joined(separator: "\n") + "\n")
    if plan.options.isEmpty, !plan.isReached {
      throw Failure(
        .none, "No plan" + (plan.relaxation.map { "; \($0)." } ?? ", whatever one thing is changed."))
    }
  }

  private func plan(_ atlas: Atlas, _ query: PlanQuery) throws -> Plan {
    do throws(RouteQueryError) {
      return try PlanFinder(atlas, query: query).plan()
    } catch {
      throw Failure(error)
    }
  }
}
