import ArgumentParser
import Atlas
import Influence
import Interchange

/// `corridor coverage`: who sits nowhere, which groups have nobody, which few groups have everybody.
struct CoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Who is in no group, the fewest groups that have everybody, and what one more would add.",
    usage: "corridor coverage [<name> ...] [--members-of <group>] [<options>]",
    discussion: """
      Names are members, or with --of themes themes; without any, all are taken. The smallest set of groups is exact \
      where the search ends in time, else the best found with its bound.
      """)

  @Argument(help: "Whom or what to cover; none for all.", completion: .entityNames)
  var names: [String] = []

  @Option(name: .long, help: "What is covered: members or themes.")
  var of = CoverageQuery.Subject.members

  @Option(
    name: .long, help: ArgumentHelp("Cover the members of this group.", valueName: "group"),
    completion: .entityNames)
  var membersOf: [String] = []

  @Option(name: .long, help: ArgumentHelp("Groups of this kind only.", valueName: "kind"))
  var groupKind: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("Cover all of this kind, those in no group included.", valueName: "kind"))
  var memberKind: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("Leave this group out of account.", valueName: "group"),
    completion: .entityNames)
  var avoid: [String] = []

  @Option(name: .long, help: ArgumentHelp("The most additional memberships.", valueName: "count"))
  var top = 10

  @OptionGroup var date: DateOption
  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if top < 0 { throw ValidationError("--top is \(top); expected 0 or more.") }
  }

  func run() throws {
    let atlas = try atlas.load()
    let resolver = NameResolver(atlas)
    var query = CoverageQuery()
    query.subject = of
    query.on = date.on
    query.targets = try resolver.ids(names)
    if let day = date.on ?? atlas.asOf {
      for group in membersOf { query.targets += try resolver.members(of: group, on: day) }
    }
    query.groupKinds = try groupKind.map(resolver.kind)
    query.memberKinds = try memberKind.map(resolver.kind)
    // What they are members of in common covers them and says nothing.
    query.avoiding = try resolver.ids(avoid + membersOf)
    query.additionLimit = top
    let found = try coverage(atlas, query)
    try output.write(found, table: found.table, notes: found.notes)
  }

  private func coverage(_ atlas: Atlas, _ query: CoverageQuery) throws -> Coverage {
    do throws(RouteQueryError) {
      return try Coverage(atlas, query: query)
    } catch {
      throw Failure(error)
    }
  }
}
