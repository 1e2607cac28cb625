/// A column of weights, one an arc, laid out beside the rows of a graph so that a search reads weights in the
/// order in which it walks arcs. A graph may have several.
///
/// Made by `Graph.weights(_:)`, which checks them once; searches that take `ArcWeights` check nothing again.
public struct ArcWeights: Sendable {
  /// The weights by arc index.
  let byArc: Column<Double>
  /// The weights by slot of the graph's forward rows.
  let forward: Column<Double>
  /// The weights by slot of the graph's reverse rows.
  let reverse: Column<Double>
  /// The arcs by slot of the forward rows the weights were laid out for, by which these are recognised.
  let layout: Column<Graph.Arc>
  let reverseLayout: Column<Graph.Arc>

  /// The number of weights: that of the graph's arcs.
  public var count: Int { byArc.count }

  /// The weight of an arc.
  public subscript(arc: Graph.Arc) -> Double {
    precondition(arc < byArc.count, "there are \(byArc.count) weights")
    return byArc[arc]
  }

  /// The same weights for the reversed graph.
  ///
  /// - Complexity: O(1).
  public var reversed: ArcWeights {
    ArcWeights(
      byArc: byArc, forward: reverse, reverse: forward, layout: reverseLayout, reverseLayout: layout)
  }
}

extension Graph {
  /// Checks and lays out a column of weights for this graph.
  ///
  /// - Parameter values: The weight of each arc, finite and not negative.
  /// - Throws: `PathQueryError.weightCount`, `.invalidWeight`.
  /// - Complexity: O(n + m) time; 24 bytes an arc, of an undirected graph too.
  ///
  /// ## Example
  ///
  ///     let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)])
  ///     let weights = try graph.weights([0.5, 2])
  ///     // weights[1] == 2
  ///     // try graph.distances(from: [0], weights: weights) == [0, 0.5, 2.5]
  public func weights(_ values: some Collection<Double>) throws(PathQueryError) -> ArcWeights {
    guard values.count == arcCount else {
      throw .weightCount(expected: arcCount, actual: values.count)
    }
    let byArc = Column(values)
    for arc in 0..<byArc.count where !(byArc[arc] >= 0 && byArc[arc].isFinite) {
      throw .invalidWeight(byArc[arc], arc: Arc(truncatingIfNeeded: arc))
    }
    let forwardColumn = forward.column(byArc)
    return ArcWeights(
      byArc: byArc, forward: forwardColumn, reverse: isDirected ? reverse.column(byArc) : forwardColumn,
      layout: forward.arcs, reverseLayout: reverse.arcs)
  }

  /// Checks that weights were made for this graph.
  func check(_ weights: ArcWeights) throws(PathQueryError) {
    guard weights.layout.isIdentical(to: forward.arcs) else { throw .weightsOfAnotherGraph }
  }

  /// Weight 1 for every arc.
  ///
  /// - Complexity: O(n + m).
  public var unitWeights: ArcWeights {
    let byArc = Column(Buffer(repeating: 1.0, count: arcCount))
    let bySlot = isDirected ? byArc : Column(Buffer(repeating: 1.0, count: forward.slotCount))
    return ArcWeights(
      byArc: byArc, forward: bySlot, reverse: bySlot, layout: forward.arcs,
      reverseLayout: reverse.arcs)
  }
}

extension Rows {
  /// The values of arcs by slot.
  func column<Value: BitwiseCopyable & Sendable>(_ byArc: Column<Value>) -> Column<Value> {
    guard byArc.count > 0 else { return byArc }
    var bySlot = Buffer(repeating: byArc[0], count: slotCount)
    for slot in 0..<slotCount { bySlot[slot] = byArc[arcs[slot]] }
    return Column(bySlot)
  }
}
