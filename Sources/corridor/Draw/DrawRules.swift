import ArgumentParser
import Atlas
import Figures
import Influence

/// `corridor draw rules`.
struct DrawRules: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Who may join what at what price: networks by cities.",
    usage: "corridor draw rules (<city> ... | --members-of <group>) -o <file> [<options>]")

  @Argument(help: "Who would join.", completion: .entityNames)
  var cities: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("Ask for every member of it.", valueName: "group"),
    completion: .entityNames)
  var membersOf: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What they would join. Again for more; default: all that a rule lets one join.", valueName: "network"),
    completion: .entityNames)
  var network: [String] = []

  @Option(name: .long, help: ArgumentHelp("Years of fees to count.", valueName: "years"))
  var horizon = 3

  @OptionGroup var date: DateOption
  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var figure: FigureOptions

  func validate() throws {
    if !(1...100).contains(horizon) {
      throw ValidationError("--horizon is \(horizon); expected a number of years from 1 to 100.")
    }
    if cities.isEmpty == (membersOf == nil) {
      throw ValidationError("Name cities, or a group by --members-of.")
    }
  }

  func run() throws {
    let atlas = try atlas.load()
    let names = NameResolver(atlas)
    var ids = try names.ids(cities)
    if let membersOf {
      guard let on = date.on ?? atlas.asOf else { throw Failure(RouteQueryError.noDate) }
      ids = try names.members(of: membersOf, on: on)
    }
    var query = JoinQuery(cities: ids, networks: try names.ids(network))
    (query.horizon, query.on) = (horizon, date.on)
    let answer: JoinAnswer
    do throws(RouteQueryError) {
      answer = try JoinFinder(atlas, query: query).answer()
    } catch {
      throw Failure(error)
    }
    guard !answer.results.isEmpty else { throw Failure(.none, "There is nothing that they could join.") }
    try figure.write(Figure.rules(answer, in: atlas, theme: figure.theme))
  }
}
