import ArgumentParser
import Atlas
import Influence
import Interchange

/// `corridor overlaps`: groups by shared members, or members by shared groups.
struct OverlapsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "overlaps",
    abstract: "Groups by the members they share, or members by the groups they share.",
    usage: "corridor overlaps [--of groups|members] [<options>]",
    discussion: "Sharing a group is an opportunity to meet, not a tie; the sizes behind each pair are shown.")

  @Option(name: .long, help: "What is compared: groups or members.")
  var of: OverlapQuery.Mode = .groups

  @Option(name: .long, help: "What the pairs are sorted by: shared or jaccard.")
  var sort: OverlapQuery.Order = .shared

  @Option(name: .long, help: ArgumentHelp("Groups of this kind only.", valueName: "kind"))
  var groupKind: [String] = []

  @Option(name: .long, help: ArgumentHelp("Members of this kind only.", valueName: "kind"))
  var memberKind: [String] = []

  @Option(name: .long, help: ArgumentHelp("Ties that count as membership.", valueName: "type"))
  var tie: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("The most pairs; pairs equal to the last are kept.", valueName: "count"))
  var top: Int?

  @OptionGroup var date: DateOption
  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top is \(top); expected 1 or more.") }
  }

  func run() throws {
    let atlas = try atlas.load()
    let names = NameResolver(atlas)
    var query = OverlapQuery(mode: of)
    query.order = sort
    query.groupKinds = try groupKind.map(names.kind)
    query.memberKinds = try memberKind.map(names.kind)
    query.tieTypes = try tie.map(names.tieType)
    query.on = date.on
    let overlaps = try overlaps(atlas, query)
    guard !overlaps.pairs.isEmpty else {
      throw Failure(.none, "No two \(of.rawValue) share anything on \(overlaps.on).")
    }
    try output.write(overlaps, table: overlaps.table(limit: top))
    let shown = overlaps.shownCount(limit: top)
    if output.format != .json {
      StandardStreams.error(
        "\(shown) of \(overlaps.pairs.count) pairs that share something, among \(overlaps.rows.count) \(of.rawValue), on \(overlaps.on)."
      )
    }
  }

  private func overlaps(_ atlas: Atlas, _ query: OverlapQuery) throws -> OverlapTable {
    do throws(RouteQueryError) {
      return try OverlapTable(atlas, query: query)
    } catch {
      throw Failure(error)
    }
  }
}
