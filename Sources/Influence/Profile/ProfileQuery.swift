/// What a profile shows, and how its ranks are tried.
public struct ProfileQuery: Sendable, Hashable {
  /// The part of the atlas and the graph.
  public var graph: MeasureQuery
  /// The measures side by side.
  public var measures: [Measure] = Self.standard
  /// The share of the ties that is dropped at random to see which ranks last: above 0 and below 1.
  public var drop = 0.1
  /// How often ties are dropped; 0 for not at all, nil for 100, or 20 where ties are very many.
  public var samples: Int?

  /// Asks for a profile.
  public init(_ graph: MeasureQuery = MeasureQuery()) { self.graph = graph }

  /// Different sides of a position: how many, how strong, how near, how much between, beside whom, how deep, how free.
  public static let standard: [Measure] = [
    .degree, .strength, .closeness, .betweenness, .eigenvector, .coreness, .constraint, .brokerage,
  ]
}
