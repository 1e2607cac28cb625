import ArgumentParser
import Atlas
import Influence
import Interchange

/// What is compared under scenarios: whose routes and reach, on what date, how closely.
struct ComparisonOptions: ParsableArguments {
  @Option(
    name: .long, help: ArgumentHelp("Whose routes and reach are compared.", valueName: "name"),
    completion: .entityNames)
  var from: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("Whom they want to reach.", valueName: "name"), completion: .entityNames)
  var to: [String] = []

  @Option(name: .long, help: ArgumentHelp("Years of fees to count.", valueName: "years"))
  var horizon = 3

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Random worlds that reach is counted in. Default: 2048, fewer where ties are very many.",
      valueName: "count"))
  var worlds: Int?

  @Option(name: .long, help: "Seeds the worlds.")
  var seed: UInt64 = 1

  @OptionGroup var date: DateOption
  @OptionGroup var atlas: AtlasOptions

  func validate() throws {
    if !(1...100).contains(horizon) {
      throw ValidationError("--horizon is \(horizon); expected a number of years from 1 to 100.")
    }
    if let worlds, !(64...1_000_000).contains(worlds) {
      throw ValidationError("--worlds is \(worlds); expected a number from 64 to 1000000.")
    }
  }

  /// The scenarios named, each after those that it follows.
  func stack(_ names: [String], _ library: ScenarioLibrary) throws -> [Scenario] {
    do throws(AtlasError) {
      return try library.stack(names)
    } catch {
      throw Failure(error)
    }
  }

  func library(_ atlas: Atlas) throws -> ScenarioLibrary {
    ScenarioLibrary(folders: try self.atlas.folders(), for: atlas)
  }

  func compare(_ atlas: Atlas, _ first: [Scenario], _ second: [Scenario]) throws -> ScenarioComparison {
    let names = NameResolver(atlas)
    var query = ScenarioQuery()
    query.from = try names.ids(from)
    query.to = try names.ids(to)
    (query.horizon, query.worlds, query.seed, query.on) = (horizon, worlds, seed, date.on)
    do {
      return try ScenarioComparison(atlas, first: first, second: second, query: query)
    } catch let error as AtlasError {
      throw Failure(error)
    } catch let error as RouteQueryError {
      throw Failure(error)
    }
  }

}

/// What whatif and compare have in common.
struct ScenarioOptions: ParsableArguments {
  @OptionGroup var comparison: ComparisonOptions
  @OptionGroup var output: OutputOptions

  func write(_ comparison: ScenarioComparison) async throws {
    let comparison = try await Failure.ofQuery { try await comparison.measured() }
    let width = output.width ?? 100
    func wrapped(_ lines: [String]) -> [String] { lines.flatMap { $0.wrapped(to: width, indent: "    ") } }
    func block(_ lines: [String]) -> [String] { wrapped(lines) + (lines.isEmpty ? [] : [""]) }
    let table = comparison.summaryTable
    let lines =
      block(comparison.sentences) + [table.text(width: output.width, isColoured: output.isColoured)]
      + block(comparison.routes) + block(comparison.prices) + block(comparison.otherFindings())
      + wrapped(comparison.notes) + (comparison.difference.isEmpty ? [] : ["", "What differs:"])
      + wrapped(comparison.differences())
    try output.write(comparison, table: comparison.table, text: lines.joined(separator: "\n") + "\n")
    if output.format == .csv || output.format == .markdown {
      StandardStreams.error(
        (comparison.sentences + comparison.routes + comparison.prices + comparison.otherFindings()
          + comparison.notes).joined(separator: "\n"))
    }
  }
}
