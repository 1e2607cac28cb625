import ArgumentParser
import Atlas
import Influence
import Interchange

/// `corridor rank`: entities by the measures of network analysis, side by side.
struct RankCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank",
    abstract: "Entities by measures of network analysis, several side by side, best first.",
    usage: """
      corridor rank [<measure> ...] [--by <measure>] [<options>]
      corridor rank --measures
      """,
    discussion: """
      Without a measure: degree, betweenness, closeness and constraint. Equal values share a rank. \
      Undefined values are empty. How each measure is counted is said under the table.
      """)

  @Argument(help: "The measures; --measures lists them.")
  var measure: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("What the rows are sorted by; default the first.", valueName: "measure"))
  var by: String?

  @Flag(name: .long, help: "List the measures, what each says and where it comes from.")
  var measures = false

  @Option(
    name: .long, help: ArgumentHelp("Rank entities of this kind only; the graph stays.", valueName: "kind"))
  var kind: [String] = []

  @Option(name: .long, help: "Two-mode measures of members or of groups.")
  var of: OverlapQuery.Mode?

  @Option(name: .long, help: "The groups that brokers stand between: kind or country.")
  var groups: MeasureQuery.Grouping = .kind

  @Option(name: .long, help: "How much a neighbour counts in bonacich; may be negative.")
  var beta: Double?

  @Option(name: .long, help: "How much a neighbour counts in katz.")
  var alpha: Double?

  @Flag(name: .long, help: "Count betweenness from all entities, however many.")
  var exact = false

  @Option(
    name: .long,
    help: ArgumentHelp("The most rows; those that share the last rank are kept.", valueName: "count"))
  var top: Int?

  @OptionGroup var graph: MeasureOptions
  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top is \(top); expected 1 or more.") }
  }

  func run() async throws {
    if measures { return try output.write(MeasureCatalogue(), table: Measure.catalogue) }
    let asked = try measure.map(Self.measure)
    let sorting = try by.map(Self.measure)
    let atlas = try atlas.load()
    let names = NameResolver(atlas)
    var query = try graph.query(names)
    query.rankedKinds = try kind.map(names.kind)
    query.grouping = groups
    (query.beta, query.alpha, query.isExact) = (beta, alpha, exact)
    if let of { query.side = of }
    let standard: [Measure] = [.degree, .betweenness, .closeness, .constraint]
    let ranking = try await Failure.ofQuery {
      try await Ranking(atlas, query: query, measures: asked.isEmpty ? standard : asked, by: sorting)
    }
    guard !ranking.rows.isEmpty else {
      throw Failure(.none, "No entity is in that part: " + ranking.notes[0])
    }
    try output.write(
      ranking.encoded(limit: top), table: ranking.table(limit: top),
      text: MeasureText(
        table: ranking.readingTable(limit: top), notes: ranking.notes, width: output.width,
        isColoured: output.isColoured
      ).text)
    if output.format == .csv || output.format == .markdown {
      StandardStreams.error(ranking.notes.joined(separator: "\n"))
    }
  }

  /// A measure by its name.
  static func measure(_ name: String) throws -> Measure {
    if let measure = Measure.allCases.first(where: { $0.rawValue.folded == name.folded }) { return measure }
    let nearest = nearestNames(to: name, among: Measure.allCases.map(\.rawValue))
    let advice =
      nearest.isEmpty
      ? "; 'corridor rank --measures' lists them"
      : "; did you mean " + nearest.map { "'\($0)'" }.joined(separator: " or ") + "?"
    throw Failure(.usage, "error: there is no measure '\(name)'" + advice)
  }
}

/// The measures as JSON.
private struct MeasureCatalogue: Encodable {
  private struct Entry: Encodable {
    let name: String
    let explanation: String
    let source: String
  }

  private let schema = "corridor.measures/1"
  private let measures = Measure.allCases.map {
    Entry(name: $0.rawValue, explanation: $0.explanation, source: $0.paper)
  }
}

extension Failure {
  /// Runs a query and turns its errors into failures.
  static func ofQuery<Answer>(_ answer: () async throws -> Answer) async throws -> Answer {
    do {
      return try await answer()
    } catch let error as RouteQueryError {
      throw Failure(error)
    }
  }
}
