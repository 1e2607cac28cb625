import ArgumentParser
import Atlas
import Influence
import Interchange

/// `corridor find`: entities by a part of their name.
struct FindCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find", abstract: "Entities whose id, name or alias holds a text.",
    usage: "corridor find [<text>] [<options>]")

  @Argument(help: "Any part of a name; leave it out to list all.")
  var text: String?

  @Option(name: .long, help: ArgumentHelp("Entities of this kind only.", valueName: "kind"))
  var kind: String?

  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let atlas = try atlas.load()
    let kind = try kind.map(NameResolver(atlas).kind)
    let indices = text.map(NameIndex(atlas).search) ?? Array(atlas.entities.indices)
    let found = indices.map { atlas.entities[$0] }.filter { kind == nil || $0.kind == kind }
    guard !found.isEmpty else {
      let nearest = nearestNames(to: text ?? "", among: atlas.entities.flatMap { [$0.name] + $0.aliases })
      let hint = nearest.isEmpty ? "" : " Near are: \(nearest.joined(separator: ", "))."
      throw Failure(.none, "Nothing matches.\(hint)")
    }
    try output.write(FoundEntities(found), table: FoundEntities(found).table)
  }
}

/// What a search found.
struct FoundEntities: Encodable {
  struct Item: Encodable {
    let id: String
    let name: String
    let kind: String
    let aliases: [String]
  }

  let schema = "corridor.find/1"
  let entities: [Item]

  init(_ entities: [Entity]) {
    self.entities = entities.map { Item(id: $0.id, name: $0.name, kind: $0.kind, aliases: $0.aliases) }
  }

  var table: Table {
    var table = Table(columns: [
      .init("Name", key: "name"), .init("Kind", key: "kind"), .init("Id", key: "id"),
      .init("Also called", key: "aliases"),
    ])
    for item in entities {
      table.append([
        .text(item.name), .text(item.kind), .text(item.id), .text(item.aliases.joined(separator: ", ")),
      ])
    }
    return table
  }
}
