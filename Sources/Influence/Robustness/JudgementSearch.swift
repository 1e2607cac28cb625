import Atlas
import GraphKernel

/// Which single judgement the first place hangs on.
///
/// A judgement's effect is the difference between two shares of draws in which the route that is first at the middles is
/// first: of the draws in which the judgement's chance came from the upper half of its interval, and of the others. All
/// judgements are drawn together and independently, so that this is its effect averaged over all others.
struct JudgementSearch {
  /// A judgement with what hangs on it.
  struct Found {
    let arc: Int
    let firstIfLow: Double
    let firstIfHigh: Double
    let tipping: (chance: Double, isBelow: Bool, arcs: [Graph.Arc])?
  }

  /// How many standard errors an effect must exceed. By chance alone one in some ten thousand judgements does.
  private static let standardErrors = 4.0

  let draws: RouteDraws
  let tally: DrawTally
  /// The route that is first at the middles.
  let first: [Graph.Arc]
  let samples: Int

  /// The judgements whose effect is more than chance, the greatest first; equal ones in the order of ties.
  func decisive(upTo limit: Int) throws(PathQueryError) -> [Found] {
    let firstCount = tally.first[first] ?? 0
    let share = Double(firstCount) / Double(samples)
    let effects = draws.grades.indices.compactMap { arc -> (arc: Int, low: Double, high: Double)? in
      let high = tally.high[arc]
      guard draws.grades[arc].lower < draws.grades[arc].upper, high > 0, high < samples else { return nil }
      let low = samples - high
      let ifHigh = Double(tally.highAndFirst[arc]) / Double(high)
      let ifLow = Double(firstCount - tally.highAndFirst[arc]) / Double(low)
      let error = (share * (1 - share) * (1 / Double(high) + 1 / Double(low))).squareRoot()
      return abs(ifHigh - ifLow) > Self.standardErrors * error ? (arc, ifLow, ifHigh) : nil
    }
    let chosen = effects.sorted { one, other in
      let (effect, others) = (abs(one.high - one.low), abs(other.high - other.low))
      return effect != others ? effect > others : draws.space.ways[one.arc] < draws.space.ways[other.arc]
    }.prefix(limit)
    var found: [Found] = []
    for effect in chosen {
      found.append(
        Found(
          arc: effect.arc, firstIfLow: effect.low, firstIfHigh: effect.high, tipping: try tipping(effect.arc))
      )
    }
    return found
  }

  /// Where a judgement alone changes who is first, all others at the middle.
  ///
  /// The strengths of all routes over it grow with it in proportion, those of all others do not change. So the first
  /// route, if it runs over it, gives way below some chance to the best of those that do not; if it does not run over
  /// it, it gives way above some chance to the best of those that do.
  private func tipping(_ arc: Int) throws(PathQueryError) -> (
    chance: Double, isBelow: Bool, arcs: [Graph.Arc]
  )? {
    let isOnFirst = first.contains(Graph.Arc(arc))
    let middles = draws.grades.map(\.chance)
    var chances = middles
    let end = isOnFirst ? draws.grades[arc].lower : draws.grades[arc].upper
    chances[arc] = end
    guard let other = try draws.best(1, chances: chances).paths.first?.arcs, other != first,
      other.contains(Graph.Arc(arc)) != isOnFirst
    else { return nil }
    func strength(_ arcs: [Graph.Arc], _ chances: [Double]) -> Double {
      arcs.map { chances[Int($0)] }.sorted().reduce(1, *)
    }
    let chance =
      isOnFirst
      ? middles[arc] * strength(other, middles) / strength(first, middles)
      : end * strength(first, middles) / strength(other, chances)
    return (chance, isOnFirst, other)
  }
}
