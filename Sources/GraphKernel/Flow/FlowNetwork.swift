/// A flow network given by its residual arcs. Each has a number; the one that runs against it has the number with the
/// last bit changed. The residual arcs of a node stand at positions `0..<count` of its row.
///
/// Residual capacities are stored, not computed from flows, so that an arc that is filled has exactly 0 left.
protocol FlowNetwork: ~Copyable {
  var nodeCount: Int { get }
  /// The row of a node as far as it may hold an arc with capacity left out of the node.
  func outgoing(from node: UInt32) -> FlowRow
  /// The row of a node as far as it may hold an arc whose opposite has capacity left into the node.
  func incoming(to node: UInt32) -> FlowRow
  /// The node the residual arc at a position leads to.
  func head(in row: FlowRow, at position: Int) -> UInt32
  /// The number of the residual arc at a position.
  func residualArc(in row: FlowRow, at position: Int) -> Int
  /// The capacity left along a residual arc.
  func residual(_ residualArc: Int) -> Double
  /// Sends flow along a residual arc.
  mutating func push(_ amount: Double, along residualArc: Int)
  /// Whether a unit of flow runs along a residual arc, in a network of unit capacities.
  func carriesUnit(_ residualArc: Int) -> Bool
  /// The arc of the graph a residual arc belongs to, nil for one inside a vertex.
  func graphArc(of residualArc: Int) -> Graph.Arc?
}

/// Where the residual arcs of a node are read from.
struct FlowRow {
  let node: UInt32
  /// How many positions there are.
  let count: Int
  /// What to add to a position to have the slot of the graph's rows.
  let shift: Int
  /// The position from which on slots are those of incoming arcs, and what to add there.
  let turn: Int
  let turnedShift: Int
}

/// A graph whose arcs have capacities. Arc a makes the residual arcs 2a, along it, and 2a + 1, against it: at first
/// an edge has its capacity both ways, an arc of a directed graph along it only.
struct ArcNetwork: FlowNetwork, ~Copyable {
  let graph: Graph
  private let isDirected: Bool
  private let forward: Rows
  private let reverse: Rows
  private let sources: Column<Graph.Vertex>
  private var residuals: Buffer<Double>
  /// What capacities are multiplied by: an edge with flow has up to twice its capacity left the other way, which must
  /// not overflow.
  private let scale: Double

  /// - Parameter capacities: By arc; nil for 1 each.
  init(_ graph: Graph, capacities: Column<Double>?) {
    var scale = 1.0
    if let capacities {
      for arc in 0..<capacities.count where capacities[arc] > .greatestFiniteMagnitude / 2 { scale = 0.5 }
    }
    self.scale = scale
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
  func outgoing(from node: UInt32) -> FlowRow {
    let start = Int(forward.offsets[node])
    let degree = Int(forward.offsets[Int(node) + 1]) - start
    guard isDirected else {
      return FlowRow(node: node, count: degree, shift: start, turn: degree, turnedShift: 0)
    }
    return FlowRow(
      node: node, count: degree + reverse.degree(of: node), shift: start, turn: degree,
      turnedShift: Int(reverse.offsets[node]) - degree)
  }

  @inline(__always)
  func incoming(to node: UInt32) -> FlowRow { outgoing(from: node) }

  @inline(__always)
  func head(in row: FlowRow, at position: Int) -> UInt32 {
    position < row.turn
      ? forward.neighbours[position + row.shift] : reverse.neighbours[position + row.turnedShift]
  }

  @inline(__always)
  func residualArc(in row: FlowRow, at position: Int) -> Int {
    guard position < row.turn else { return 2 * Int(reverse.arcs[position + row.turnedShift]) + 1 }
    let arc = forward.arcs[position + row.shift]
    return isDirected || sources[arc] == row.node ? 2 * Int(arc) : 2 * Int(arc) + 1
  }

  @inline(__always)
  func residual(_ residualArc: Int) -> Double { residuals[residualArc] }

  @inline(__always)
  mutating func push(_ amount: Double, along residualArc: Int) {
    residuals[residualArc] -= amount
    residuals[residualArc ^ 1] += amount
  }

  /// The flow along each arc.
  func flows(capacities: Column<Double>) -> [Double] {
    (0..<capacities.count).map { arc in
      let (along, against) = (residuals[2 * arc], residuals[2 * arc + 1])
      let capacity = capacities[arc] * scale
      // Of an edge's two, the lesser has lost no digits.
      return (isDirected || along <= against ? capacity - along : against - capacity) / scale
    }
  }

  func carriesUnit(_ residualArc: Int) -> Bool {
    isDirected ? residualArc & 1 == 0 && residuals[residualArc] < 1 : residuals[residualArc] < 1
  }

  func graphArc(of residualArc: Int) -> Graph.Arc? { Graph.Arc(truncatingIfNeeded: residualArc >> 1) }
}
