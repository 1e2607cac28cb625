public import Atlas

/// What routes are asked for. Entities are named by id.
public struct RouteQuery: Sendable, Hashable {
  /// What makes one route better than another.
  public enum Criterion: String, Sendable, Hashable, Codable, CaseIterable {
    /// The chance that a message is carried: the product over the ties.
    case strength
    /// The number of ties; among equally many, the strength.
    case hops
    /// The day of arrival: the earliest from `on`, or with `before` the latest day to leave.
    case time
    /// No one criterion: all routes that no other beats by all of several, see `RouteQuery.pareto`.
    case pareto
  }

  /// Where the message starts: any of these.
  public var from: [String]
  /// Whom it is for: any of these.
  public var to: [String]
  /// Entities the route runs through, in this order.
  public var via: [String] = []
  /// Entities the route keeps away from.
  public var avoid: [String] = []
  /// What makes a route better.
  public var by: Criterion = .strength
  /// What is weighed against each other by `pareto`, in the order in which the routes stand.
  public var pareto: [ParetoCriterion] = [.strength, .hops, .money]
  /// How many routes.
  public var k = 5
  /// Whether routes must differ: none runs through a body that a better one runs through.
  public var mustDiffer = false
  /// The most ties a route may have; nil for any number.
  public var maxHops: Int?
  /// The only kinds a route may run through; empty for any. Its ends may be of any kind.
  public var onlyKinds: [String] = []
  /// Kinds a route may not run through.
  public var exceptKinds: [String] = []
  /// The only types of tie it may use; empty for any.
  public var onlyTies: [String] = []
  /// Types of tie it may not use.
  public var exceptTies: [String] = []
  /// Kinds whose hubs may be run through all the same.
  public var crossedKinds: [String] = []
  /// Hubs that may be run through all the same.
  public var crossed: [String] = []
  /// The date the ties must hold on; nil for the atlas's own.
  public var on: PartialDate?

  /// Whether ties that rules or openings allow may be used too, and at what price; nil for held ones only.
  public var joining: JoiningTerms?
  /// By time: the day by whose end the message must have arrived; nil for the earliest arrival.
  public var before: PartialDate?

  /// Asks for routes between any of the one and any of the other.
  public init(from: [String], to: [String]) {
    self.from = from
    self.to = to
  }
}

/// Why a query cannot be asked, or answered at all.
public enum RouteQueryError: Error, Sendable, Hashable, CustomStringConvertible {
  /// No entity has this id.
  case unknownEntity(String)
  /// The query has no start or no end.
  case noEnds
  /// Start and end are the same.
  case sameEnds(String)
  /// An end, or a stop on the way, is also to be avoided.
  case avoidedEnd(String)
  /// A stop on the way is named twice, or is an end.
  case repeatedStop(String)
  /// A number is out of its range.
  case outOfRange(name: String, value: Int)
  /// Neither the query nor the atlas names a date.
  case noDate
  /// The kernel refuses the query or the size of the atlas.
  case refused(String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .unknownEntity(let id): "no entity has the id '\(id)'"
    case .noEnds: "the query names no start or no end"
    case .sameEnds(let id): "'\(id)' is both the start and the end"
    case .avoidedEnd(let id): "'\(id)' is to be avoided, yet the route must touch it; drop one of the two"
    case .repeatedStop(let id): "'\(id)' is already on the route; name it once"
    case .outOfRange(let name, let value): "\(name) is \(value); expected 1 or more"
    case .noDate: "the atlas names no date; give one with --on"
    case .refused(let why): why
    }
  }
}
