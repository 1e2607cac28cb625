import ArgumentParser
import Figures
import Influence

/// `corridor draw gatekeepers`.
struct DrawGatekeepers: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gatekeepers",
    abstract: "Who stands between a start and a target, the routes they stand on, and the backup.",
    usage: "corridor draw gatekeepers <from> <to> -o <file> [<options>]")

  @OptionGroup(title: "Route options") var gatekeepers: GatekeeperOptions

  @Option(help: ArgumentHelp("The most gatekeepers whose routes are drawn.", valueName: "count"))
  var top = Figure.defaultGatekeeperLimit

  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var figure: FigureOptions

  func validate() throws {
    if top < 1 { throw ValidationError("--top is \(top); expected 1 or more.") }
  }

  func run() async throws {
    let atlas = try atlas.load()
    let query = try gatekeepers.query(in: atlas)
    let answer = try await Failure.ofQuery { try await GatekeeperFinder(atlas).gatekeepers(query) }
    if let none = answer.none { throw Failure(.none, none.summary) }
    let routes = try await Failure.ofQuery { try GatekeeperRoutes(answer, in: atlas, limit: top) }
    try figure.write(Figure.gatekeepers(routes, in: atlas, theme: figure.theme))
  }
}
