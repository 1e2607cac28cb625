import ArgumentParser
import Atlas
import Figures
import Interchange

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `corridor report`: every figure and table of the study into a folder.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Every figure and table that the atlas lists, and an index, into a folder.",
    usage: "corridor report [--output <folder>] [<options>]")

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The folder to write to.", valueName: "folder"),
    completion: .directory)
  var output = "Output"

  @OptionGroup var atlas: AtlasOptions

  func run() async throws {
    let report = try await report(try atlas.load())
    do {
      try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
    } catch {
      throw Failure(.cannotWrite, "error: \(output): the folder cannot be made")
    }
    var written = 0
    var unchanged = 0
    let warnings = try report.render { name, bytes in
      let path = "\(output)/\(name)"
      if FileManager.default.contents(atPath: path) == Data(bytes) {
        unchanged += 1
        return
      }
      do throws(FileWriteError) {
        try AtomicFile.write(bytes, to: path)
      } catch {
        throw Failure(error)
      }
      written += 1
      if StandardStreams.isTerminal(2) { StandardStreams.error("  \(path)") }
    }
    for warning in warnings { StandardStreams.error("warning: \(warning)") }
    StandardStreams.error(
      "\(report.figures.count) figures in \(output): \(written) files written, \(unchanged) unchanged. "
        + "Open \(output)/index.html.")
  }

  private func report(_ atlas: Atlas) async throws -> Report {
    do throws(FigureError) {
      return try await Report(atlas)
    } catch {
      throw Failure(.badData, "error: the report: \(error)")
    }
  }
}
