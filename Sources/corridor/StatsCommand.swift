import ArgumentParser
import Influence
import Interchange

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `corridor stats`: what an atlas or a file of another program holds, counted.
struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "What the atlas, or a network file of another program, holds, counted.",
    usage: "corridor stats [<file>] [<options>]")

  @Argument(
    help: "A network file (GraphML, GEXF, GML, Pajek, DL, DOT, SIF, JSON, CSV), or an atlas.",
    completion: .file())
  var file: String?

  @Option(
    name: .long, help: ArgumentHelp("The format of the file, if its name does not tell.", valueName: "format")
  )
  var from: NetworkFormat?

  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if file != nil, !atlas.atlas.isEmpty { throw ValidationError("Give a file or --atlas, not both.") }
    if file == nil, from != nil { throw ValidationError("--from goes with a file.") }
  }

  func run() throws {
    guard let file, from != nil || !isAtlas(file) else {
      var options = atlas
      if let file { options.atlas = [file] }
      let statistics = AtlasStatistics(try options.load())
      return try output.write(statistics, table: statistics.table)
    }
    let document = try NetworkFile.read(file, as: from)
    let statistics = NetworkStatistics(document, file: file)
    try output.write(statistics, table: statistics.table)
    if output.format != .json { NetworkFile.say(document.remarks) }
  }

  private func isAtlas(_ path: String) -> Bool {
    var isFolder = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder { return true }
    return path.hasSuffix(".yaml") || path.hasSuffix(".yml")
  }
}
