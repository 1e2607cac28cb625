public import Atlas

/// One action of a plan.
public struct PlanAction: Sendable, Hashable {
  /// What is done.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Become a member.
    case join
    /// Take part without being a member.
    case takePart = "take part"
    /// Take up another opening of the atlas.
    case takeUp = "take up"
    /// Win one who is not known to be willing.
    case recruit
    /// Speak at an occasion.
    case present
    /// Win one who decides, advises or advocates.
    case winOver = "win over"
    /// Put to a group what a rule allows.
    case propose
  }

  /// What is done.
  public let kind: Kind
  /// Who acts.
  public let actor: EntityReference
  /// What it opens a way to.
  public let unlocks: EntityReference
  /// What there is then, in words, where that is more than a way to it: 'a working group in Eurocities'.
  public var result: String?
  /// What to do: 'Join Eurotowns (free in year 1, then EUR 3 500 a year)'.
  public let says: String
  /// What it costs over the horizon in EUR; nil where that is not known.
  public var euros: Double? = 0
  /// When it is to be done; nil for at once, or where the occasion has no date.
  public var when: PartialDate?
  /// Whether it is tied to an occasion whose date is not known.
  public var isUndated = false
  /// What must be won or met besides.
  public var preconditions: [String] = []
  /// What it rests on.
  public let evidence: Evidence
  /// The numbers, counted from one, of the actions of the plan that must come before.
  public var after: [Int] = []
}

/// A set of actions that reaches the goal.
public struct PlanOption: Sendable, Hashable {
  /// What a plan may be best at.
  public enum Label: String, Sendable, Hashable, Codable, CaseIterable {
    /// The least money; what has no known price counts as dearer than all that has.
    case cheapest
    /// The greatest chance.
    case surest
    /// The earliest day by which all is begun.
    case fastest
  }

  /// What it is best at.
  public internal(set) var labels: [Label]
  /// Its actions, each after those that must come before; then those without a date first, then by date, then by what they
  /// unlock.
  public let actions: [PlanAction]
  /// The chance that the message arrives. To found something: the chance that all who are to be recruited hear of it and
  /// that those who decide do, each by the best way and as if these were independent of one another.
  public let reach: Double
  /// To found something: who takes part, in the order of ids.
  public var members: [EntityReference] = []
  /// To found something: the place of its way among those of the plan.
  public var way: Int?

  /// What it costs, as far as is known.
  public var euros: Double { actions.reduce(0) { $0 + ($1.euros ?? 0) } }
  /// How many of its actions have no known price.
  public var unknownPrices: Int { actions.count { $0.euros == nil } }
  /// When the last action is due; nil if none waits for a day.
  public var last: PartialDate? { actions.compactMap(\.when).max() }
}

/// A rule by which something can be founded, or a theme taken up, in one reading of the number it needs.
public struct PlanWay: Sendable {
  /// The group whose rule it is.
  public let group: EntityReference
  /// What the rule allows: 'found a working group'.
  public let action: String
  /// What is proposed by it, in words: 'found a working group in Eurocities'.
  public let says: String
  /// How many it takes, in words: 'at least 4 cities'; nil where no number is given.
  public let number: String?
  /// So many of each; empty where no number is given.
  public let needs: [Clause.Need]
  /// Whether it is the reading that counts where sources differ.
  public let isUsed: Bool
  /// Why it is the one that counts.
  public let usedBecause: String?
  /// What the reading rests on.
  public let evidence: Evidence
  /// The author's nuance of the rule.
  public let note: String?
  /// How many could take part as far as is known.
  public let candidateCount: Int
  /// The plans; empty where there is none.
  public let options: [PlanOption]
  /// Where there is no plan, the single change that would make one possible, in words; nil where none would.
  public let relaxation: String?
}

/// One who covers a theme already.
public struct ThemeCover: Sendable, Hashable {
  /// Who.
  public let entity: EntityReference
  /// What it rests on.
  public let evidence: Evidence
}

/// The cheapest, the surest and the fastest ways to a goal, or why there is none.
public struct Plan: Sendable {
  /// What was asked.
  public let query: PlanQuery
  /// The goal in words.
  public let goal: String
  /// The date ties hold on.
  public let on: PartialDate
  /// Who acts.
  public let actors: [EntityReference]
  /// Who acts, in words: 'the members of CHANGE!'.
  public let who: String
  /// Whom they want to reach, where they found, or what they want covered and by whom.
  public let targets: [EntityReference]
  /// The chance that the message arrives as things are; nil for other goals.
  public let reachNow: Double?
  /// The chance with every action that the query allows; nil for other goals.
  public let reachAtMost: Double?
  /// How many actions could help; to found something, how many could take part.
  public let candidateCount: Int
  /// Who covers the theme already.
  public let covers: [ThemeCover]
  /// The ways to found or to cover, in the order of the groups and of their rules, the reading that counts first.
  public let ways: [PlanWay]
  /// The best plans over all ways in the readings that count; empty where the goal is reached already or cannot be.
  public let options: [PlanOption]
  /// Whether the goal is reached without any action.
  public let isReached: Bool
  /// Whether the search was exact; it gives up after so many sets of actions.
  public let isComplete: Bool
  /// What single change to the query would make a plan possible, in words; nil where none would or none is needed.
  public let relaxation: String?
}
