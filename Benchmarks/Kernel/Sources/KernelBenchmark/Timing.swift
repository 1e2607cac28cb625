/// The times of several runs, in seconds.
struct Timing {
  private(set) var runs: [Double] = []

  var median: Double { runs.isEmpty ? 0 : runs.sorted()[runs.count / 2] }
  var best: Double { runs.min() ?? 0 }
  var total: Double { runs.reduce(0, +) }

  mutating func append(_ time: Duration) {
    runs.append(Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18)
  }

  /// Runs and times some work.
  mutating func measure<Result>(_ work: () async throws -> Result) async rethrows -> Result {
    let start = ContinuousClock.now
    let result = try await work()
    append(ContinuousClock.now - start)
    return result
  }

  /// Runs work until there are enough runs: at least three, then as many as fit the budget of seconds.
  static func repeated<Result>(
    budget: Double, _ work: () async throws -> Result
  ) async throws -> (Timing, Result) {
    var timing = Timing()
    var result = try await timing.measure(work)
    if CommandLine.arguments.contains("--once") { return (timing, result) }
    while timing.runs.count < 3 || timing.total < budget, timing.runs.count < 300, timing.total < 60 {
      result = try await timing.measure(work)
    }
    return (timing, result)
  }

  /// Runs work once for each item, until the limit of seconds is passed.
  static func each<Item, Result>(
    _ items: [Item], limit: Double, _ work: (Item) async throws -> Result
  ) async throws -> (Timing, [Result]) {
    var timing = Timing()
    var results: [Result] = []
    for item in items {
      results.append(try await timing.measure { try await work(item) })
      if timing.total > limit, results.count >= 3 { break }
    }
    return (timing, results)
  }
}
