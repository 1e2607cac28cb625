import ArgumentParser
import Atlas

/// `corridor check`: whether an atlas is sound.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Errors in the data, claims without evidence, and what else its author should see.",
    usage: "corridor check [--strict] [--vocabulary] [<options>]")

  @Flag(name: .long, help: "Count a warning as an error.")
  var strict = false

  @Flag(name: .long, help: "Print the default vocabulary and end.")
  var vocabulary = false

  @OptionGroup var atlas: AtlasOptions

  func run() throws {
    if vocabulary { return StandardStreams.output(Atlas.defaultVocabularyText) }
    let atlas = try atlas.load()
    for warning in atlas.warnings { StandardStreams.output(warning.description + "\n") }
    let missing = atlas.allEvidence.count(where: \.isMissing)
    StandardStreams.output(
      """
      \(atlas.title): \(atlas.entities.count) entities, \(atlas.ties.count) ties, \(atlas.allEvidence.count) claims; \
      no error, \(Self.counted(atlas.warnings.count, "warning")), \(Self.counted(missing, "claim")) without evidence.

      """)
    if strict, !atlas.warnings.isEmpty { throw Failure(.badData, "") }
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    count == 0 ? "no \(noun)" : count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }
}
