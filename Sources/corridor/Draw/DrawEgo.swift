import ArgumentParser
import Atlas
import Figures
import Influence

/// `corridor draw ego`.
struct DrawEgo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ego", abstract: "An entity and those it is tied to, by kind and direction.",
    usage: "corridor draw ego <entity> -o <file> [<options>]")

  @Argument(help: "The entity in the middle.", completion: .entityNames)
  var entity: String

  @Option(help: "1 for its own ties, 2 for those of its neighbours too.")
  var steps = 1

  @Option(help: ArgumentHelp("The most neighbours; the most strongly tied stay.", valueName: "count"))
  var top = 60

  @OptionGroup var date: DateOption
  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var figure: FigureOptions

  func validate() throws {
    if !(1...2).contains(steps) { throw ValidationError("--steps is \(steps); expected 1 or 2.") }
    if top < 1 { throw ValidationError("--top is \(top); expected 1 or more.") }
  }

  func run() async throws {
    let atlas = try atlas.load()
    let entity = try NameResolver(atlas).entity(entity)
    guard let on = date.on ?? atlas.asOf else { throw Failure(RouteQueryError.noDate) }
    let network = try await Failure.ofQuery {
      try EgoNetwork(of: entity.id, in: atlas, on: on, steps: steps, limit: top)
    }
    guard !network.neighbours.isEmpty else {
      throw Failure(.none, "\(entity.name) has no tie that holds on \(on).")
    }
    try figure.write(Figure.ego(network, in: atlas, theme: figure.theme))
  }
}
