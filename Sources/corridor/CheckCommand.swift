import ArgumentParser
import Atlas
import Influence
import Interchange

/// `corridor check`: whether an atlas is sound.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract:
      "Errors in the data, claims without evidence, probable duplicates, and what else its author should see.",
    usage: "corridor check [<options>]",
    discussion: """
      An error keeps an atlas from loading. A warning is a defect of the data; with --strict it counts as an error. \
      A note may be right as it is. Every finding says how sure it is: certain follows from what the atlas says, \
      probable is so unless there is a good reason, possible is worth a look.
      """)

  @Flag(name: .long, help: "Count a warning as an error.")
  var strict = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Look for this only; give it again for several: "
        + LintRule.allCases.map(\.rawValue).joined(separator: ", ") + ".", valueName: "name"),
    transform: Self.rule(named:))
  var rule: [LintRule] = []

  @Flag(name: .long, help: "Print the default vocabulary and end.")
  var vocabulary = false

  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var date: DateOption
  @OptionGroup var output: OutputOptions

  private static func rule(named name: String) throws -> LintRule {
    if let rule = LintRule(rawValue: name) { return rule }
    let known = LintRule.allCases.map(\.rawValue)
    let nearest = nearestNames(to: name, among: known)
    let hint =
      nearest.isEmpty
      ? "use one of: " + known.joined(separator: ", ")
      : "did you mean "
        + nearest.map { "'\($0)'" }.joined(separator: " or ") + "?"
    throw ValidationError("unknown rule '\(name)'; \(hint)")
  }

  func run() throws {
    if vocabulary { return StandardStreams.output(Atlas.defaultVocabularyText) }
    let rules = rule.isEmpty ? Set(LintRule.allCases) : Set(rule)
    let report = LintReport(try atlas.load(), rules: rules, on: date.on)
    try output.write(
      report, table: report.table,
      text: LintText(report, width: output.width, isColoured: output.isColoured).text)
    if strict, report.warnings > 0 { throw Failure(.badData, "") }
  }
}
