public import Atlas

/// What joining is asked of: cities, networks and how many years count.
public struct JoinQuery: Sendable, Hashable {
  /// Who would join, by id.
  public var cities: [String]
  /// What they would join, by id; empty for every entity that a rule lets one join.
  public var networks: [String] = []
  /// The years that fees are counted over, from joining.
  public var horizon = 3
  /// The date ties must hold on; nil for the atlas's own.
  public var on: PartialDate?
  /// The kind of those a message is meant for.
  public var targetKind = "EU body"
  /// Seeds the random worlds that reach is counted in.
  public var seed: UInt64 = 1

  /// Asks what some may join.
  public init(cities: [String], networks: [String] = []) {
    self.cities = cities
    self.networks = networks
  }
}

/// A way round a closed door.
public struct JoiningWay: Sendable, Hashable {
  /// What kind of way it is. The order is that of equally good ways.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Another membership of the same network: as associate.
    case membership = "another membership"
    /// Taking part without being a member.
    case participation
    /// Being heard without taking part.
    case hearing
    /// A body tied to the city that is in the network already, or can speak there.
    case throughBody = "through a body of the city"
    /// A national body of the city's country that is tied to the network.
    case nationalBody = "through a national body"
    /// A body tied to the city that may join in its place.
    case candidate = "by a body that may join"
    /// An opening that the city, or a group it is in, could take up.
    case opening = "by an opening"
    /// A member that the city already sits with elsewhere.
    case partnerCity = "through a partner city"
    /// What the network admits, where the atlas knows no such body of the city.
    case admitted = "by one of those it admits"
  }

  /// What kind of way it is.
  public let kind: Kind
  /// The way as a sentence.
  public let says: String
  /// Whether it is open.
  public let verdict: Verdict
  /// Through whom, where it is through somebody.
  public let through: [EntityReference]
  /// What is to be won or to be met on it.
  public let toDo: [String]
  /// What it costs; nil where nothing is said.
  public let cost: JoiningCost?
  /// What it rests on.
  public let evidence: [Citation]
  /// How the weakest part of it is known.
  public let basis: Basis

  /// The smallest first: open before unknown, then by what is to be done, by price and by kind.
  static func isSmaller(_ first: JoiningWay, _ second: JoiningWay) -> Bool {
    if first.verdict != second.verdict { return first.verdict.rank < second.verdict.rank }
    let (one, other) = (first.steps, second.steps)
    if one != other { return one < other }
    if let one = first.cost, let other = second.cost, one.isCheaper(than: other) != other.isCheaper(than: one)
    {
      return one.isCheaper(than: other)
    }
    let order = Kind.allCases
    let (place, otherPlace) = (order.firstIndex(of: first.kind) ?? 0, order.firstIndex(of: second.kind) ?? 0)
    return place != otherPlace ? place < otherPlace : first.says < second.says
  }

  /// How many things must be seen to: what is to be won or met, and each one that must be gone through.
  var steps: Int { toDo.count + (through.isEmpty ? 0 : 1) }
}

/// A body whose reach joining would change.
public struct OpenedBody: Sendable, Hashable {
  /// The body.
  public let body: EntityReference
  /// The chance that a message arrives today, by any route.
  public let before: Double
  /// The chance once the city has joined.
  public let after: Double
  /// Whether no route leads there today.
  public let isNew: Bool
}

/// What joining one network would mean for one city.
public struct JoinResult: Sendable {
  /// Who would join.
  public let city: EntityReference
  /// What it would join.
  public let network: EntityReference
  /// The best rule for becoming a member, clause by clause.
  public let assessment: RuleAssessment
  /// Whether the city is a member already, and what that rests on.
  public let membership: Evidence?
  /// The ways round, smallest first; none where the door is open or the city is in.
  public let ways: [JoiningWay]
  /// The bodies that joining would bring nearer, largest gain first.
  public let opens: [OpenedBody]
  /// How many more bodies a message would reach, as an expected number.
  public let reachGain: Double
  /// How many members of the network the atlas knows, the city left out.
  public let knownMembers: Int
  /// How many of them the city sits with in another group already.
  public let knownAlready: Int

  /// Whether the city is a member already.
  public var isMember: Bool { membership != nil }
  /// Whether the rule or a way round it is open.
  public var isOpen: Bool { assessment.verdict == .yes || ways.contains { $0.verdict == .yes } }
  /// What it costs.
  public var cost: JoiningCost { assessment.cost }
  /// The gain in reach for each EUR 1 000; nil where it is free or no amount is known.
  public var gainPerThousand: Double? {
    guard let gross = cost.gross, gross > 0 else { return nil }
    return reachGain * 1000 / gross
  }
}

/// The answer to a join query: results in the order of their value for money.
public struct JoinAnswer: Sendable {
  /// What was asked.
  public let query: JoinQuery
  /// The date the ties hold on.
  public let on: PartialDate
  /// Who asks.
  public let cities: [EntityReference]
  /// Open doors first, then those with a way round, those where it is not known, the closed ones, and last those the city
  /// has gone through already. Within each the free ones by what they gain, then by gain for each EUR 1 000, then those
  /// without a known amount by what they gain; then by network and city.
  public let results: [JoinResult]
  /// How many random worlds reach was counted in.
  public let worlds: Int

  /// Whether nothing is open: every rule says no and no way round is open or unknown.
  public var isNone: Bool {
    results.allSatisfy { result in
      !result.isMember && result.assessment.verdict == .no
        && !result.ways.contains { $0.verdict == .yes || $0.kind != .admitted }
    }
  }
}

extension JoinResult {
  /// Sorted, the better value for money first.
  static func ranked(_ results: [JoinResult]) -> [JoinResult] {
    // Results are large, so their standings are sorted in their place.
    let standings = results.map(Standing.init)
    return results.indices.sorted { standings[$0] < standings[$1] }.map { results[$0] }
  }

  private struct Standing: Comparable {
    let group: Int
    let priceClass: Int
    let value: Double
    let network: String
    let city: String

    init(_ result: JoinResult) {
      group = result.group
      priceClass = result.priceClass
      value = result.gainPerThousand ?? result.reachGain
      network = result.network.id
      city = result.city.id
    }

    static func < (first: Standing, second: Standing) -> Bool {
      if first.group != second.group { return first.group < second.group }
      if first.priceClass != second.priceClass { return first.priceClass < second.priceClass }
      if first.value != second.value { return first.value > second.value }
      return (first.network, first.city) < (second.network, second.city)
    }
  }

  private var group: Int {
    if isMember { return 4 }
    if assessment.verdict == .yes { return 0 }
    if isOpen { return 1 }
    let mayBe =
      assessment.verdict == .unknown || ways.contains { $0.verdict == .unknown && $0.kind != .admitted }
    return mayBe ? 2 : 3
  }

  private var priceClass: Int {
    guard let gross = cost.gross else { return 2 }
    return gross == 0 ? 0 : 1
  }
}
