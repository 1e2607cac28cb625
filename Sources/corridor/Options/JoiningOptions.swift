import ArgumentParser
import Influence

/// Whether routes may use ties that are not held yet.
struct JoiningOptions: ParsableArguments {
  @Flag(name: .long, help: "Use ties that rules or openings allow too, each with what it takes.")
  var joining = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The most that joining may cost in EUR; what has no known price is left out.", valueName: "eur"))
  var budget: Double?

  @Option(name: .long, help: ArgumentHelp("Years of fees to count. Default 3.", valueName: "years"))
  var horizon: Int?

  func validate() throws {
    if let budget, !(budget >= 0 && budget.isFinite) {
      throw ValidationError("--budget is \(budget); expected EUR 0 or more.")
    }
    if let horizon, !(1...100).contains(horizon) {
      throw ValidationError("--horizon is \(horizon); expected a number of years from 1 to 100.")
    }
    if !joining, budget != nil || horizon != nil {
      throw ValidationError("--budget and --horizon are about what may be joined; add --joining.")
    }
  }

  /// What the options mean; nil for held ties only.
  var terms: JoiningTerms? { joining ? JoiningTerms(horizon: horizon ?? 3, budget: budget) : nil }
}
