import ArgumentParser
import Atlas
import Influence
import Interchange

/// `corridor communities`: parts of the atlas with many ties inside and few between.
struct CommunitiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "communities",
    abstract: "Parts of the atlas with many ties inside and few between, and what holds each together.",
    usage: "corridor communities [--resolution <number>] [<options>]",
    discussion:
      "Found by the Leiden method, which maximises modularity. Another seed may give another answer.")

  @Option(name: .long, help: "The larger, the more and the smaller the communities.")
  var resolution = 1.0

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How often to begin anew; the best is kept. Default 10, 1 for more than 10000 arcs.", valueName: "count"
    ))
  var runs: Int?

  @OptionGroup var graph: MeasureOptions
  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if !(resolution >= 0 && resolution.isFinite) {
      throw ValidationError("--resolution is \(resolution); expected a number from 0.")
    }
    if let runs, !(1...10_000).contains(runs) {
      throw ValidationError("--runs is \(runs); expected a number from 1 to 10000.")
    }
  }

  func run() throws {
    let atlas = try atlas.load()
    var query = CommunityQuery(try graph.query(NameResolver(atlas)))
    query.resolution = resolution
    query.runs = runs
    let found = try communities(atlas, query)
    guard !found.communities.isEmpty else {
      throw Failure(.none, "No community: no two entities are tied. \(found.summary.description)")
    }
    try output.write(
      found, table: found.table,
      text: MeasureText(
        table: found.table, notes: found.notes, width: output.width, isColoured: output.isColoured
      ).text)
    if output.format == .csv || output.format == .markdown {
      StandardStreams.error(found.notes.joined(separator: "\n"))
    }
  }

  private func communities(_ atlas: Atlas, _ query: CommunityQuery) throws -> CommunityTable {
    do throws(RouteQueryError) {
      return try CommunityTable(atlas, query: query)
    } catch {
      throw Failure(error)
    }
  }
}
