import ArgumentParser
import Atlas
import Influence
import Interchange

/// `corridor plan`: what to do so that a message arrives.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "What to do so that a message arrives: the cheapest, surest and fastest way.",
    usage: "corridor plan --from <actor> ... --to <body> ... [--reach <chance>] [<options>]",
    discussion: """
      Actions are what rules let the actors join and the openings that the atlas knows. The sets of actions are searched \
      exactly, unless there are too many, which is said. Where there is no plan, the one change that would allow one is \
      named.
      """)

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
  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var output: OutputOptions

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

  func run() throws {
    let atlas = try atlas.load()
    let names = NameResolver(atlas)
    var query = PlanQuery(from: try names.ids(from), to: try names.ids(to))
    (query.reach, query.budget, query.before, query.horizon) = (reach, budget, before, horizon)
    (query.worlds, query.seed, query.on) = (worlds, seed, date.on)
    let plan = try plan(atlas, query)
    let width = output.width ?? 80
    func wrapped(_ lines: [String]) -> [String] {
      lines.flatMap { $0.isEmpty ? [""] : $0.wrapped(to: width, indent: "     ") }
    }
    let lines = wrapped(plan.sentences) + [""] + wrapped(plan.notes)
    try output.write(plan, table: plan.table, text: lines.joined(separator: "\n") + "\n")
    if plan.options.isEmpty, !plan.isReached {
      throw Failure(.none, "No plan" + (plan.relaxation.map { "; \($0)." } ?? ", whatever is changed."))
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
