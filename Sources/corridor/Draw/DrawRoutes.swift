import ArgumentParser
import Figures
import Influence

/// `corridor draw routes`.
struct DrawRoutes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "routes", abstract: "The best routes, layered from left to right.",
    usage: "corridor draw routes <from> <to> -o <file> [<options>]")

  @OptionGroup(title: "Route options") var route: RouteOptions
  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var figure: FigureOptions

  func run() throws {
    let atlas = try atlas.load()
    let answer = try route.answer(in: atlas)
    if let none = answer.none { throw Failure(.none, none.summary) }
    try figure.write(Figure.routes(answer, in: atlas, theme: figure.theme))
  }
}
