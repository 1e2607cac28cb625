/// A flow network given by its residual arcs. Each has a number; the one that runs against it has the number with the
/// last bit changed. The residual arcs of a node stand at positions `0..<count` of its row.
///
/// Residual capacities are stored, not computed from flows, so that an arc that is filled has exactly 0 left.
protocol FlowNetwork: ~Copyable {
  var nodeCount: Int { get }
  /// How many positions of a node's row may hold an arc with capacity left out of the node.
  func outgoingCount(of node: UInt32) -> Int
  /// How many positions may hold an arc whose opposite has capacity left into the node.
  func incomingCount(of node: UInt32) -> Int
  /// The node the residual arc at a position leads to; the node itself where no flow can run.
  func head(of node: UInt32, at position: Int) -> UInt32
  /// The number of the residual arc at a position.
  func residualArc(of node: UInt32, at position: Int) -> Int
  /// The capacity left along a residual arc.
  func residual(_ residualArc: Int) -> Double
  /// Sends flow along a residual arc.
  mutating func push(_ amount: Double, along residualArc: Int)
  /// Whether a unit of flow runs along a residual arc, in a network of unit capacities.
  func carriesUnit(_ residualArc: Int) -> Bool
  /// The arc of the graph a residual arc belongs to, nil for one inside a vertex.
  func graphArc(of residualArc: Int) -> Graph.Arc?
}

/// A graph whose arcs have capacities. Arc a makes the residual arcs 2a, along it, and 2a + 1, against it: at first
/// an edge has its capacity both ways, an arc of a directed graph along it only.
struct ArcNetwork: FlowNetwork, ~Copyable {
  let graph: Graph
  let isDirected: Bool
  private let forward: Rows
  private let reverse: Rows
  private let sources: Column<Graph.Vertex>
  private var residuals: Buffer<Double>

  /// - Parameters:
  ///   - capacities: By arc; nil for 1 each.
  ///   - scale: What capacities are multiplied by.
  init(_ graph: Graph, capacities: Column<Double>?, scale: Double = 1) {
    self.graph = graph
    (isDirected, forward, reverse) = (graph.isDirected, graph.forward, graph.reverse)
    sources = graph.sources
    residuals = Buffer(repeating: 0, count: 2 * graph.arcCount)
    for arc in 0..<graph.arcCount {
      let capacity = capacities.map { $0[arc] * scale } ?? 1
      residuals[2 * arc] = capacity
      if !graph.isDirected { residuals[2 * arc + 1] = capacity }
    }
  }

  var nodeCount: Int { graph.vertexCount }

  @inline(__always)
  func outgoingCount(of node: UInt32) -> Int {
    isDirected ? forward.degree(of: node) + reverse.degree(of: node) : forward.degree(of: node)
  }

  @inline(__always)
  func incomingCount(of node: UInt32) -> Int { outgoingCount(of: node) }

  @inline(__always)
  func head(of node: UInt32, at position: Int) -> UInt32 {
    let slot = Int(forward.offsets[node]) + position
    let end = Int(forward.offsets[Int(node) + 1])
    return slot < end
      ? forward.neighbours[slot] : reverse.neighbours[Int(reverse.offsets[node]) + slot - end]
  }

  @inline(__always)
  func residualArc(of node: UInt32, at position: Int) -> Int {
    let slot = Int(forward.offsets[node]) + position
    let end = Int(forward.offsets[Int(node) + 1])
    guard slot < end else { return 2 * Int(reverse.arcs[Int(reverse.offsets[node]) + slot - end]) + 1 }
    let arc = forward.arcs[slot]
    return isDirected || sources[arc] == node ? 2 * Int(arc) : 2 * Int(arc) + 1
  }

  @inline(__always)
  func residual(_ residualArc: Int) -> Double { residuals[residualArc] }

  @inline(__always)
  mutating func push(_ amount: Double, along residualArc: Int) {
    residuals[residualArc] -= amount
    residuals[residualArc ^ 1] += amount
  }

  func carriesUnit(_ residualArc: Int) -> Bool {
    isDirected ? residualArc & 1 == 0 && residuals[residualArc] < 1 : residuals[residualArc] < 1
  }

  func graphArc(of residualArc: Int) -> Graph.Arc? { Graph.Arc(truncatingIfNeeded: residualArc >> 1) }
}
