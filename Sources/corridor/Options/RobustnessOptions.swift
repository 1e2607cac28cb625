import ArgumentParser
import Influence

/// Whether and how the order of routes is put to the test.
struct RobustnessOptions: ParsableArguments {
  @Flag(
    name: .long,
    help:
      "Draw strengths from their grades' intervals: how often each route ranks first, and what decides it.")
  var robust = false

  @Option(name: .long, help: ArgumentHelp("How many draws; with --robust.", valueName: "count"))
  var samples = 1000

  @Option(name: .long, help: ArgumentHelp("Where random numbers start.", valueName: "number"))
  var seed: UInt64 = 1

  func validate() throws {
    if !(1...1_000_000).contains(samples) {
      throw ValidationError("--samples is \(samples); expected a number from 1 to 1000000.")
    }
  }

  /// The test to make; nil for none.
  var query: RobustnessQuery? {
    guard robust else { return nil }
    var query = RobustnessQuery()
    (query.samples, query.seed) = (samples, seed)
    return query
  }
}
