import ArgumentParser
import Atlas
import Influence
import Interchange

/// `corridor profile`: one entity's position by several measures, and how sure its ranks are.
struct ProfileCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "One entity's position by several measures, its roles as a broker, and how sure its ranks are.",
    usage: "corridor profile <name> [--drop <share>] [--samples <count>] [<options>]",
    discussion: """
      The position is named by fixed rules: a hub is in the first tenth by degree, a broker by betweenness; one of \
      the core has the highest coreness; at the periphery no shortest way leads through.
      """)

  @Argument(help: "The entity's name, id or alias.", completion: .entityNames)
  var name: String

  @Option(name: .long, help: ArgumentHelp("A measure instead of the usual ones.", valueName: "measure"))
  var measure: [String] = []

  @Option(name: .long, help: "The groups that brokers stand between: kind or country.")
  var groups: MeasureQuery.Grouping = .kind

  @Option(name: .long, help: ArgumentHelp("The share of ties that each trial drops.", valueName: "share"))
  var drop = 0.1

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How many trials drop ties; 0 for none. Default: 32, fewer where ties are very many.",
      valueName: "count"))
  var samples: Int?

  @OptionGroup var graph: MeasureOptions
  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if !(drop > 0 && drop < 1) {
      throw ValidationError("--drop is \(drop); expected a share between 0 and 1.")
    }
    if let samples, !(0...100_000).contains(samples) {
      throw ValidationError("--samples is \(samples); expected a number from 0 to 100000.")
    }
  }

  func run() async throws {
    let measures = try measure.map(RankCommand.measure)
    let atlas = try atlas.load()
    let names = NameResolver(atlas)
    let entity = try names.entity(name)
    var query = ProfileQuery(try graph.query(names))
    query.graph.grouping = groups
    if !measures.isEmpty { query.measures = measures }
    (query.drop, query.samples) = (drop, samples)
    let found = try await Failure.ofQuery {
      try await Profile(atlas, of: entity.id, query: query, progress: ProgressBar.reporting("trials"))
    }
    guard let profile = found else {
      throw Failure(.none, "\(entity.name) is not in that part of the atlas on that date.")
    }
    try output.write(profile, table: profile.table, text: text(profile))
    if output.format == .csv || output.format == .markdown {
      StandardStreams.error(([profile.sentence] + profile.notes).joined(separator: "\n"))
    }
  }

  private func text(_ profile: Profile) -> String {
    let width = output.width
    let sentence = profile.sentence.wrapped(to: width ?? 100).joined(separator: "\n")
    let standings = profile.standingTable.text(width: width, isColoured: output.isColoured)
    let roles = MeasureText(
      table: profile.roleTable, notes: profile.notes, width: width, isColoured: output.isColoured)
    return "\(sentence)\n\n\(standings)\n\(roles.text)"
  }
}
