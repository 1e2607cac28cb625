extension Graph {
  /// The weakly connected components: the largest sets of vertices joined by arcs, whichever way these lead.
  ///
  /// Union of disjoint sets by Rem's algorithm with splicing (E. W. Dijkstra, 'A Discipline of Programming', 1976;
  /// M. M. A. Patwary, J. Blair and F. Manne, 'Experiments on union-find algorithms for the disjoint-set data
  /// structure', SEA 2010).
  ///
  /// Self-loops and parallel arcs change nothing. An isolated vertex is a component of its own.
  ///
  /// - Complexity: O(n + m) time in practice, O(m log n) at worst; O(n) space.
  ///
  /// ## Example
  ///
  ///     let graph = try Graph(vertexCount: 5, arcs: [(0, 3), (4, 1)])
  ///     let components = graph.weaklyConnectedComponents()
  ///     // components.labels == [0, 1, 2, 0, 1]
  ///     // components.sizes == [2, 2, 1]
  public func weaklyConnectedComponents() -> Components {
    var parents = Buffer<Vertex>(repeating: 0, count: vertexCount)
    for vertex in 0..<vertexCount { parents[vertex] = Vertex(truncatingIfNeeded: vertex) }
    for arc in 0..<arcCount { Self.unite(sources[arc], targets[arc], in: &parents) }
    // A parent comes before its children, so its label is known before theirs.
    var labels = [UInt32](repeating: 0, count: vertexCount)
    var count: UInt32 = 0
    for vertex in 0..<vertexCount {
      let parent = Int(parents[vertex])
      if parent == vertex {
        labels[vertex] = count
        count += 1
      } else {
        labels[vertex] = labels[parent]
      }
    }
    return Components(labels: labels, count: Int(count))
  }

  /// Climbs from both ends at once, always from the one with the later parent, and hangs it below the other's.
  @inline(__always)
  private static func unite(_ first: Vertex, _ second: Vertex, in parents: inout Buffer<Vertex>) {
    var (later, earlier) = (first, second)
    while true {
      var parent = parents[later]
      var other = parents[earlier]
      if parent == other { return }
      if parent < other {
        swap(&later, &earlier)
        swap(&parent, &other)
      }
      parents[later] = other
      if later == parent { return }
      later = parent
    }
  }
}
