import ArgumentParser
import Atlas
import Influence
import Interchange

/// `corridor plan`: what to do so that something comes about.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "What to do to reach a goal: the cheapest, surest and fastest way.",
    usage: """
      corridor plan --from <actor> ... --to <body> ... [<options>]
      corridor plan "found a working group" --in <group> [<options>]
      corridor plan "cover <theme> by a working group" --in <group> [<options>]
      """,
    discussion: """
      A goal is what a rule allows several to do, such as 'found a working group' or 'add a theme to a working group', to \
      'cover' a theme, or to 'reach' a body with a chance; 'in <group>' may stand in the goal itself. Actions are what \
      rules let the actors join, propose and present, and whom they must win. They are searched exactly, unless there are \
      too many, which is said. A quorum that sources give in several ways is answered in each. Where there is no plan, the \
      one change that would allow one is named.
      """)

  @OptionGroup(title: "Plan options") var plan: PlanOptions
  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let atlas = try atlas.load()
    let plan = try plan.answer(in: atlas)
    let width = output.width ?? 80
    func wrapped(_ lines: [String]) -> [String] {
      lines.flatMap { $0.isEmpty ? [""] : $0.wrapped(to: width, indent: "     ") }
    }
    let lines = wrapped(plan.sentences) + [""] + wrapped(plan.notes)
    try output.write(plan, table: plan.table, text: lines.joined(separator: "\n") + "\n")
    if plan.options.isEmpty, !plan.isReached {
      throw Failure(
        .none, "No plan" + (plan.relaxation.map { "; \($0)." } ?? ", whatever one thing is changed."))
    }
  }
}
