import ArgumentParser
import Atlas
import Figures
import Influence

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
    guard let drawn = Figure.matrix(membersOf: group.id, in: atlas, on: on, theme: figure.theme) else {
      throw Failure(.none, "\(group.name) has no member on \(on).")
    }
    try figure.write(drawn)
  }
}
