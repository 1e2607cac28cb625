import ArgumentParser
import Atlas
import Figures
import Influence

/// `corridor draw funding`.
struct DrawFunding: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "funding", abstract: "Who funds, manages and awards what, with amounts and precedents.",
    usage: "corridor draw funding [<entity> ...] -o <file> [<options>]")

  @Argument(help: "Funds, funders or funded; none for all.", completion: .entityNames)
  var entities: [String] = []

  @OptionGroup var date: DateOption
  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var figure: FigureOptions

  func run() async throws {
    let atlas = try atlas.load()
    let about = try NameResolver(atlas).ids(entities)
    guard let on = date.on ?? atlas.asOf else { throw Failure(RouteQueryError.noDate) }
    let network = try await Failure.ofQuery { try FundingNetwork(atlas, on: on, about: about) }
    guard !network.flows.isEmpty else { throw Failure(.none, "The atlas knows no tie of money there.") }
    try figure.write(Figure.funding(network, in: atlas, theme: figure.theme))
  }
}
