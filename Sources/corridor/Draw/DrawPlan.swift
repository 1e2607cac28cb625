import ArgumentParser
import Atlas
import Figures
import Influence

/// `corridor draw plan`.
struct DrawPlan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "What to do so that a message arrives: actions, prices, dates, conditions.",
    usage: "corridor draw plan --from <actor> ... --to <body> ... -o <file> [<options>]")

  @OptionGroup(title: "Plan options") var plan: PlanOptions
  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var figure: FigureOptions

  func run() throws {
    let atlas = try atlas.load()
    let answer = try plan.answer(in: atlas)
    if answer.isReached {
      throw Failure(.none, "The goal is reached as things are; nothing needs to be done.")
    }
    guard !answer.options.isEmpty else {
      throw Failure(.none, "No plan" + (answer.relaxation.map { "; \($0)." } ?? ", whatever is changed."))
    }
    try figure.write(Figure.plan(answer, in: atlas, theme: figure.theme))
  }
}
