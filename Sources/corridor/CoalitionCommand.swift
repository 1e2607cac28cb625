import ArgumentParser
import Atlas
import Influence

/// `corridor coalition`: who is needed to found or win a group.
struct CoalitionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coalition",
    abstract: "Who is needed to found or win a group, and the cheapest, strongest and smallest sets.",
    usage: """
      corridor coalition <group> ... [<goal> ...] [<options>]
      corridor coalition "found a working group"
      """,
    discussion: """
      A goal is what a rule allows, such as 'found a working group' or 'add a theme'; without one, every rule of the \
      group that takes several or must be won. Without a group, every group that has such a rule. A quorum that \
      sources give in several ways is answered in each. Willing are the members of the network the atlas is named \
      after, or of --willing.
      """)

  @Argument(help: ArgumentHelp("Groups and goals.", valueName: "group or goal"), completion: .entityNames)
  var names: [String]

  @Option(
    name: .long, help: ArgumentHelp("Count the members of it as willing.", valueName: "group"),
    completion: .entityNames)
  var willing: [String] = []

  @Option(name: .long, help: ArgumentHelp("Leave it out.", valueName: "name"), completion: .entityNames)
  var without: [String] = []

  @Option(name: .long, help: ArgumentHelp("Years of fees to count.", valueName: "years"))
  var horizon = 3

  @OptionGroup var date: DateOption
  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if !(1...100).contains(horizon) {
      throw ValidationError("--horizon is \(horizon); expected a number of years from 1 to 100.")
    }
  }

  func run() throws {
    let atlas = try atlas.load()
    let answer = try answer(in: atlas)
    guard !answer.goals.isEmpty else {
      throw Failure(
        .none,
        "No rule in the atlas says how to found or win anything there. 'corridor join' tells who is let in.")
    }
    let text = CoalitionText(
      answer: answer, vocabulary: atlas.vocabulary, width: output.width ?? 80, isColoured: output.isColoured)
    try output.write(answer, table: answer.table, text: text.text)
    if answer.isNone { throw Failure(.none, "Not enough can be found, as far as is known.") }
  }

  private func answer(in atlas: Atlas) throws -> CoalitionAnswer {
    let resolver = NameResolver(atlas)
    let actions = Set(atlas.entities.flatMap(\.rules).filter(\.isCollective).map(\.action))
    var query = CoalitionQuery(groups: [])
    for name in names {
      if actions.contains(where: { $0.folded.contains(name.folded) }), (try? resolver.entity(name)) == nil {
        query.actions.append(name)
      } else {
        query.groups.append(try resolver.entity(name).id)
      }
    }
    query.willing = willing.isEmpty ? nil : try resolver.ids(willing)
    query.without = try resolver.ids(without)
    (query.horizon, query.on) = (horizon, date.on)
    do throws(RouteQueryError) {
      return try CoalitionFinder(atlas, query: query).answer()
    } catch {
      throw Failure(error)
    }
  }
}
