import ArgumentParser
import Atlas
import Influence
import Interchange

/// `corridor plan`: what to do so that a message arrives.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "What to do so that a message arrives: the cheapest, surest and fastest way.",
    usage: "corridor plan --from <actor> ... --to <body> ... [<options>]",
    discussion: """
      Actions are what rules let the actors join and the openings that the atlas knows. The sets of actions are searched \
      exactly, unless there are too many, which is said. Where there is no plan, the one change that would allow one is \
      named.
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
      throw Failure(.none, "No plan" + (plan.relaxation.map { "; \($0)." } ?? ", whatever is changed."))
    }
  }
}
