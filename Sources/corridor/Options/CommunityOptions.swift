import ArgumentParser
import Atlas
import Influence

/// How communities are found, and in what graph.
struct CommunityOptions: ParsableArguments {
  @Option(name: .long, help: "The larger, the more and the smaller the communities.")
  var resolution = 1.0

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How often to begin anew; the best is kept. Default 10, 1 for more than 10000 arcs.", valueName: "count"
    ))
  var runs: Int?

  @OptionGroup var graph: MeasureOptions

  func validate() throws {
    if !(resolution >= 0 && resolution.isFinite) {
      throw ValidationError("--resolution is \(resolution); expected a number from 0.")
    }
    if let runs, !(1...10_000).contains(runs) {
      throw ValidationError("--runs is \(runs); expected a number from 1 to 10000.")
    }
  }

  /// The communities of an atlas; ends with an honest 'none' where there is no tie.
  func answer(in atlas: Atlas) throws -> CommunityTable {
    var query = CommunityQuery(try graph.query(NameResolver(atlas)))
    query.resolution = resolution
    query.runs = runs
    let found: CommunityTable
    do throws(RouteQueryError) {
      found = try CommunityTable(atlas, query: query)
    } catch {
      throw Failure(error)
    }
    guard !found.communities.isEmpty else {
      throw Failure(.none, "No community: no two entities are tied. \(found.summary.description)")
    }
    return found
  }
}
