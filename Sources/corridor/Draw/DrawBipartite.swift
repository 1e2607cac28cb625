import ArgumentParser
import Atlas
import Figures
import Influence

/// `corridor draw bipartite`.
struct DrawBipartite: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bipartite", abstract: "Groups on one side, their members on the other.",
    usage: "corridor draw bipartite <group> ... -o <file> [<options>]")

  @Argument(help: "The groups.", completion: .entityNames)
  var groups: [String]

  @OptionGroup var date: DateOption
  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var figure: FigureOptions

  func run() async throws {
    let atlas = try atlas.load()
    let groups = try NameResolver(atlas).ids(groups)
    guard let on = date.on ?? atlas.asOf else { throw Failure(RouteQueryError.noDate) }
    let network = try await Failure.ofQuery { try AffiliationNetwork(of: groups, in: atlas, on: on) }
    guard !network.ties.isEmpty else { throw Failure(.none, "None of the groups has a member on \(on).") }
    try figure.write(Figure.bipartite(network, in: atlas, theme: figure.theme))
  }
}
