import ArgumentParser
import Influence

/// `corridor reach`: whom a message reaches, and how surely.
struct ReachCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reach",
    abstract: "Whom a message reaches by any route, how surely, and where it goes first.",
    usage: """
      corridor reach <from> [<to> ...] [<options>]
      corridor reach --from-members-of <group> --to-kind <kind> [<options>]
      """,
    discussion: """
      Without a target, all EU bodies are taken. Reach is the chance that a message arrives by any route, exact where \
      it can be counted and else from random worlds, with the interval.
      """)

  @OptionGroup(title: "Route options") var reach: ReachOptions

  @Option(name: .long, help: ArgumentHelp("The most targets shown in the table.", valueName: "count"))
  var top = 20

  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if top < 1 { throw ValidationError("--top is \(top); expected 1 or more.") }
  }

  func run() throws {
    let atlas = try atlas.load()
    let query = try reach.query(in: atlas)
    let answer = try reach.answer(query, in: atlas, progress: ProgressBar.reporting("targets"))
    if let none = answer.none, output.format == .table { throw Failure(.none, none.summary) }
    let hidden = max(0, answer.rows.count - top)
    let more = hidden > 0 && output.format == .table ? ["\(hidden) more; raise --top to see them"] : []
    let shown = output.format == .table ? answer.readingTable(limit: top) : answer.table
    try output.write(answer, table: shown, notes: more + answer.notes)
    if answer.none != nil { throw Failure(.none, "") }
  }
}
