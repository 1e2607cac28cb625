import ArgumentParser
import Atlas
import Figures
import Influence

/// `corridor draw agenda`.
struct DrawAgenda: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agenda", abstract: "A timeline: what is dated, who may go, and the routes it serves.",
    usage: "corridor draw agenda [<name>] -o <file> [--from <date>] [--until <date>] [<options>]")

  @Argument(help: "Whose agenda.", completion: .entityNames)
  var name: String?

  @Option(name: .long, help: ArgumentHelp("The first day. Default: the atlas's own.", valueName: "date"))
  var from: PartialDate?

  @Option(
    name: .long,
    help: ArgumentHelp("The last day, included. Default: a year after the first.", valueName: "date"))
  var until: PartialDate?

  @Option(name: .long, help: "What is shown: event, end, recommendation or opening. Again for more.")
  var only: [AgendaEntry.Kind] = []

  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var figure: FigureOptions

  func run() throws {
    let atlas = try atlas.load()
    var query = AgendaQuery()
    query.entity = try name.map { try NameResolver(atlas).entity($0).id }
    let start = from ?? atlas.asOf
    (query.from, query.until, query.only) = (from, until ?? start.flatMap(Agenda.oneYear), only)
    let agenda: Agenda
    do throws(RouteQueryError) {
      agenda = try AgendaFinder(atlas).agenda(query)
    } catch {
      throw Failure(error)
    }
    guard let drawn = Figure.agenda(agenda, in: atlas, theme: figure.theme) else {
      throw Failure(.none, agenda.none ?? "Nothing is dated in this time.")
    }
    try figure.write(drawn)
  }
}
