import ArgumentParser
import Figures
import Influence

/// `corridor draw whatif`.
struct DrawWhatIf: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "whatif", abstract: "Before and after a scenario in one picture: added, removed, changed.",
    usage: "corridor draw whatif <scenario> ... -o <file> [--from <name>] [--to <name>] [<options>]")

  @Argument(help: "Scenarios, by name or path.")
  var scenarios: [String]

  @OptionGroup var comparison: ComparisonOptions
  @OptionGroup var figure: FigureOptions

  func run() throws {
    let atlas = try comparison.atlas.load()
    let stack = try comparison.stack(scenarios, try comparison.library(atlas))
    let compared = try comparison.compare(atlas, [], stack)
    guard !compared.difference.isEmpty else {
      throw Failure(.none, "\(compared.second.title) changes nothing.")
    }
    try figure.write(Figure.whatIf(compared, theme: figure.theme))
  }
}
