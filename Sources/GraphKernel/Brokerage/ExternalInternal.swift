/// The E-I index of vertices, groups and the whole: the ties that lead out of a group less those within, by
/// all ties.
public struct ExternalInternalIndex: Hashable, Sendable {
  /// That of the ties of each vertex; nil if it has none.
  public let vertices: [Double?]
  /// That of the ties of each group, numbered by first vertex; nil if it has none.
  public let groups: [Double?]
  /// The group of each vertex, numbered so.
  public let labels: [Int]
  /// That of all ties; nil if there are none.
  public let whole: Double?
}

extension Graph {
  /// The E-I index: external ties less internal ties, by the number of ties. It runs from -1, all ties within
  /// groups, to 1, all ties between groups.
  ///
  /// D. Krackhardt and R. N. Stern, 'Informal networks and organizational crises: an experimental
  /// simulation', Social Psychology Quarterly 51 (1988).
  ///
  /// A vertex has the arcs that leave it and those that enter it. A group has the arcs of its members, each
  /// once. Parallel arcs add up, self-loops are left out.
  ///
  /// ## Example
  ///
  ///     let graph = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 2), (2, 3)], isDirected: false)
  ///     let index = try graph.externalInternalIndex(groups: [0, 0, 0, 1])
  ///     // index.vertices == [-1, -1, 0, 1]
  ///     // index.whole == -1.0 / 3
  ///
  /// - Parameters:
  ///   - groups: The group of each vertex, named by any number.
  ///   - weights: The weights of the arcs, nil for 1 each.
  /// - Throws: `MeasureError.columnCount`, `.weightsOfAnotherGraph`.
  /// - Complexity: O(n + m) time, O(n) space.
  public func externalInternalIndex(
    groups: [Int], weights: ArcWeights? = nil
  ) throws(MeasureError) -> ExternalInternalIndex {
    try checkOwn(weights)
    guard groups.count == vertexCount else {
      throw .columnCount(column: "groups", expected: vertexCount, actual: groups.count)
    }
    let (labels, groupCount) = Self.labelsByFirstVertex(groups)
    let scale = heaviestWeight(weights) > 0x1p+900 ? 0x1p-100 : 1
    var ofVertices = [TieBalance](repeating: TieBalance(), count: vertexCount)
    var ofGroups = [TieBalance](repeating: TieBalance(), count: groupCount)
    var ofWhole = TieBalance()
    for arc in 0..<arcCount {
      let (source, target) = (Int(sources[arc]), Int(targets[arc]))
      guard source != target else { continue }
      let weight = (weights?.byArc[arc] ?? 1) * scale
      let isExternal = labels[source] != labels[target]
      ofVertices[source].add(weight, isExternal: isExternal)
      ofVertices[target].add(weight, isExternal: isExternal)
      ofGroups[labels[source]].add(weight, isExternal: isExternal)
      if isExternal { ofGroups[labels[target]].add(weight, isExternal: true) }
      ofWhole.add(weight, isExternal: isExternal)
    }
    return ExternalInternalIndex(
      vertices: ofVertices.map(\.index), groups: ofGroups.map(\.index), labels: labels, whole: ofWhole.index)
  }
}

private struct TieBalance {
  private var external = 0.0
  private var within = 0.0

  mutating func add(_ weight: Double, isExternal: Bool) {
    if isExternal { external += weight } else { within += weight }
  }

  var index: Double? {
    let sum = external + within
    return sum > 0 ? (external - within) / sum : nil
  }
}
