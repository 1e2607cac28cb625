import ArgumentParser
import Atlas
import Influence
import Interchange

/// `corridor communities`: parts of the atlas with many ties inside and few between.
struct CommunitiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "communities",
    abstract: "Parts of the atlas with many ties inside and few between, and what holds each together.",
    usage: "corridor communities [--resolution <number>] [<options>]",
    discussion:
      "Found by the Leiden method, which maximises modularity. Another seed may give another answer.")

  @OptionGroup var communities: CommunityOptions
  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let found = try communities.answer(in: try atlas.load())
    try output.write(found, table: found.table, notes: found.notes)
  }
}
