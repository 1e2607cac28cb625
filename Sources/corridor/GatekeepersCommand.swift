import ArgumentParser
import Atlas
import Influence

/// `corridor gatekeepers`: who stands between a start and a target, and what their loss would mean.
struct GatekeepersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gatekeepers",
    abstract: "Who stands between a start and a target, what their loss would mean, and whom we know there.",
    usage: """
      corridor gatekeepers <from> <to> [<options>]
      corridor gatekeepers --from-members-of <group> --to-kind <kind> [...]
      """,
    discussion: """
      The smallest sets are all the least numbers of bodies without which no route is left. Reach is the chance that \
      a message arrives by any route; where it cannot be counted exactly it is taken from random worlds.
      """)

  @OptionGroup(title: "Route options") var conditions: RouteConditions

  @Option(name: .long, help: "What makes a route better: strength, or hops and then strength.")
  var by: RouteQuery.Criterion = .strength

  @Option(
    name: .long, help: ArgumentHelp("The most gatekeepers shown in the table.", valueName: "count"))
  var top = 10

  @Option(name: .long, help: ArgumentHelp("The most smallest sets listed.", valueName: "count"))
  var cuts = 100

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Random worlds, where the reach is not exact. Default: 8192, fewer where ties are very many.",
      valueName: "count"))
  var worlds: Int?

  @OptionGroup var robustness: RobustnessOptions
  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if top < 1 { throw ValidationError("--top is \(top); expected 1 or more.") }
    if cuts < 1 { throw ValidationError("--cuts is \(cuts); expected 1 or more.") }
    if let worlds, !(1...10_000_000).contains(worlds) {
      throw ValidationError("--worlds is \(worlds); expected a number from 1 to 10000000.")
    }
  }

  func run() async throws {
    let atlas = try atlas.load()
    var routes = try conditions.query(in: atlas)
    routes.by = by
    var query = GatekeeperQuery(routes)
    (query.cutLimit, query.worlds) = (cuts, worlds)
    (query.seed, query.robustness) = (robustness.seed, robustness.query)
    let asked = query
    let answer = try await Failure.ofQuery {
      try await GatekeeperFinder(atlas).gatekeepers(asked, progress: ProgressBar.reporting("random worlds"))
    }
    let text = GatekeeperText(
      answer, limit: top, width: output.width ?? 80, isColoured: output.isColoured)
    try output.write(answer, table: answer.table, text: text.text)
    if output.format == .csv || output.format == .markdown {
      StandardStreams.error(text.findings.joined(separator: "\n"))
    }
    if let none = answer.none {
      throw Failure(.none, output.format == .table ? "" : none.summary)
    }
  }
}
