import Atlas

/// How far the order of routes can be trusted is asked by drawing strengths anew.
public struct RobustnessQuery: Sendable, Hashable {
  /// How many draws.
  public var samples = 1000
  /// Where the random numbers start.
  public var seed: UInt64 = 1

  /// Asks for a thousand draws.
  public init() {}
}

/// How far the order of routes can be trusted.
///
/// A strength is a judgement: a grade, which stands for an interval of chances. Each draw takes for every way over every
/// tie a chance from the interval of its grade, each equally likely and independent of the others, and ranks all routes
/// anew. Every route that could rank anywhere near is in the race, not only those shown.
public struct Robustness: Sendable, Hashable {
  /// How one of the routes shown fares.
  public struct Share: Sendable, Hashable {
    /// Its place at the middles of the intervals.
    public let rank: Int
    /// The share of draws in which it ranks first.
    public let first: Double
    /// The share of draws in which it is among as many routes as are shown.
    public let shown: Double
  }

  /// A route that is not shown and ranks first in some draws.
  public struct Rival: Sendable, Hashable {
    /// The entities in order.
    public let entities: [EntityReference]
    /// Its strength at the middles of the intervals.
    public let strength: Double
    /// The share of draws in which it ranks first.
    public let first: Double
  }

  /// The chance at which one judgement changes who ranks first, all else at the middle of its interval.
  public struct Tipping: Sendable, Hashable {
    /// The chance.
    public let chance: Double
    /// Whether the first route gives way below it; else above it.
    public let isBelow: Bool
    /// The entities of the route that ranks first then.
    public let entities: [EntityReference]
  }

  /// A judgement of strength: the grade of one way over one tie.
  public struct Judgement: Sendable, Hashable {
    /// The way and what its grade rests on.
    public let step: Step
    /// The ends of the interval of its grade.
    public let interval: ClosedRange<Double>
    /// The share of draws from the lower half of its interval in which route 1 ranks first.
    public let firstIfLow: Double
    /// The share of draws from the upper half in which route 1 ranks first.
    public let firstIfHigh: Double
    /// Where it tips the order; nil where it cannot alone.
    public let tipping: Tipping?

    /// How much hangs on it: the difference of the two shares.
    public var effect: Double { abs(firstIfHigh - firstIfLow) }
  }

  /// How many draws.
  public let samples: Int
  /// Where the random numbers started.
  public let seed: UInt64
  /// One a route shown, in their order.
  public let routes: [Share]
  /// The share of draws in which a route ranks first that is not shown.
  public let othersFirst: Double
  /// The most frequent of those, up to three.
  public let rivals: [Rival]
  /// The judgements on which it hangs most whether route 1 ranks first, up to three, the most decisive first: those
  /// whose effect is more than four standard errors of what chance alone would bring.
  public let judgements: [Judgement]
  /// Whether a search was stopped at its limit of work, so that a better route may have been missed in a draw.
  public let isStopped: Bool
}

extension Robustness: Encodable {
  private enum CodingKeys: String, CodingKey {
    case samples, seed, routes, othersFirst, rivals, judgements, stopped
  }

  /// Writes every key.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(samples, forKey: .samples)
    try container.encode(seed, forKey: .seed)
    try container.encode(routes, forKey: .routes)
    try container.encode(othersFirst.roundedForOutput, forKey: .othersFirst)
    try container.encode(rivals, forKey: .rivals)
    try container.encode(judgements, forKey: .judgements)
    try container.encode(isStopped, forKey: .stopped)
  }
}

extension Robustness.Share: Encodable {
  private enum CodingKeys: String, CodingKey { case rank, first, shown }

  /// Writes every key.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(rank, forKey: .rank)
    try container.encode(first.roundedForOutput, forKey: .first)
    try container.encode(shown.roundedForOutput, forKey: .shown)
  }
}

extension Robustness.Rival: Encodable {
  private enum CodingKeys: String, CodingKey { case entities, strength, first }

  /// Writes every key.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(entities, forKey: .entities)
    try container.encode(strength.roundedForOutput, forKey: .strength)
    try container.encode(first.roundedForOutput, forKey: .first)
  }
}

extension Robustness.Judgement: Encodable {
  private enum CodingKeys: String, CodingKey { case step, from, to, firstIfLow, firstIfHigh, tipping }
  private enum TippingKeys: String, CodingKey { case chance, below, entities }

  /// Writes every key, a tipping point that is not there as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(step, forKey: .step)
    try container.encode(interval.lowerBound.roundedForOutput, forKey: .from)
    try container.encode(interval.upperBound.roundedForOutput, forKey: .to)
    try container.encode(firstIfLow.roundedForOutput, forKey: .firstIfLow)
    try container.encode(firstIfHigh.roundedForOutput, forKey: .firstIfHigh)
    guard let tipping else { return try container.encodeNil(forKey: .tipping) }
    var point = container.nestedContainer(keyedBy: TippingKeys.self, forKey: .tipping)
    try point.encode(tipping.chance.roundedForOutput, forKey: .chance)
    try point.encode(tipping.isBelow, forKey: .below)
    try point.encode(tipping.entities, forKey: .entities)
  }
}
