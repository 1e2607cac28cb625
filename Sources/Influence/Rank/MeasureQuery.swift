public import Atlas

/// Which part of an atlas is measured, and as which graph.
public struct MeasureQuery: Sendable, Hashable {
  /// What an arc of the graph is.
  public enum Direction: String, Sendable, Hashable, Codable, CaseIterable {
    /// A way that influence takes over a tie.
    case influence
    /// A tie, whichever way influence flows over it, and whether it flows at all.
    case any
  }

  /// What the groups of brokers are.
  public enum Grouping: String, Sendable, Hashable, Codable, CaseIterable {
    /// Entities of one kind.
    case kind
    /// Entities of one country; those without a country are one group more.
    case country
  }

  /// The date the ties hold on; nil for the atlas's own.
  public var on: PartialDate?
  /// The kinds of the entities that are ranked; empty for all. The graph stays whole.
  public var rankedKinds: [String] = []
  /// The kinds of the entities the graph is made of; empty for all.
  public var onlyKinds: [String] = []
  /// The types of the ties the graph is made of; empty for all.
  public var tieTypes: [String] = []
  /// An entity, by id: the graph is made of its members and itself; nil for no such limit.
  public var within: String?
  /// Countries: the graph is made of entities in them; empty for all.
  public var countries: [String] = []
  /// What an arc is.
  public var direction: Direction = .influence
  /// Groups are tied by the members they share, or members by the groups they share, instead of by their own ties.
  public var projection: OverlapQuery.Mode?
  /// Whether ties count by their strength.
  public var isWeighted = false
  /// Whose values the measures of two-mode data give: those of members or those of groups.
  public var side: OverlapQuery.Mode = .members
  /// What the groups of brokers are.
  public var grouping: Grouping = .kind
  /// How much a neighbour counts in Bonacich's power; nil for half the reciprocal of the largest eigenvalue.
  public var beta: Double?
  /// How much a neighbour counts in Katz centrality; nil for half the reciprocal of the largest eigenvalue.
  public var alpha: Double?
  /// Whether betweenness is exact however large the graph.
  public var isExact = false
  /// Seeds what is drawn at random.
  public var seed: UInt64 = 1

  /// Measures the whole atlas along the flow of influence.
  public init() {}
}

extension MeasureQuery {
  /// Whether a tie counts for the graph by its type. A projection and two-mode measures take memberships.
  func counts(_ tie: Tie) -> Bool { tieTypes.isEmpty || tieTypes.contains(tie.type) }

  /// Whether a tie is a membership: of a type named, or else of the vocabulary's class 'membership'.
  func isMembership(_ tie: Tie, in atlas: Atlas) -> Bool {
    tieTypes.isEmpty
      ? atlas.vocabulary.tieType(tie.type)?.tieClass == "membership" : tieTypes.contains(tie.type)
  }
}
