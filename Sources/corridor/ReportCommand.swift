import ArgumentParser
import Atlas
import Figures
import Graphviz
import Influence
import Interchange

/// `corridor report`: every figure and table of the study, and a page to read them, into a folder.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract:
      "Every figure and table that the atlas lists, and a page to read and explore them, into a folder.",
    usage: "corridor report [--output <folder>] [<options>]",
    discussion: """
      Each figure is written as SVG and PDF, its table as CSV; index.html opens in a browser without a network, \
      index.md is for a repository. What has not changed since the last run is not drawn again; manifest.json says \
      what was written. Files of a figure that is no longer listed are removed if they are as they were written.
      """)

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The folder to write to.", valueName: "folder"),
    completion: .directory)
  var output = "Output"

  @Flag(name: .long, help: "Draw every figure again, also what has not changed.")
  var all = false

  @OptionGroup var atlas: AtlasOptions

  func run() async throws {
    let loaded = try atlas.load()
    let report = try await report(loaded)
    let progress = ProgressBar.reporting("figures")
    let summary: ReportFolder.Summary
    do {
      summary = try ReportFolder(output).update(report, all: all) { progress?($0) }
    } catch let error as FileWriteError {
      throw Failure(error)
    }
    for warning in summary.warnings { StandardStreams.error("warning: \(warning)") }
    for name in summary.removed { StandardStreams.error("\(output)/\(name): removed, no longer listed") }
    for name in summary.kept {
      StandardStreams.error(
        "\(output)/\(name): no longer listed, kept because it was changed by another hand")
    }
    StandardStreams.error(words(summary, of: report))
  }

  private func words(_ summary: ReportFolder.Summary, of report: Report) -> String {
    let drawn =
      summary.drawn.isEmpty
      ? "nothing to draw again" : "\(summary.drawn.count) drawn, \(summary.unchanged) unchanged"
    return "\(report.items.count) figures in \(output): \(drawn); \(summary.written.count) files written. "
      + "Open \(output)/\(Report.page)."
  }

  private func report(_ loaded: Atlas) async throws -> Report {
    do {
      return try await Report(loaded, scenarios: ScenarioLibrary(folders: try atlas.folders(), for: loaded))
    } catch let error as FigureError {
      throw Failure(.badData, "error: the report: \(error)")
    } catch let error as RouteQueryError {
      throw Failure(.badData, "error: the report: \(error)")
    } catch let error as AtlasError {
      throw Failure(error)
    }
  }
}
