import ArgumentParser
import Atlas
import Influence
import Interchange

/// `corridor links`: who is tied to several groups.
struct LinksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "links",
    abstract: "Who is tied to several networks and so links them, by which ties.",
    usage: "corridor links [<group> ...] [--kind <kind>] [<options>]",
    discussion: """
      Groups are the networks, or those named, or all of a kind. A tie to a part of a group counts as one to the group; \
      ties that have ended count too and are told apart.
      """)

  @Argument(help: "The groups that are linked.", completion: .entityNames)
  var groups: [String] = []

  @Option(name: .long, help: ArgumentHelp("Groups of this kind. Default: network.", valueName: "kind"))
  var groupKind: [String] = []

  @Option(name: .long, help: ArgumentHelp("Only those of this kind. Again for more.", valueName: "kind"))
  var kind: [String] = []

  @Option(name: .long, help: ArgumentHelp("The fewest groups that one links.", valueName: "count"))
  var atLeast = 2

  @Option(name: .long, help: ArgumentHelp("The most that are listed.", valueName: "count"))
  var top = 10

  @OptionGroup var date: DateOption
  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if atLeast < 1 { throw ValidationError("--at-least is \(atLeast); expected 1 or more.") }
    if top < 1 { throw ValidationError("--top is \(top); expected 1 or more.") }
  }

  func run() throws {
    let atlas = try atlas.load()
    let names = NameResolver(atlas)
    var query = LinkQuery()
    query.groups = try names.ids(groups)
    if !groupKind.isEmpty { query.groupKinds = try groupKind.map(names.kind) }
    query.kinds = try kind.map(names.kind)
    (query.atLeast, query.limit, query.on) = (atLeast, top, date.on)
    let links = try links(of: query, in: atlas)
    guard !links.linkers.isEmpty else {
      throw Failure(.none, "Nobody asked for is tied to \(atLeast) of \(links.groupCount) groups.")
    }
    let text = LinkText(links: links, width: output.width ?? 80, isColoured: output.isColoured)
    try output.write(links, table: links.table, text: text.text)
    if output.format == .csv || output.format == .markdown { StandardStreams.error(links.note) }
  }

  private func links(of query: LinkQuery, in atlas: Atlas) throws -> LinkTable {
    do throws(RouteQueryError) {
      return try LinkTable(atlas, query: query)
    } catch {
      throw Failure(error)
    }
  }
}
