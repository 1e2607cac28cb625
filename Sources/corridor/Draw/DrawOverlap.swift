import ArgumentParser
import Atlas
import Figures
import Influence

/// `corridor draw overlap`.
struct DrawOverlap: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "overlap", abstract: "A heat map of groups by the members they share, beside chance.",
    usage: "corridor draw overlap [--of groups|members] -o <file> [<options>]")

  @Option(name: .long, help: "What is compared.")
  var of = OverlapQuery.Mode.groups

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What the cells show: shared, jaccard, overlapCoefficient, dice, cosine, lift, newman, bonacich or p.",
      valueName: "index"))
  var index = OverlapQuery.Order.shared

  @Option(name: .long, help: ArgumentHelp("Groups of this kind only.", valueName: "kind"))
  var groupKind: [String] = []

  @Option(name: .long, help: ArgumentHelp("Members of this kind only.", valueName: "kind"))
  var memberKind: [String] = []

  @Option(name: .long, help: ArgumentHelp("Chance by sdsm, by hypergeometric, or none.", valueName: "model"))
  var null = OverlapQuery.NullModel.sdsm

  @Option(name: .long, help: ArgumentHelp("The most rows.", valueName: "count"))
  var top = 14

  @OptionGroup var date: DateOption
  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var figure: FigureOptions

  func validate() throws {
    if !(2...100).contains(top) {
      throw ValidationError("--top is \(top); expected a number from 2 to 100.")
    }
  }

  func run() async throws {
    let atlas = try atlas.load()
    let names = NameResolver(atlas)
    var query = OverlapQuery(mode: of)
    query.groupKinds = try groupKind.map(names.kind)
    query.memberKinds = try memberKind.map(names.kind)
    (query.order, query.nullModel, query.atLeast, query.on) = (index, null, 0, date.on)
    let overlaps = try await Failure.ofQuery { [query] in try await OverlapTable(atlas, query: query) }
    guard let drawn = Figure.overlap(overlaps, in: atlas, top: top, theme: figure.theme) else {
      throw Failure(.none, "No two \(of.rawValue) share anything on \(overlaps.on).")
    }
    try figure.write(drawn)
  }
}
