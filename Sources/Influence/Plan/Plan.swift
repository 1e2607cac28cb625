public import Atlas

/// What is to be reached, by whom, with what.
public struct PlanQuery: Sendable, Hashable {
  /// Who acts, by id: their messages start there, and they may join.
  public var from: [String]
  /// Whom one of the messages must reach: any of these, by id.
  public var to: [String]
  /// The least chance that a message arrives.
  public var reach = 0.5
  /// The most that all actions may cost in EUR; nil for any sum. What has no known price then is left out.
  public var budget: Double?
  /// The day by whose end every action must have begun; nil for any.
  public var before: PartialDate?
  /// The years that fees are counted over.
  public var horizon = 3
  /// The date ties must hold on; nil for the atlas's own.
  public var on: PartialDate?
  /// How many random worlds reach is counted in.
  public var worlds = 1024
  /// Seeds the worlds.
  public var seed: UInt64 = 1

  /// Plans how some reach any of others.
  public init(from: [String], to: [String]) {
    self.from = from
    self.to = to
  }
}

/// One action of a plan.
public struct PlanAction: Sendable, Hashable {
  /// Who acts.
  public let actor: EntityReference
  /// What it opens a way to.
  public let unlocks: EntityReference
  /// What to do: 'Join Eurotowns (free in year 1, then EUR 3 500 a year)'.
  public let says: String
  /// What it costs over the horizon in EUR; nil where that is not known.
  public let euros: Double?
  /// When it is to be done; nil for at once, or where the occasion has no date.
  public let when: PartialDate?
  /// Whether it is tied to an occasion whose date is not known.
  public let isUndated: Bool
  /// What must be won or met besides.
  public let preconditions: [String]
  /// What it rests on.
  public let evidence: Evidence
}

/// A set of actions that reaches the goal.
public struct PlanOption: Sendable, Hashable {
  /// What a plan may be best at.
  public enum Label: String, Sendable, Hashable, Codable, CaseIterable {
    /// The least money; what has no known price counts as dearer than all that has.
    case cheapest
    /// The greatest chance that a message arrives.
    case surest
    /// The earliest day by which all is begun.
    case fastest
  }

  /// What it is best at.
  public let labels: [Label]
  /// Its actions, those without a date first, then by date, then by what they unlock.
  public let actions: [PlanAction]
  /// The chance that a message arrives.
  public let reach: Double

  /// What it costs, as far as is known.
  public var euros: Double { actions.reduce(0) { $0 + ($1.euros ?? 0) } }
  /// How many of its actions have no known price.
  public var unknownPrices: Int { actions.count { $0.euros == nil } }
  /// When the last action is due; nil if none waits for a day.
  public var last: PartialDate? { actions.compactMap(\.when).max() }
}

/// The cheapest, the surest and the fastest ways to a goal, or why there is none.
public struct Plan: Sendable {
  /// What was asked.
  public let query: PlanQuery
  /// The date ties hold on.
  public let on: PartialDate
  /// Who acts.
  public let actors: [EntityReference]
  /// Whom they want to reach.
  public let targets: [EntityReference]
  /// The chance that a message arrives as things are, and with every action that is possible.
  public let reachNow: Double
  /// The chance with every action that the query allows.
  public let reachAtMost: Double
  /// How many actions could help.
  public let candidateCount: Int
  /// The plans; empty where the goal is reached already or cannot be.
  public let options: [PlanOption]
  /// Whether the search was exact; it gives up after so many sets of actions.
  public let isComplete: Bool
  /// What single change to the query would make a plan possible, in words; nil where none would or none is needed.
  public let relaxation: String?

  /// Whether the goal is reached without any action.
  public var isReached: Bool { reachNow >= query.reach }
}
