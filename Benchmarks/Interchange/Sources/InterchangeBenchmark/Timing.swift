/// The times of several runs, in seconds.
struct Timing {
  private(set) var runs: [Double] = []

  var median: Double { runs.isEmpty ? 0 : runs.sorted()[runs.count / 2] }
  var best: Double { runs.min() ?? 0 }
  var total: Double { runs.reduce(0, +) }

  /// Runs work once, or until there are at least three runs and as many as fit the budget of seconds.
  static func repeated<Result>(
    budget: Double, once: Bool, _ work: () throws -> Result
  ) rethrows -> (Timing, Result) {
    var timing = Timing()
    var result = try timing.measure(work)
    while !once, timing.runs.count < 3 || timing.total < budget, timing.total < 60 {
      result = try timing.measure(work)
    }
    return (timing, result)
  }

  private mutating func measure<Result>(_ work: () throws -> Result) rethrows -> Result {
    let start = ContinuousClock.now
    let result = try work()
    let time = ContinuousClock.now - start
    runs.append(Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18)
    return result
  }
}
