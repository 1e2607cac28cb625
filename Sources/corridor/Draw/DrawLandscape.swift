import ArgumentParser
import Atlas
import Figures
import Influence

/// `corridor draw landscape`.
struct DrawLandscape: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "landscape", abstract: "The whole atlas by level: local, national, European.",
    usage: "corridor draw landscape -o <file> [<options>]")

  @Option(
    help: ArgumentHelp(
      "Draw at most so many, those with the most ties that hang together.", valueName: "number"))
  var top = Figure.mostInLandscape

  @OptionGroup var date: DateOption
  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var figure: FigureOptions

  func validate() throws {
    if top < 2 { throw ValidationError("'--top' is \(top); it must be at least 2.") }
  }

  func run() throws {
    let atlas = try atlas.load()
    guard let on = date.on ?? atlas.asOf else { throw Failure(RouteQueryError.noDate) }
    try figure.write(Figure.landscape(of: atlas, on: on, top: top, theme: figure.theme))
  }
}
