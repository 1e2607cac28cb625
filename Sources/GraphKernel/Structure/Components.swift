/// The division of the vertices of a graph into components.
public struct Components: Hashable, Sendable {
  /// The component of each vertex, `0..<count`, numbered in the order of their first vertices.
  public let labels: [UInt32]
  /// The number of components.
  public let count: Int

  /// The number of vertices of each component.
  ///
  /// - Complexity: O(n) for n vertices.
  public var sizes: [Int] {
    var sizes = [Int](repeating: 0, count: count)
    for label in labels { sizes[Int(label)] += 1 }
    return sizes
  }

  /// The component with the most vertices, of several the first; nil if there is none.
  ///
  /// - Complexity: O(n) for n vertices.
  public var largest: UInt32? {
    let sizes = sizes
    guard let most = sizes.max() else { return nil }
    return sizes.firstIndex(of: most).map(UInt32.init(truncatingIfNeeded:))
  }
}
