public import ArgumentParser
public import Figures
import Interchange

/// Where a figure goes.
struct FigureOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write; its ending says the format.", valueName: "file"),
    completion: .file())
  var output: String

  @Option(help: "What it is printed on: text (the width of text on A4), a4, a3 or slide.")
  var page = Theme.Page.text

  @Option(help: "Its colours: colour, grayscale or dark.")
  var variant = Theme.Variant.colour

  /// How the figure looks.
  var theme: Theme { Theme(page: page, variant: variant) }

  func write(_ figure: Figure) throws {
    do {
      for warning in try figure.write(to: output) { StandardStreams.error("warning: \(warning)") }
    } catch let error as FigureError {
      throw Failure(.usage, "error: \(error)")
    } catch let error as FileWriteError {
      throw Failure(error)
    }
    StandardStreams.error("\(output): \(figure.title).")
  }
}

extension Theme.Page: ExpressibleByArgument {}
extension Theme.Variant: ExpressibleByArgument {}
