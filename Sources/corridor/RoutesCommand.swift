import ArgumentParser
import Atlas
import Influence

/// Where a route starts and ends, and what it must keep to. Shared by every verb that asks for routes.
struct RouteOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Where the message starts and whom it is for, one after the other. A set given by an option takes the place of "
        + "its name.",
      valueName: "name"),
    completion: .entityNames)
  var ends: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("Start from any member of it.", valueName: "group"),
    completion: .entityNames)
  var fromMembersOf: String?

  @Option(name: .long, help: ArgumentHelp("Aim for any entity of the kind.", valueName: "kind"))
  var toKind: String?

  @Option(name: .customShort("k"), help: ArgumentHelp("How many routes.", valueName: "count"))
  var count = 10

  @Option(
    name: .long,
    help: "What makes a route better: strength, hops and then strength, or time: the earliest arrival.")
  var by: RouteQuery.Criterion = .strength

  @Option(
    name: .long,
    help: ArgumentHelp(
      "By time: arrive by the end of this date, and leave as late as that allows. With --on, leave on that date or later.",
      valueName: "date"))
  var before: PartialDate?

  @Option(
    name: .long, help: ArgumentHelp("Run through it. Several in the order given.", valueName: "name"),
    completion: .entityNames)
  var via: [String] = []

  @Option(name: .long, help: ArgumentHelp("Keep away from it.", valueName: "name"), completion: .entityNames)
  var avoid: [String] = []

  @Option(name: .long, help: ArgumentHelp("The most ties a route may have.", valueName: "count"))
  var maxHops: Int?

  @Option(name: .long, help: ArgumentHelp("Run through entities of this kind only.", valueName: "kind"))
  var onlyKind: [String] = []

  @Option(name: .long, help: ArgumentHelp("Do not run through entities of this kind.", valueName: "kind"))
  var exceptKind: [String] = []

  @Option(name: .long, help: ArgumentHelp("Use ties of this type only.", valueName: "type"))
  var onlyTie: [String] = []

  @Option(name: .long, help: ArgumentHelp("Do not use ties of this type.", valueName: "type"))
  var exceptTie: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Run through this hub, or hubs of this kind, which routes otherwise only end at.",
      valueName: "name"))
  var cross: [String] = []

  @OptionGroup var date: DateOption

  /// The query that the options mean in an atlas.
  func query(in atlas: Atlas) throws -> RouteQuery {
    let names = NameResolver(atlas)
    let (from, to) = try resolvedEnds(names, in: atlas)
    var query = RouteQuery(from: from, to: to)
    query.k = count
    query.by = before == nil ? by : .time
    query.before = before
    query.via = try names.ids(via)
    query.avoid = try names.ids(avoid)
    query.maxHops = maxHops
    query.onlyKinds = try onlyKind.map(names.kind)
    query.exceptKinds = try exceptKind.map(names.kind)
    query.onlyTies = try onlyTie.map(names.tieType)
    query.exceptTies = try exceptTie.map(names.tieType)
    for name in cross {
      if let kind = try? names.kind(name) {
        query.crossedKinds.append(kind)
      } else {
        query.crossed.append(try names.entity(name).id)
      }
    }
    query.on = date.on
    return query
  }

  private func resolvedEnds(_ names: NameResolver, in atlas: Atlas) throws -> ([String], [String]) {
    var rest = ends[...]
    var from: [String] = []
    var to: [String] = []
    if let group = fromMembersOf {
      guard let on = date.on ?? atlas.asOf else { throw Failure(RouteQueryError.noDate) }
      from = try names.members(of: group, on: on)
    } else if let name = rest.popFirst() {
      from = [try names.entity(name).id]
    }
    if let kindName = toKind {
      let kind = try names.kind(kindName)
      to = atlas.entities.filter { $0.kind == kind }.map(\.id)
    } else if let name = rest.popFirst() {
      to = [try names.entity(name).id]
    }
    guard !from.isEmpty, !to.isEmpty else {
      throw ValidationError("Name where the message starts and whom it is for: corridor routes FROM TO.")
    }
    guard rest.isEmpty else {
      throw ValidationError(
        "'\(rest.joined(separator: "', '"))' is one name too many. Quote names that hold spaces.")
    }
    return (from, to)
  }

  /// Asks an atlas.
  func answer(in atlas: Atlas) throws -> RouteAnswer {
    let query = try query(in: atlas)
    do throws(RouteQueryError) {
      return try RouteFinder(atlas).routes(query)
    } catch {
      throw Failure(error)
    }
  }
}

/// `corridor routes`: the best routes, each hop explained.
struct RoutesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "routes",
    abstract: "The best routes from one to another, each hop explained with its evidence.",
    usage: """
      corridor routes <from> <to> [<options>]
      corridor routes --from-members-of <group> --to-kind <kind> [<options>]
      """)

  @OptionGroup(title: "Route options") var route: RouteOptions
  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let answer = try route.answer(in: try atlas.load())
    let text = RouteText(answer, width: output.width ?? 80, isColoured: output.isColoured)
    try output.write(answer, table: answer.table, text: text.text)
    if let truncation = answer.truncation, output.format != .table { StandardStreams.error(truncation) }
    if let none = answer.none {
      throw Failure(.none, output.format == .table ? "" : none.summary)
    }
  }
}
