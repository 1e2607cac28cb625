/// A loopless path of at least one arc. It is a sequence of arcs: two paths over the same vertices by
/// different parallel arcs are different paths.
///
/// Paths stand in a total order: by weight, then by hops (fewer first), then by vertices, then by arcs,
/// sequences compared element by element. Two paths of one graph and one column of weights are never
/// equal in this order unless they are the same path.
public struct Path: Hashable, Sendable {
  /// The vertices from start to end, one more than arcs.
  public let vertices: [Graph.Vertex]
  /// The arcs from start to end.
  public let arcs: [Graph.Arc]
  /// The sum of the weights of the arcs, added from start to end.
  public let weight: Double

  /// The number of arcs.
  public var hops: Int { arcs.count }
}

extension Path: Comparable {
  /// Whether the first path stands before the second in the order of paths.
  ///
  /// - Complexity: O(1) if weights or hops differ, otherwise O(hops).
  public static func < (first: Path, second: Path) -> Bool {
    if first.weight != second.weight { return first.weight < second.weight }
    if first.hops != second.hops { return first.hops < second.hops }
    if first.vertices != second.vertices { return first.vertices.lexicographicallyPrecedes(second.vertices) }
    return first.arcs.lexicographicallyPrecedes(second.arcs)
  }
}
