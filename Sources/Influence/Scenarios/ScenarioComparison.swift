public import Atlas
import GraphKernel

/// What to compare under two scenarios.
public struct ScenarioQuery: Sendable, Hashable {
  /// Where messages start, by id; empty for those whom the recommendations address, else all cities.
  public var from: [String] = []
  /// Where they should arrive, by id; empty for all of the target kind.
  public var to: [String] = []
  /// The kind of what they should reach where none is named.
  public var targetKind = "EU body"
  /// The date ties must hold on; nil for the atlas's own.
  public var on: PartialDate?
  /// The years that fees are counted over.
  public var horizon = 3
  /// How many random worlds reach is counted in; nil for 2048, or 256 where ties are very many.
  public var worlds: Int?
  /// Seeds the worlds.
  public var seed: UInt64 = 1

  /// Compares what the study's own actors reach.
  public init() {}
}

/// What two atlases mean for those who want to be heard: routes, reach, memberships, money.
public struct ScenarioComparison: Sendable {
  /// One of the two.
  public struct Side: Sendable, Hashable, Codable {
    /// The ids of the scenarios, in the order applied; empty for the atlas as it is.
    public let scenarios: [String]
    /// What it is called.
    public let title: String

    /// Names a side.
    public init(_ stack: [Scenario]) {
      scenarios = stack.map(\.id)
      title = stack.last?.title ?? "as it is"
    }
  }

  /// What one actor gains or loses.
  public struct ActorChange: Sendable, Hashable {
    /// The actor.
    public let actor: EntityReference
    /// Its best route to any target before; nil where there is none.
    public let before: Route?
    /// The same after.
    public let after: Route?
    /// How many targets it has a route to before.
    public let reachedBefore: Int
    /// The same after.
    public let reachedAfter: Int
    /// How many targets a message reaches before, as an expected number.
    public let expectedBefore: Double
    /// The same after.
    public let expectedAfter: Double

    /// Whether anything differs.
    public var isChanged: Bool {
      before?.strength != after?.strength || before?.entities != after?.entities
        || reachedBefore != reachedAfter || abs(expectedBefore - expectedAfter) > 1e-9
    }
  }

  /// A membership that begins or ends, and its price.
  public struct MembershipChange: Sendable, Hashable {
    /// Who.
    public let member: EntityReference
    /// In what.
    public let group: EntityReference
    /// Whether it begins.
    public let isGained: Bool
    /// How it is known, or was.
    public let basis: Basis
    /// How the rule for joining stands for who begins; nil where there is no rule.
    public let assessment: RuleAssessment?
  }

  /// What is said in the atlas of a scenario.
  public struct Statement: Sendable, Hashable {
    /// What is said.
    public let says: String
    /// By whom.
    public let evidence: Evidence
    /// Whether sources disagree about it.
    public let isContested: Bool
    /// Of what is contested: why this is the side used, or why none is.
    public let because: String?
    /// Of what is contested: whether it is left open.
    public let isOpen: Bool
  }

  private let atlases: (before: Atlas, after: Atlas)
  /// Both in one: the second, and what it has no longer.
  public let both: Atlas
  /// What was asked.
  public let query: ScenarioQuery
  /// The date ties hold on.
  public let on: PartialDate
  /// How many random worlds reach was counted in.
  public let worlds: Int
  /// The one.
  public let first: Side
  /// The other.
  public let second: Side
  /// What differs in the data.
  public let difference: AtlasDifference
  /// The number of targets.
  public let targetCount: Int
  /// What each actor gains or loses, the greatest gain of expected reach first, then by ids.
  public let actors: [ActorChange]
  /// Memberships that begin or end.
  public let memberships: [MembershipChange]
  /// What else differs: overlaps, what rules open, prices of ties.
  public let effects: ScenarioEffects
  /// Who becomes more or less central; nil where it was not measured.
  public private(set) var measures: ScenarioMeasures?
  /// What the atlas says of the one.
  public let saidOfFirst: [Statement]
  /// The same of the other.
  public let saidOfSecond: [Statement]

