import ArgumentParser
import Atlas
import Influence

/// `corridor show`: everything known of one entity.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Everything the atlas says of one entity, with its evidence.",
    usage: "corridor show <name> [<options>]")

  @Argument(help: "Its name, id or alias.", completion: .entityNames)
  var name: String

  @Option(
    name: .long,
    help: ArgumentHelp("One section only: attributes, ties, rules, answers, ...", valueName: "section"))
  var section: String?

  @OptionGroup var date: DateOption
  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let atlas = try atlas.load()
    let entity = try NameResolver(atlas).entity(name)
    let record = EntityRecord(entity, in: atlas, on: date.on)
    let shown = try section.map { try record.restricted(to: $0) } ?? record
    let text = RecordText(shown, width: output.width ?? 80, isColoured: output.isColoured)
    try output.write(shown, table: shown.table, text: text.text)
  }
}

extension EntityRecord {
  fileprivate func restricted(to section: String) throws -> EntityRecord {
    let sections = entries.map(\.section).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    guard let match = sections.first(where: { $0.folded == section.folded }) else {
      throw Failure(
        .none, "\(entity.name) has no section '\(section)'; it has " + sections.joined(separator: ", ") + ".")
    }
    return with(entries: entries.filter { $0.section == match })
  }
}
