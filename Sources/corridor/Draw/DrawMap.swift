import ArgumentParser
import Atlas
import Figures
import Influence

/// `corridor draw map`.
struct DrawMap: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "The members of groups on a map of Europe, tied to the seats of their groups.",
    usage: "corridor draw map [<group> ...] -o <file> [<options>]",
    discussion: """
      Without a name: the groups with the most members whose place is known. A place is the attribute 'location' of an \
      entity; a group has its seat there.
      """)

  @Argument(help: "Groups whose members are shown.", completion: .entityNames)
  var groups: [String] = []

  @Option(name: .long, help: ArgumentHelp("How many groups are shown if none is named.", valueName: "count"))
  var top = 3

  @OptionGroup var date: DateOption
  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var figure: FigureOptions

  func validate() throws {
    if !(1...100).contains(top) {
      throw ValidationError("--top is \(top); expected a number from 1 to 100.")
    }
  }

  func run() throws {
    let atlas = try atlas.load()
    let ids = try NameResolver(atlas).ids(groups)
    let map: GroupMap
    do throws(RouteQueryError) {
      map = try GroupMap(atlas, of: ids, on: date.on, top: top)
    } catch {
      throw Failure(error)
    }
    guard let drawn = Figure.map(map, in: atlas, theme: figure.theme) else {
      throw Failure(.none, "No member has a known place on \(map.on).")
    }
    try figure.write(drawn)
  }
}
