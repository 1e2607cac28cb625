import ArgumentParser
import Atlas
import Figures
import Influence
import Interchange

/// `corridor draw`: one figure into one file.
struct DrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    abstract: "Draw a figure into a file; its ending says the format: svg, pdf, png, dot, ...",
    subcommands: [DrawRoutes.self, DrawMatrix.self, DrawLandscape.self])
}

/// Where a figure goes.
struct FigureOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write; its ending says the format.", valueName: "file"),
    completion: .file())
  var output: String

  func write(_ figure: Figure) throws {
    do {
      for warning in try figure.write(to: output) { StandardStreams.error("warning: \(warning)") }
    } catch let error as FigureError {
      throw Failure(.usage, "error: \(error)")
    } catch let error as FileWriteError {
      throw Failure(error)
    }
    StandardStreams.error("\(output): \(figure.title).")
  }
}

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
    try figure.write(Figure.routes(answer, in: atlas))
  }
}

/// `corridor draw matrix`.
struct DrawMatrix: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "matrix", abstract: "The members of a group against every group that any of them is in.",
    usage: "corridor draw matrix <group> -o <file> [<options>]")

  @Argument(help: "The group whose members are shown.", completion: .entityNames)
  var group: String

  @OptionGroup var date: DateOption
  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var figure: FigureOptions

  func run() throws {
    let atlas = try atlas.load()
    let group = try NameResolver(atlas).entity(group)
    guard let on = date.on ?? atlas.asOf else { throw Failure(RouteQueryError.noDate) }
    guard let drawn = Figure.matrix(membersOf: group.id, in: atlas, on: on) else {
      throw Failure(.none, "\(group.name) has no member on \(on).")
    }
    try figure.write(drawn)
  }
}

/// `corridor draw landscape`.
struct DrawLandscape: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "landscape", abstract: "The whole atlas by level: local, national, European.",
    usage: "corridor draw landscape -o <file> [<options>]")

  @OptionGroup var date: DateOption
  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var figure: FigureOptions

  func run() throws {
    let atlas = try atlas.load()
    guard let on = date.on ?? atlas.asOf else { throw Failure(RouteQueryError.noDate) }
    try figure.write(Figure.landscape(of: atlas, on: on))
  }
}
