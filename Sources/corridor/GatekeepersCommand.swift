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

  @OptionGroup(title: "Route options") var gatekeepers: GatekeeperOptions

  @Option(
    name: .long, help: ArgumentHelp("The most gatekeepers shown in the table.", valueName: "count"))
  var top = 10

  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if top < 1 { throw ValidationError("--top is \(top); expected 1 or more.") }
  }

  func run() async throws {
    let atlas = try atlas.load()
    let asked = try gatekeepers.query(in: atlas)
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
