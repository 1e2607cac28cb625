import ArgumentParser
import Atlas
import Influence

/// The part of the atlas that is measured, and as which graph: common to rank, communities and profile.
struct MeasureOptions: ParsableArguments {
  @Option(
    name: .long, help: ArgumentHelp("Make the graph of entities of this kind only.", valueName: "kind"))
  var onlyKind: [String] = []

  @Option(name: .long, help: ArgumentHelp("Make the graph of ties of this type only.", valueName: "type"))
  var tie: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("Make the graph of its members and itself.", valueName: "entity"),
    completion: .entityNames)
  var within: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Make the graph of entities in this country, by its code.", valueName: "code"))
  var country: [String] = []

  @Option(name: .long, help: "Arcs along the flow of influence, or ties of any direction.")
  var direction: MeasureQuery.Direction = .influence

  @Option(
    name: .long, help: "Tie groups by the members they share, or members by their groups: groups, members.")
  var projection: OverlapQuery.Mode?

  @Flag(name: .long, help: "Count ties by their strength.")
  var weighted = false

  @Option(name: .long, help: "Seeds what is drawn at random.")
  var seed: UInt64 = 1

  @OptionGroup var date: DateOption

  func query(_ names: NameResolver) throws -> MeasureQuery {
    var query = MeasureQuery()
    query.on = date.on
    query.onlyKinds = try onlyKind.map(names.kind)
    query.tieTypes = try tie.map(names.tieType)
    query.within = try within.map { try names.entity($0).id }
    query.countries = country.map { $0.uppercased() }
    query.direction = direction
    query.projection = projection
    query.isWeighted = weighted
    query.seed = seed
    query.side = projection ?? .members
    return query
  }
}
