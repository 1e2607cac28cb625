import ArgumentParser
import Atlas
import Influence
import Interchange

/// Which routes are asked for. Shared by every verb that asks for them.
struct RouteOptions: ParsableArguments {
  @OptionGroup var conditions: RouteConditions

  @Option(name: .customShort("k"), help: ArgumentHelp("How many routes.", valueName: "count"))
  var count = 10

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What makes a route better: strength, or hops and then strength, or time: the earliest arrival, or pareto: several at once."
    ))
  var by: RouteQuery.Criterion = .strength

  @Option(
    name: .long,
    help: ArgumentHelp(
      "By time: arrive by the end of this date, and leave as late as that allows. With --on, leave on that date or later.",
      valueName: "date"))
  var before: PartialDate?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "All routes that no other beats by these: strength,hops,money. Implies --by pareto.",
      valueName: "criteria"))
  var pareto: ParetoList?

  @Option(
    name: .long, help: ArgumentHelp("Run through it. Several in the order given.", valueName: "name"),
    completion: .entityNames)
  var via: [String] = []

  @Option(name: .long, help: ArgumentHelp("The most ties a route may have.", valueName: "count"))
  var maxHops: Int?

  @Flag(
    name: .long, help: "Only routes that differ: none runs through a body that a better one runs through.")
  var different = false

  @OptionGroup var joining: JoiningOptions

  /// The query that the options mean in an atlas.
  func query(in atlas: Atlas) throws -> RouteQuery {
    var query = try conditions.query(in: atlas)
    query.k = count
    if before != nil, pareto != nil || by == .hops || by == .pareto {
      throw ValidationError("--before goes with --by time alone.")
    }
    query.by = before == nil ? by : .time
    query.before = before
    if let pareto { (query.by, query.pareto) = (.pareto, pareto.criteria) }
    query.via = try NameResolver(atlas).ids(via)
    query.maxHops = maxHops
    query.mustDiffer = different
    query.joining = joining.terms
    return query
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
struct RoutesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "routes",
    abstract: "The best routes from one to another, each hop explained with its evidence.",
    usage: """
      corridor routes <from> <to> [<options>]
      corridor routes --from-members-of <group> --to-kind <kind> [<options>]
      """)

  @OptionGroup(title: "Route options") var route: RouteOptions
  @OptionGroup var robustness: RobustnessOptions
  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var output: OutputOptions

  @Option(
    name: .long,
    help: ArgumentHelp("Say why a way is not among the routes, or what beats it.", valueName: "'A > B > C'"))
  var whyNot: String?

  func run() async throws {
    let atlas = try atlas.load()
    if let whyNot { return try explain(whyNot, in: atlas) }
    let answer = try await answer(in: atlas)
    let text = RouteText(answer, width: output.width ?? 80, isColoured: output.isColoured)
    try output.write(answer, table: answer.table, text: text.text)
    if let truncation = answer.truncation, output.format != .table { StandardStreams.error(truncation) }
    if let robustness = answer.robustness, output.format == .csv || output.format == .markdown {
      StandardStreams.error(RobustnessText(robustness: robustness).findings.joined(separator: "\n"))
    }
    if let none = answer.none {
      throw Failure(.none, output.format == .table ? "" : none.summary)
    }
  }

  /// Says why a way the user has in mind is not among the routes.
  private func explain(_ way: String, in atlas: Atlas) throws {
    let resolver = NameResolver(atlas)
    let names = way.split(separator: ">").map { $0.split(separator: " ").joined(separator: " ") }
    guard names.count > 1, names.allSatisfy({ !$0.isEmpty }) else {
      throw ValidationError(
        "--why-not is '\(way)'; expected names with '>' between: 'Riga > Eurocities > DG REGIO'.")
    }
    let stations = try resolver.ids(names)
    var options = route
    // Without ends of its own, the question is about the ends of the way.
    if route.conditions.ends.isEmpty, route.conditions.fromMembersOf == nil, route.conditions.toKind == nil {
      options.conditions.ends = [stations[0], stations[stations.count - 1]]
    }
    let query = try options.query(in: atlas)
    let answer: WhyNot
    do throws(RouteQueryError) {
      answer = try RouteFinder(atlas).whyNot(stations, query)
    } catch {
      throw Failure(error)
    }
    let text = answer.summary.wrapped(to: output.width ?? 80).joined(separator: "\n") + "\n"
    try output.write(answer, table: answer.table, text: text)
    if answer.strength == nil { throw Failure(.none, "") }
  }

  private func answer(in atlas: Atlas) async throws -> RouteAnswer {
    guard let test = robustness.query else { return try route.answer(in: atlas) }
    let query = try route.query(in: atlas)
    let bar = ProgressBar("draws")
    defer { bar.end() }
    return try await Failure.ofQuery {
      try await RouteFinder(atlas).robustRoutes(query, test, progress: bar.report)
    }
  }
}
