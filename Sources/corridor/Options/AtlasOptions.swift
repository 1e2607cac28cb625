import ArgumentParser
import Atlas
import Interchange

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Which data a command works on, and on what date.
struct AtlasOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "An atlas: a folder, a file, or a mapping (see --data). Give it again to merge several.",
      valueName: "path"),
    completion: .directory)
  var atlas: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A folder with the tables that a mapping reads. Give it again for more.", valueName: "folder"),
    completion: .directory)
  var data: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Answer as if this scenario were so; 'whatif --list' shows those there are. Give it again to add more.",
      valueName: "scenario"))
  var scenario: [String] = []

  /// Loads the atlases named, or those shipped, with the scenarios named.
  func load() throws -> Atlas {
    let paths = try folders()
    ProgressBar.step("reading the atlas")
    defer { ProgressBar.step("") }
    do throws(AtlasError) {
      let atlas = try Atlas.load(paths, data: data).atlas
      if scenario.isEmpty { return atlas }
      let library = ScenarioLibrary(folders: paths, for: atlas)
      return try atlas.applying(try library.stack(scenario))
    } catch {
      throw Failure(error)
    }
  }

  /// The paths of the atlases named, or of those shipped.
  func folders() throws -> [String] { atlas.isEmpty ? try Self.shipped() : atlas }

  /// The atlases that `Graphs/default` lists, one folder a line.
  static func shipped() throws -> [String] {
    guard let folder = dataFolder() else {
      throw Failure(.noInput, "error: the shipped atlases are not found; name one with --atlas")
    }
    let list = FileManager.default.contents(atPath: folder + "/default") ?? Data()
    return String(decoding: list, as: UTF8.self).split(separator: "\n").map { "\(folder)/\($0)" }
  }

  /// Where the shipped data is: in the folder the command is called from, beside an installed command, or above a
  /// command that stands in its build folder.
  static func dataFolder() -> String? {
    var candidates = ["Graphs"]
    var folder = executableFolder()
    candidates.append(folder + "/../share/corridor/Graphs")
    for _ in 0..<5 {
      candidates.append(folder + "/Graphs")
      folder += "/.."
    }
    return candidates.first { FileManager.default.fileExists(atPath: $0 + "/default") }
  }

  private static func executableFolder() -> String {
    let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let path = link ?? CommandLine.arguments.first ?? "."
    return path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
  }
}

/// The date of a query.
struct DateOption: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The date the ties must hold on: 2017, 2018-03 or 2018-03-07. Default: the atlas's own.",
      valueName: "date"))
  var on: PartialDate?
}
