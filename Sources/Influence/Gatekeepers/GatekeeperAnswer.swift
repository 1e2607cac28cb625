public import Atlas

/// The chance that a message arrives by any route.
public struct Reach: Sendable, Hashable {
  /// The chance: exact, or the share of random worlds in which it arrives.
  public let chance: Double
  /// The interval that holds the true chance with a confidence of 95 %; a single point if it is exact.
  public let interval: ClosedRange<Double>
  /// Whether it was counted exactly.
  public let isExact: Bool
  /// How many random worlds were drawn; 0 if it is exact.
  public let worlds: Int
  /// Where the random numbers started.
  public let seed: UInt64
}

/// The smallest sets of entities without which no route is left.
public struct GatekeeperCuts: Sendable, Hashable {
  /// How many entities each set has; nil where a tie leads straight from a start to a target, so that no loss of others
  /// can close the way.
  public let size: Int?
  /// The sets, each in the order of ids, in the order of ids.
  public let sets: [[EntityReference]]
  /// Whether these are all there are of that size; false if the limit was reached before.
  public let isComplete: Bool
  /// The ties that lead straight from a start to a target.
  public let direct: [Step]
}

/// A person known at a body, by name and public role.
public struct KnownPerson: Sendable, Hashable {
  /// Who it is.
  public let person: EntityReference
  /// The public role.
  public let role: String?
  /// How the person is tied to the body: 'works for', 'contact for'.
  public let ties: [String]
  /// How that is known.
  public let basis: Basis
  /// Where it stands.
  public let evidence: [Citation]
}

/// An entity that routes run through, and what its loss would mean.
public struct Gatekeeper: Sendable, Hashable {
  /// What becomes of the best route without it.
  public enum NextBest: Sendable, Hashable {
    /// The best route does not run through it and stands.
    case stands
    /// No route is left.
    case none
    /// The best route that is left, what it loses in strength and how many ties more it has (fewer if negative).
    case route(Route, strengthLost: Double, hopsAdded: Int)
  }

  /// Who it is.
  public let entity: EntityReference
  /// Whether every route runs through it.
  public let isOnEveryRoute: Bool
  /// In how many of the listed smallest sets it is.
  public let cutCount: Int
  /// How much less likely the message is to arrive without it.
  public let reachLost: Double
  /// The interval that holds that loss with a confidence of 95 %; a single point if it is exact.
  public let reachLostInterval: ClosedRange<Double>
  /// What becomes of the best route.
  public let nextBest: NextBest
  /// The share of draws of all strengths from the intervals of their grades in which the best route runs through it; nil
  /// where that was not asked.
  public let onBestShare: Double?
  /// Whom the atlas knows there, by the order of ids.
  public let people: [KnownPerson]
}

/// Who stands between a start and a target.
public struct GatekeeperAnswer: Sendable {
  /// What was asked, with defaults filled in.
  public let query: GatekeeperQuery
  /// The date the ties hold on.
  public let on: PartialDate
  /// The starts and the targets.
  public let ends: (from: [EntityReference], to: [EntityReference])
  /// The best route; nil if there is none.
  public let best: Route?
  /// The chance that the message arrives; nil if there is no route.
  public let reach: Reach?
  /// How many ties the routes can use together.
  public let tieCount: Int
  /// How many of these are assumed.
  public let assumedTieCount: Int
  /// The entities that every route runs through, in the order in which it does.
  public let everyRoute: [EntityReference]
  /// The smallest sets without which no route is left.
  public let cuts: GatekeeperCuts
  /// All whose loss costs reach, or who are in a smallest set or on the best route, of some draw too: those on every route first, then by
  /// the reach lost, then by how many smallest sets they are in, then by id.
  public let gatekeepers: [Gatekeeper]
  /// The best route that shares nobody with the best one but its ends; nil if there is none.
  public let backup: Route?
  /// The two routes that share nobody but their ends and are likeliest to carry both; empty where these are the best
  /// route and its backup, or there are no two.
  public let disjointPair: [Route]
  /// Why there is no route, if there is none.
  public let none: NoRoute?
}
