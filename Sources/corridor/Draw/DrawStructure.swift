import ArgumentParser
import Atlas
import Figures
import Influence

/// `corridor draw structure`.
struct DrawStructure: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "structure",
    abstract: "A network, a body or a group with its parts as a tree, and who leads them.",
    usage: "corridor draw structure <entity> -o <file> [<options>]")

  @Argument(help: "The entity whose parts are shown.", completion: .entityNames)
  var entity: String

  @OptionGroup var date: DateOption
  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var figure: FigureOptions

  func run() async throws {
    let atlas = try atlas.load()
    let entity = try NameResolver(atlas).entity(entity)
    guard let on = date.on ?? atlas.asOf else { throw Failure(RouteQueryError.noDate) }
    let tree = try await Failure.ofQuery { try StructureTree(of: entity.id, in: atlas, on: on) }
    try figure.write(Figure.structure(tree, in: atlas, theme: figure.theme))
  }
}
