import ArgumentParser
import Atlas
import Influence

/// `corridor whatif`: what a scenario changes.
struct WhatIfCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "whatif",
    abstract: "What a scenario changes in routes, reach, memberships and money.",
    usage: """
      corridor whatif <scenario> ... [--from <name>] [--to <name>] [<options>]
             corridor whatif --list
      """,
    discussion: """
      A scenario is an overlay of changes on the atlas, never an edit of it: a file in the folder 'scenarios' beside the \
      atlas, by its name, or any file by its path. Several are applied one after the other.
      """)

  @Argument(help: "Scenarios, by name or path.")
  var scenarios: [String] = []

  @Flag(name: .long, help: "List the scenarios beside the atlas.")
  var list = false

  @OptionGroup var options: ScenarioOptions

  func validate() throws {
    if scenarios.isEmpty, !list { throw ValidationError("Name a scenario; --list shows those there are.") }
  }

  func run() async throws {
    let atlas = try options.comparison.atlas.load()
    let library = try options.comparison.library(atlas)
    if list {
      let catalogue = ScenarioCatalogue(try library.names.map { try options.comparison.stack([$0], library) })
      return try options.output.write(catalogue, table: catalogue.table)
    }
    try await options.write(
      try options.comparison.compare(atlas, [], try options.comparison.stack(scenarios, library)))
  }
}

/// `corridor compare`: what two scenarios mean, side by side.
struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Two scenarios side by side: routes, reach, memberships and money.",
    usage: "corridor compare <scenario> <scenario> [<options>]")

  @Argument(help: "The one, by name or path.")
  var first: String

  @Argument(help: "The other.")
  var second: String

  @OptionGroup var options: ScenarioOptions

  func run() async throws {
    let atlas = try options.comparison.atlas.load()
    let library = try options.comparison.library(atlas)
    let (one, other) = (
      try options.comparison.stack([first], library), try options.comparison.stack([second], library)
    )
    try await options.write(try options.comparison.compare(atlas, one, other))
  }
}
