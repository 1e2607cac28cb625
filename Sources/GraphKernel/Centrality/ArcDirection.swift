/// Which arcs of a vertex a measure looks at. In an undirected graph all three are the same.
public enum ArcDirection: Hashable, Sendable, CaseIterable {
  /// The arcs that lead to the vertex.
  case incoming
  /// The arcs that lead on from the vertex.
  case outgoing
  /// All arcs, as if they led both ways.
  case both
}
