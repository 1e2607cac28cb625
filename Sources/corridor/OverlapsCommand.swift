import ArgumentParser
import Atlas
import Influence
import Interchange

/// `corridor overlaps`: groups by shared members, members by shared groups, and the cells of a Venn diagram.
struct OverlapsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "overlaps",
    abstract:
      "Groups by the members they share, members by the groups they share, more or fewer than by chance.",
    usage: """
      corridor overlaps [--of groups|members] [<options>]
             corridor overlaps <entity> [<options>]
             corridor overlaps <entity> <entity> ... [--naming <mode>]
      """,
    discussion: """
      Sharing a group is an opportunity to meet, not a tie; the sizes behind each pair are shown. With one name: its \
      pairs. With several: who is in which of them, distinct (in these and no other), intersect (in all of these) and \
      union (in any of these). Chance is the stochastic degree sequence model, in which what a rule of the atlas bars is \
      prohibited; 'untestable' means that no number could have been significant.
      """)

  @Argument(help: "Groups or members to compare; none for all.", completion: .entityNames)
  var names: [String] = []

  @Option(name: .long, help: "What is compared; with names, what they are.")
  var of: OverlapQuery.Mode?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What the pairs are sorted by: shared, jaccard, overlapCoefficient, dice, cosine, lift, newman, bonacich or p.",
      valueName: "index"))
  var sort = OverlapQuery.Order.shared

  @Option(name: .long, help: ArgumentHelp("Groups of this kind only.", valueName: "kind"))
  var groupKind: [String] = []

  @Option(name: .long, help: ArgumentHelp("Members of this kind only.", valueName: "kind"))
  var memberKind: [String] = []

  @Option(name: .long, help: ArgumentHelp("Members in this country only, by its code.", valueName: "code"))
  var country: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("Groups that cover this theme only.", valueName: "theme"),
    completion: .entityNames)
  var theme: [String] = []

  @Option(name: .long, help: ArgumentHelp("Ties that count as membership.", valueName: "type"))
  var tie: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("The fewest shared; 0 lists pairs that share nothing too.", valueName: "count"))
  var atLeast: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The most pairs; those equal to the last are kept. Default: 25 in a table, 100000 in a file.",
      valueName: "count"))
  var top: Int?

  @Option(name: .long, help: "Pairs with this verdict only: more, less, chance or untestable.")
  var verdict: [OverlapVerdict] = []

  @Option(name: .long, help: ArgumentHelp("Chance by sdsm, by hypergeometric, or none.", valueName: "model"))
  var null = OverlapQuery.NullModel.sdsm

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How p-values are adjusted for the number of pairs: holm, benjamini-hochberg or none.",
      valueName: "method"))
  var adjust = OverlapQuery.Adjustment.holm

  @Option(name: .long, help: "The level of significance.")
  var level = 0.05

  @Flag(name: .long, help: "Name what each pair shares instead of the numbers of the test.")
  var common = false

  @Option(name: .long, help: "With several names, whom the table names: those distinct, intersect or union.")
  var naming = Intersections.Mode.distinct

  @Flag(name: .long, help: "Write a paragraph on the methods with its references instead of the pairs.")
  var methods = false

  @OptionGroup var date: DateOption
  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top is \(top); expected 1 or more.") }
    if let atLeast, atLeast < 0 { throw ValidationError("--at-least is \(atLeast); expected 0 or more.") }
    if !(level > 0 && level < 1) {
      throw ValidationError("--level is \(level); expected a number between 0 and 1.")
    }
    if names.count > Intersections.mostSets {
      throw ValidationError("\(names.count) names; expected \(Intersections.mostSets) or fewer.")
    }
  }

  func run() async throws {
    let atlas = try atlas.load()
    let resolver = NameResolver(atlas)
    let ids = try resolver.ids(names)
    var query = OverlapQuery(mode: of ?? mode(of: ids, in: atlas))
    query.groupKinds = try groupKind.map(resolver.kind)
    query.memberKinds = try memberKind.map(resolver.kind)
    query.countries = country.map { $0.uppercased() }
    query.themes = try resolver.ids(theme)
    query.tieTypes = try tie.map(resolver.tieType)
    query.on = date.on
    (query.order, query.verdicts) = (sort, Set(verdict))
    (query.nullModel, query.adjustment, query.level) = (null, adjust, level)
    query.atLeast = atLeast ?? (verdict.contains(.less) ? 0 : 1)
    query.limit = top ?? (output.format == .table || output.format == .markdown ? 25 : nil)
    if ids.count > 1 { return try await writeIntersections(ids, query, in: atlas) }
    query.with = ids.first
    let overlaps = try await Failure.ofQuery { [query] in try await OverlapTable(atlas, query: query) }
    if methods { return try output.writeText(methods(overlaps)) }
    guard !overlaps.pairs.isEmpty else {
      throw Failure(
        .none, "No pair of \(query.mode.rawValue) fits.\n" + overlaps.notes.joined(separator: "\n"))
    }
    let table =
      output.format == .csv ? overlaps.fullTable : common ? overlaps.namingTable : overlaps.table
    try output.write(overlaps, table: table, notes: overlaps.notes)
  }

  /// Names are groups if the first has members, else members.
  private func mode(of ids: [String], in atlas: Atlas) -> OverlapQuery.Mode {
    guard let first = ids.first.flatMap(atlas.index(of:)) else { return .groups }
    let isGroup = atlas.ties.contains { tie in
      tie.to == first && atlas.vocabulary.tieType(tie.type)?.tieClass == "membership"
    }
    return isGroup ? .groups : .members
  }

  private func writeIntersections(_ ids: [String], _ query: OverlapQuery, in atlas: Atlas) async throws {
    let found = try await Failure.ofQuery { try await Intersections(atlas, of: ids, query: query) }
    try output.write(found, table: found.table(naming: naming), notes: found.notes)
  }

  private func methods(_ overlaps: OverlapTable) -> String {
    let width = output.width ?? 100
    let works = overlaps.references.flatMap { ("- " + $0).wrapped(to: width, indent: "  ") }
    return (overlaps.methods.wrapped(to: width) + [""] + works).joined(separator: "\n") + "\n"
  }
}
