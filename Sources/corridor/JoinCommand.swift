import ArgumentParser
import Atlas
import Influence

/// `corridor join`: what a city may join, what it costs, what it opens, and the ways round.
struct JoinCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "join",
    abstract: "What a city may join, what it costs, what it would open, and the ways round a no.",
    usage: """
      corridor join <city> ... [<network> ...] [<options>]
      corridor join --members-of <group> [<network> ...] [<options>]
      corridor join --rules [<network> ...]
      """,
    discussion: """
      Networks are the entities that have a rule for joining; without one, all of them, best value for money first: \
      what is open and free by the reach it adds, then by reach for each EUR 1000. What people decide is listed as \
      to be won, conditions in words as to be met. What is not known never counts as yes. \
      Exit status 1: nothing asked for is open.
      """)

  @Argument(
    help: ArgumentHelp("Cities, and networks to join.", valueName: "name"), completion: .entityNames)
  var names: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("Ask for every member of it.", valueName: "group"),
    completion: .entityNames)
  var membersOf: String?

  @Option(name: .long, help: ArgumentHelp("Years of fees to count.", valueName: "years"))
  var horizon = 3

  @Flag(name: .long, help: "List who is let in and at what price, for nobody in particular.")
  var rules = false

  @Flag(name: .long, help: "Tell every result in full, however many there are.")
  var explain = false

  @Option(name: .long, help: "Seeds the random worlds that reach is counted in.")
  var seed: UInt64 = 1

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
    if rules { return try list(atlas) }
    let answer = try answer(in: atlas)
    let isFull = explain || answer.results.count <= 2
    let text = JoinText(
      answer: answer, width: output.width ?? 80, isColoured: output.isColoured, isFull: isFull)
    try output.write(answer, table: answer.table, text: text.text)
    if answer.isNone {
      let cities = answer.cities.map(\.name).joined(separator: ", ")
      throw Failure(.none, "Nothing asked for is open to \(cities), and no way round is known.")
    }
  }

  /// The rules side by side.
  private func list(_ atlas: Atlas) throws {
    let ids = try NameResolver(atlas).ids(names)
    let list: RuleList
    do throws(RouteQueryError) {
      list = try RuleList(atlas, of: ids, horizon: horizon)
    } catch {
      throw Failure(error)
    }
    guard !list.entries.isEmpty else { throw Failure(.none, "The atlas has no rule there.") }
    let text = RuleListText(list: list, width: output.width ?? 80, isColoured: output.isColoured)
    try output.write(list, table: list.table, text: text.text)
  }

  private func answer(in atlas: Atlas) throws -> JoinAnswer {
    let resolver = NameResolver(atlas)
    let joinable = Set(
      atlas.entities.flatMap(\.rules).filter(\.isMembership).map(\.into))
    var cities: [String] = []
    var networks: [String] = []
    if let group = membersOf {
      guard let on = date.on ?? atlas.asOf else { throw Failure(RouteQueryError.noDate) }
      cities = try resolver.members(of: group, on: on)
    }
    for id in try resolver.ids(names) {
      // The first name is who would join, even if it can be joined itself.
      if joinable.contains(id), !cities.isEmpty { networks.append(id) } else { cities.append(id) }
    }
    guard !cities.isEmpty else {
      throw ValidationError("Name who would join: corridor join CITY [NETWORK].")
    }
    if membersOf == nil, networks.isEmpty, cities.count > 1, let group = cities.last,
      let entity = atlas.entity(group), entity.kind == "network"
    {
      throw Failure(.none, "No rule in the atlas says how to join \(entity.name).")
    }
    var query = JoinQuery(cities: cities, networks: networks)
    (query.horizon, query.on, query.seed) = (horizon, date.on, seed)
    do throws(RouteQueryError) {
      return try JoinFinder(atlas, query: query).answer()
    } catch {
      throw Failure(error)
    }
  }
}
