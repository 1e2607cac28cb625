import ArgumentParser
import Atlas
import Figures
import Influence

/// `corridor draw survey`.
struct DrawSurvey: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "survey", abstract: "The questionnaire: what each organisation answers to each question.",
    usage: "corridor draw survey -o <file> [<options>]")

  @Flag(name: .long, help: "Only the questions that most answer by yes, no or partly.")
  var closed = false

  @OptionGroup var date: DateOption
  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var figure: FigureOptions

  func run() throws {
    let atlas = try atlas.load()
    guard let on = date.on ?? atlas.asOf else { throw Failure(RouteQueryError.noDate) }
    guard let drawn = Figure.survey(Survey(atlas), closed: closed, in: atlas, on: on, theme: figure.theme)
    else {
      throw Failure(.none, "The atlas has no answers to a questionnaire.")
    }
    try figure.write(drawn)
  }
}
