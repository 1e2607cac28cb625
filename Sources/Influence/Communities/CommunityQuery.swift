/// How communities are found.
public struct CommunityQuery: Sendable, Hashable {
  /// The part of the atlas and the graph; communities take ties either way.
  public var graph: MeasureQuery
  /// The larger, the more and the smaller the communities.
  public var resolution = 1.0
  /// How many times the search begins anew.
  public var runs = 10

  /// Asks for communities.
  public init(_ graph: MeasureQuery = MeasureQuery()) { self.graph = graph }
}
