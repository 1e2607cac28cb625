import ArgumentParser
import Figures
import Influence

/// `corridor draw reach`.
struct DrawReach: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reach", abstract: "Whom a message reaches, how surely, and where it goes first.",
    usage: "corridor draw reach <from> [<to> ...] -o <file> [<options>]")

  @OptionGroup(title: "Route options") var reach: ReachOptions

  @Option(help: ArgumentHelp("The most targets drawn; the surest stay.", valueName: "count"))
  var top = Figure.defaultReachLimit

  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var figure: FigureOptions

  func validate() throws {
    if top < 1 { throw ValidationError("--top is \(top); expected 1 or more.") }
  }

  func run() throws {
    let atlas = try atlas.load()
    let answer = try reach.answer(try reach.query(in: atlas), in: atlas)
    if let none = answer.none { throw Failure(.none, none.summary) }
    try figure.write(Figure.reach(answer, in: atlas, limit: top, theme: figure.theme))
  }
}
