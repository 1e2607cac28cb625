public import ArgumentParser
public import Figures
import Graphviz
import Interchange

/// Where a figure goes.
struct FigureOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file to write; its ending says the format: svg, pdf, png, dot; csv, json, md or txt for the table behind it.",
      valueName: "file"),
    completion: .file())
  var output: String

  @Option(
    help: ArgumentHelp(
      "What it is printed on: text (the width of text on A4), a4, a3 or slide; without it, the first of them whose type "
        + "can be read.", valueName: "page"))
  var page: Theme.Page?

  @Option(help: "Its colours: colour, grayscale or dark.")
  var variant = Theme.Variant.colour

  @Option(help: ArgumentHelp("Dots an inch of a bitmap.", valueName: "number"))
  var dpi = 300

  @Option(help: ArgumentHelp("Seconds after which the drawing is given up.", valueName: "seconds"))
  var timeLimit = 60.0

  /// The dots an inch that a file may have.
  private static let resolutions = 36...1_200

  /// How the figure looks.
  var theme: Theme { Theme(page: page, variant: variant) }

  func validate() throws {
    guard Self.resolutions.contains(dpi) else {
      throw ValidationError(
        "'--dpi' is \(dpi); it must be from \(Self.resolutions.lowerBound) to \(Self.resolutions.upperBound)."
      )
    }
    guard timeLimit > 0, timeLimit <= 86_400 else {
      throw ValidationError("'--time-limit' is \(timeLimit); it must be above 0 and at most 86400 seconds.")
    }
  }

  func write(_ figure: Figure) throws {
    do {
      let ending = try FigureError.ending(of: output)
      let file = try file(figure, ending)
      try AtomicFile.write(file.bytes, to: output)
      for warning in file.warnings { StandardStreams.error("warning: \(warning)") }
      StandardStreams.error("\(output): \(figure.title).")
      for remark in file.remarks { StandardStreams.error("\(output): \(remark).") }
    } catch let error as FigureError {
      throw Failure(error)
    } catch let error as FileWriteError {
      throw Failure(error)
    }
  }

  private func file(_ figure: Figure, _ ending: String) throws -> Rendering {
    if let text = try OutputOptions.text(of: figure.table, ending: ending, record: figure.record) {
      return Rendering(bytes: Array(text.utf8), warnings: [])
    }
    return try TimeLimit.guarding(seconds: timeLimit) {
      try figure.rendered(as: ending, resolution: Double(dpi))
    }
  }
}

extension Theme.Page: ExpressibleByArgument {}
extension Theme.Variant: ExpressibleByArgument {}
