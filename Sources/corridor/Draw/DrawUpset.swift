import ArgumentParser
import Atlas
import Figures
import Influence

/// `corridor draw upset`.
struct DrawUpset: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "upset", abstract: "Who is in which combination of groups, beside chance: an UpSet plot.",
    usage: "corridor draw upset <group> <group> ... -o <file> [--mode <mode>] [<options>]")

  @Argument(help: "Two groups or more.", completion: .entityNames)
  var groups: [String]

  @Option(
    name: .long,
    help: "How a combination is read: distinct (in these and no other), intersect (in all of these), union.")
  var mode = Intersections.Mode.distinct

  @Option(name: .long, help: ArgumentHelp("Chance by sdsm, by hypergeometric, or none.", valueName: "model"))
  var null = OverlapQuery.NullModel.sdsm

  @Option(name: .long, help: ArgumentHelp("The most combinations, the largest first.", valueName: "count"))
  var top = 16

  @OptionGroup var date: DateOption
  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var figure: FigureOptions

  func validate() throws {
    if !(1...100).contains(top) {
      throw ValidationError("--top is \(top); expected a number from 1 to 100.")
    }
    if !(2...Intersections.mostSets).contains(groups.count) {
      throw ValidationError("\(groups.count) groups; expected 2 to \(Intersections.mostSets).")
    }
  }

  func run() async throws {
    let atlas = try atlas.load()
    let ids = try NameResolver(atlas).ids(groups)
    var query = OverlapQuery(mode: .groups)
    (query.nullModel, query.on) = (null, date.on)
    let sets = try await Failure.ofQuery { [query] in try await Intersections(atlas, of: ids, query: query) }
    try figure.write(Figure.upset(sets, mode: mode, in: atlas, top: top, theme: figure.theme))
  }
}
