public import Atlas

/// An entity as an answer names it.
public struct EntityReference: Sendable, Hashable, Codable {
  /// Its id.
  public let id: String
  /// Its name.
  public let name: String
  /// The name of its kind.
  public let kind: String

  /// Refers to an entity.
  public init(_ entity: Entity) {
    id = entity.id
    name = entity.name
    kind = entity.kind
  }

  /// Refers to the entity at an index, without a copy of all that is known of it.
  init(at index: Int, in atlas: Atlas) {
    id = atlas.entities[index].id
    name = atlas.entities[index].name
    kind = atlas.entities[index].kind
  }
}

/// One hop of a route: a tie taken one way, with what it rests on.
public struct Step: Sendable, Hashable {
  /// Where the hop starts.
  public let from: EntityReference
  /// Where it leads.
  public let to: EntityReference
  /// The type of the tie as an identifier: 'member-of'.
  public let tie: String
  /// What completes 'from ... to' in a sentence.
  public let phrase: String
  /// Whether the tie is taken from its first entity to its second.
  public let along: Bool
  /// The chance that a message is carried.
  public let strength: Double
  /// The grade that chance stands for.
  public let grade: String
  /// How the tie is known.
  public let basis: Basis
  /// The reasoning behind a tie that is inferred or assumed.
  public let reason: String?
  /// When the tie began, where known.
  public let since: PartialDate?
  /// When it ends or ended, where known.
  public let until: PartialDate?
  /// The role it is held in.
  public let role: String?
  /// Where it stands.
  public let evidence: [Citation]
  /// Nuances in the authors' words.
  public let notes: [String]
  /// Whether sources disagree about it.
  public let isContested: Bool
  /// What the sources leave open between the two.
  public let open: [OpenPoint]
  /// The hop as a sentence, without its evidence.
  public let sentence: String
  /// What it takes to have the tie; nil where it is held.
  public internal(set) var offer: JoiningOffer?
  /// When it is made, in an answer by time.
  public internal(set) var timing: Timing?
}

/// A loopless path along the flow of influence.
public struct Route: Sendable, Hashable {
  /// Its place, counted from one.
  public let rank: Int
  /// The chance that a message is carried all the way: the product over the hops.
  public let strength: Double
  /// Its hops, at least one.
  public let steps: [Step]

  /// The number of ties.
  public var hops: Int { steps.count }
  /// The entities in order, the start and the end included.
  public var entities: [EntityReference] { (steps.first.map { [$0.from] } ?? []) + steps.map(\.to) }
  /// The hop least likely to carry; the first of equal ones.
  public var weakestStep: Step? { steps.min { $0.strength < $1.strength } }
}

extension Step {
  /// When a hop is made.
  public struct Timing: Sendable, Hashable {
    /// The day the message sets out.
    public let departs: PartialDate
    /// The day it has been carried, as many days later as the lead time says.
    public let arrives: PartialDate
    /// The days in between.
    public let leadTime: Int
    /// Whether no lead time is known, so that 0 days are assumed.
    public let isLeadTimeAssumed: Bool
    /// Why the day is only the first or the last it could be, as a sentence; nil where dates are exact.
    public let uncertainty: String?
  }
}

extension Route {
  /// The day the message sets out, in an answer by time.
  public var departs: PartialDate? { steps.first?.timing?.departs }
  /// The day it arrives, in an answer by time.
  public var arrives: PartialDate? { steps.last?.timing?.arrives }
  /// Whether some of its days are only the first or last they could be, since dates are known in part.
  public var isTimingUncertain: Bool { steps.contains { $0.timing?.uncertainty != nil } }
}

/// The answer to a route query.
public struct RouteAnswer: Sendable {
  /// What was asked, with defaults filled in.
  public let query: RouteQuery
  /// The date the ties hold on.
  public let on: PartialDate
  /// The best routes, best first. Equal ones stand by fewer hops, then by the ids along the route.
  public let routes: [Route]
  /// How many routes are as good as the last one, the last included.
  public let equalToLast: Int
  /// How many of those are among `routes`.
  public let equalShown: Int
  /// Whether `equalToLast` was counted to the end.
  public let isEqualCountComplete: Bool
  /// Whether there is no further route.
  public let isComplete: Bool
  /// Whether the search gave up before it was done, so that further routes may exist.
  public let isStopped: Bool
  /// Why there is none, if there is none.
  public let none: NoRoute?
  /// What each route is best at, one a route, where they were found by `pareto`; else empty.
  public internal(set) var options: [ParetoOption] = []
  /// How far the order of the routes can be trusted, where that was asked for.
  public internal(set) var robustness: Robustness?
}

/// What would help where there is no route.
public struct NoRoute: Sendable, Hashable {
  /// A tie, or the lack of one, that stands in the way.
  public struct Gap: Sendable, Hashable {
    /// Where the message stops.
    public let from: EntityReference
    /// Where it would have to go on.
    public let to: EntityReference
    /// What stands in the way, as a sentence.
    public let obstacle: String
    /// What would open it, as a sentence; nil where nothing known would.
    public let remedy: String?
    /// Where the tie concerned stands.
    public let evidence: [Citation]
  }

  /// The answer in one sentence.
  public let summary: String
  /// How many entities the message reaches.
  public let reachedCount: Int
  /// The entity it reaches that lies nearest to the target; nil if it does not get away at all.
  public let nearest: EntityReference?
  /// The gaps on the way that has the fewest, in its order.
  public let gaps: [Gap]
  /// Those from whom the target hears, nearest first: a tie to one of them would open a route.
  public let heardFrom: [EntityReference]
}
