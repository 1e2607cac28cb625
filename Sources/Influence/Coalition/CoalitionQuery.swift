public import Atlas

/// What it takes to found or win something, and for whom.
public struct CoalitionQuery: Sendable, Hashable {
  /// The groups whose rules are asked for, by id; empty for all.
  public var groups: [String]
  /// Words that the action of a rule must hold: 'found a working group'; empty for any.
  public var actions: [String] = []
  /// Groups whose members are willing, by id; nil for the group an atlas is named after.
  public var willing: [String]?
  /// Those who are to be left out, by id.
  public var without: [String] = []
  /// The years that fees are counted over.
  public var horizon = 3
  /// The date ties must hold on; nil for the atlas's own.
  public var on: PartialDate?

  /// Asks who is needed at some groups.
  public init(groups: [String]) { self.groups = groups }
}

/// One who could be part of a coalition.
public struct CoalitionCandidate: Sendable, Hashable {
  /// Who.
  public let entity: EntityReference
  /// Whether the rule lets it take part: yes, no, or not known.
  public let verdict: Verdict
  /// Whether it is in all that the rule requires.
  public let isReady: Bool
  /// Whether it sits in the body that decides; nil where none does.
  public let isInForum: Bool?
  /// What shows that it is willing; nil where nothing does.
  public let willingness: Evidence?
  /// What it would have to join first, in that order.
  public let first: [RuleAssessment]
  /// What that costs.
  public let cost: JoiningCost
  /// The strength of its best route to the body that decides, or to the group; 0 where none leads there.
  public let strength: Double
  /// Why it cannot take part, or why that is not known.
  public let missing: [String]

  /// Whether something shows that it is willing.
  public var isWilling: Bool { willingness != nil }
}

/// A set of members that satisfies a quorum.
public struct CoalitionSet: Sendable, Hashable {
  /// The members, in the order of their ids.
  public let members: [CoalitionCandidate]
  /// What they pay together to be ready, in EUR, as far as amounts are known.
  public let euros: Double
  /// How many memberships they must take first.
  public let steps: Int
  /// How many of them have a price that is not known.
  public let unknownPrices: Int
  /// How many of them are not known to be willing.
  public let unwilling: Int
  /// The chance that at least one carries the message to the body that decides, each by its best route and as if
  /// these were independent of one another.
  public let strength: Double
  /// How many sets are equally good, this one included.
  public let equal: Int
}

/// One reading of how many are needed.
public struct CoalitionVariant: Sendable, Hashable {
  /// So many of each.
  public let needs: [Clause.Need]
  /// What it rests on.
  public let evidence: Evidence
  /// Whether it is the reading that counts where sources differ.
  public let isUsed: Bool
  /// Why it is the one that counts.
  public let usedBecause: String?
  /// Whether enough can be found.
  public let verdict: Verdict
  /// For each need, how many can take part as far as is known; nil where the atlas cannot tell who counts.
  public let available: [Int?]
  /// For each need, how many of those who are willing are ready.
  public let ready: [Int]
  /// The set that pays least; among equal ones who is willing, sits in the forum, and stands first by id.
  public let cheapest: CoalitionSet?
  /// The set most likely to be heard where it is decided.
  public let strongest: CoalitionSet?
  /// The set with the fewest members, and of those the fewest memberships to take first.
  public let smallest: CoalitionSet?

  /// For each need, how many are missing even if all who are willing and ready take part.
  public var short: [Int] { zip(needs, ready).map { max(0, $0.atLeast - $1) } }
}

/// Whom a message must win, and the best way there from those who are willing.
public struct CoalitionApproach: Sendable, Hashable {
  /// Who decides, advises or advocates.
  public let person: EntityReference
  /// Which clause names it.
  public let topic: Clause.Topic
  /// The best route there; nil where none leads there.
  public let route: Route?
}

/// Who is needed for one thing at one group.
public struct CoalitionGoal: Sendable {
  /// The group.
  public let group: EntityReference
  /// What is to be done: 'found a working group'.
  public let action: String
  /// What the rule rests on.
  public let evidence: Evidence
  /// The author's nuance.
  public let note: String?
  /// Every reading of the number needed, the one that counts first. At least one.
  public let variants: [CoalitionVariant]
  /// Who could take part: the willing and the ready, then others, in the order of ids; the impossible left out.
  public let candidates: [CoalitionCandidate]
  /// Those of the right kind who cannot take part.
  public let impossible: [CoalitionCandidate]
  /// What people decide.
  public let toBeWon: [ClauseAssessment]
  /// What is to be met, capacity included.
  public let toBeMet: [ClauseAssessment]
  /// Whom to win, and the way there.
  public let approaches: [CoalitionApproach]
  /// What the study recommends about it.
  public let recommendations: [Recommendation]
  /// What the sources leave open.
  public let open: [OpenPoint]
}

/// The answer to a coalition query.
public struct CoalitionAnswer: Sendable {
  /// What was asked.
  public let query: CoalitionQuery
  /// The date the ties hold on.
  public let on: PartialDate
  /// The groups whose members count as willing.
  public let willing: [EntityReference]
  /// The goals, in the order of the groups and of their rules.
  public let goals: [CoalitionGoal]

  /// Whether no goal can be reached as far as is known.
  public var isNone: Bool { goals.allSatisfy { $0.variants[0].verdict == .no } }
}
