/// How communities are found.
public struct CommunityQuery: Sendable, Hashable {
  /// The part of the atlas and the graph; communities take ties either way.
  public var graph: MeasureQuery
  /// The larger, the more and the smaller the communities.
  public var resolution = 1.0
  /// How many times the search begins anew; nil for 10 of a graph of up to 10,000 arcs and 1 of a larger one.
  public var runs: Int?

  /// Asks for communities.
  public init(_ graph: MeasureQuery = MeasureQuery()) { self.graph = graph }
}
