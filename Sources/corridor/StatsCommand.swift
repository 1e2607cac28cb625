import ArgumentParser
import Influence

/// `corridor stats`: what an atlas holds, counted.
struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "What the atlas holds: entities, ties, claims and their basis, counted.",
    usage: "corridor stats [<options>]")

  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let statistics = AtlasStatistics(try atlas.load())
    try output.write(statistics, table: statistics.table)
  }
}