  /// Compares an atlas under two stacks of scenarios; an empty one leaves it as it is.
  ///
  /// - Throws: `AtlasError` where a change cannot be made; `RouteQueryError` where the query names what is not there.
  /// - Complexity: that of a route query and of counting reach in the worlds, for each actor and each of the two
  public init(
    _ atlas: Atlas, first: [Scenario] = [], second: [Scenario], query: ScenarioQuery = ScenarioQuery()
  )
    throws
  {
    let (before, after) = (try atlas.applying(first), try atlas.applying(second))
    guard let date = query.on ?? atlas.asOf else { throw RouteQueryError.noDate }
    for id in query.from + query.to where before.entity(id) == nil && after.entity(id) == nil {
      throw RouteQueryError.unknownEntity(id)
    }
    let actors = Self.actors(query, atlas, on: date)
    let sides = [before, after].concurrentMap { atlas in
      Result { try ScenarioReach(atlas, query, on: date).answer(for: actors) }
    }
    let (one, other) = (try sides[0].get(), try sides[1].get())
    self.query = query
    on = date
    worlds = min(one.worlds, other.worlds)
    self.first = Side(first)
    self.second = Side(second)
    difference = AtlasDifference(before, after)
    both = try after.puttingBack(difference, from: before)
    targetCount = max(one.targetCount, other.targetCount)
    self.actors = try zip(actors, zip(one.reaches, other.reaches)).map { id, reach in
      let (old, new) = reach
      let entity = after.entity(id) ?? before.entity(id)
      guard let entity else { throw RouteQueryError.unknownEntity(id) }
      return ActorChange(
        actor: EntityReference(entity), before: old.best, after: new.best, reachedBefore: old.count,
        reachedAfter: new.count, expectedBefore: old.expected, expectedAfter: new.expected)
    }.sorted {
      let gains = [$0, $1].map { $0.expectedAfter - $0.expectedBefore }
      return gains[0] != gains[1] ? gains[0] > gains[1] : $0.actor.id < $1.actor.id
    }
    memberships = Self.memberships(before, after, query, on: date)
    effects = ScenarioEffects(before, after, actors: actors, on: date, horizon: query.horizon)
    atlases = (before, after)
    saidOfFirst = Self.statements(first, atlas)
    saidOfSecond = Self.statements(second, atlas)
  }

  /// The same with the measures of both.
  public func measured() async throws -> ScenarioComparison {
    var comparison = self
    comparison.measures = try await ScenarioMeasures(atlases.before, atlases.after, on: on)
    return comparison
  }

  /// The actors asked for; else those whom the recommendations address, cities and regions, by themselves or as
  /// members; else all cities.
  private static func actors(_ query: ScenarioQuery, _ atlas: Atlas, on date: PartialDate) -> [String] {
    if !query.from.isEmpty { return query.from }
    var found: Set<Int> = []
    for id in Set(atlas.recommendations.flatMap(\.who)) {
      guard let index = atlas.index(of: id) else { continue }
      found.formUnion(atlas.members(of: index, on: date))
      if ["city", "region"].contains(atlas.entities[index].kind) { found.insert(index) }
    }
    if found.isEmpty { found = Set(atlas.entities.indices.filter { atlas.entities[$0].kind == "city" }) }
    return found.sorted().map { atlas.entities[$0].id }
  }

  private static func memberships(
    _ before: Atlas, _ after: Atlas, _ query: ScenarioQuery, on date: PartialDate
  ) -> [MembershipChange] {
    let (old, new) = (held(before, on: date), held(after, on: date))
    let eligibility = Eligibility(before, on: date, horizon: query.horizon)
    func change(_ pair: [String], isGained: Bool) -> MembershipChange? {
      let atlas = isGained ? after : before
      guard let member = atlas.entity(pair[0]), let group = atlas.entity(pair[1]) else { return nil }
      var assessment: RuleAssessment?
      if isGained, let one = before.index(of: pair[0]), let other = before.index(of: pair[1]) {
        assessment = eligibility.bestJoining(other, for: one)
      }
      return MembershipChange(
        member: EntityReference(member), group: EntityReference(group), isGained: isGained,
        basis: (isGained ? new : old)[pair] ?? .stated, assessment: assessment)
    }
    func sorted(_ pairs: Set<[String]>) -> [[String]] { pairs.sorted { ($0[1], $0[0]) < ($1[1], $1[0]) } }
    let (before, after) = (Set(old.keys), Set(new.keys))
    return sorted(after.subtracting(before)).compactMap { change($0, isGained: true) }
      + sorted(before.subtracting(after)).compactMap { change($0, isGained: false) }
  }

  /// Who is a member of what, and how that is known.
  private static func held(_ atlas: Atlas, on date: PartialDate) -> [[String]: Basis] {
    var pairs: [[String]: Basis] = [:]
    for tie in atlas.ties
    where atlas.vocabulary.tieType(tie.type)?.tieClass == "membership" && atlas.holds(tie, on: date) {
      let pair = [atlas.entities[tie.from].id, atlas.entities[tie.to].id]
      // Of two that say the same, the one that is not assumed counts.
      if pairs[pair] == nil || pairs[pair] == .assumed { pairs[pair] = tie.evidence.basis }
    }
    return pairs
  }

  private static func statements(_ stack: [Scenario], _ atlas: Atlas) -> [Statement] {
    var known: Set<String> = []
    var found: [Statement] = []
    for id in stack.flatMap(\.says) where known.insert(id).inserted {
      if let statement = atlas.statements.first(where: { $0.id == id }) {
        found.append(
          Statement(
            says: statement.says, evidence: statement.evidence, isContested: false, because: nil,
            isOpen: false))
      }
      if let point = atlas.contestedPoints.first(where: { $0.id == id }) {
        found += point.sides.map {
          Statement(
            says: "\(point.point) \($0.says)", evidence: $0.evidence, isContested: point.sides.count > 1,
            because: $0.usedBecause ?? point.openBecause, isOpen: point.openBecause != nil)
        }
      }
    }
    return found
  }
}
