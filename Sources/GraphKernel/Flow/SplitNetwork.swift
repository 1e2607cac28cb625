/// A graph whose vertices have capacities: each vertex v is split into an entry, node 2v, and an exit, node 2v + 1,
/// with an arc of the vertex's capacity from one to the other. The doubled graph is never built; its rows are read off
/// those of the graph. An edge is an arc each way. A self-loop leads from exit to entry, where an exit with flow leads
/// anyhow.
///
/// The row of a node begins with the arc inside the vertex; the arcs that enter follow in that of the entry, those
/// that leave in that of the exit.
struct SplitNetwork: FlowNetwork, ~Copyable {
  private let isDirected: Bool
  private let forward: Rows
  private let reverse: Rows
  private let sources: Column<Graph.Vertex>
  private let arcCapacity: Double
  /// The number of the first arc inside a vertex.
  private let firstInside: Int
  /// What runs along each arc, then through each vertex.
  private var flows: Buffer<Double>
  /// The capacity left of each vertex.
  private var room: Buffer<Double>

  /// - Parameters:
  ///   - capacities: By vertex; nil for 1 each. Flow begins at exits and ends at entries, so that those of sources and
  ///     targets do not count.
  ///   - arcCapacity: Of every arc.
  init(_ graph: Graph, capacities: [Double]?, arcCapacity: Double) {
    (isDirected, forward, reverse) = (graph.isDirected, graph.forward, graph.reverse)
    sources = graph.sources
    self.arcCapacity = arcCapacity
    firstInside = graph.isDirected ? graph.arcCount : 2 * graph.arcCount
    flows = Buffer(repeating: 0, count: firstInside + graph.vertexCount)
    room = capacities.map { Buffer($0) } ?? Buffer(repeating: 1, count: graph.vertexCount)
  }

  static func entry(of vertex: Graph.Vertex) -> UInt32 { 2 * vertex }
  static func exit(of vertex: Graph.Vertex) -> UInt32 { 2 * vertex + 1 }

  var nodeCount: Int { 2 * room.count }

  /// Whether flow runs through a vertex.
  @inline(__always)
  func hasFlow(through vertex: Graph.Vertex) -> Bool { flows[firstInside + Int(vertex)] > 0 }

  // Flow leaves an entry backwards only where some has come in: the rows of the many vertices without flow need not
  // be read. Nor, likewise, those of their exits by a search backwards.

  @inline(__always)
  func outgoing(from node: UInt32) -> FlowRow {
    let vertex = node >> 1
    return node & 1 == 1
      ? row(node, in: forward, isWhole: true) : row(node, in: reverse, isWhole: hasFlow(through: vertex))
  }

  @inline(__always)
  func incoming(to node: UInt32) -> FlowRow {
    let vertex = node >> 1
    return node & 1 == 0
      ? row(node, in: reverse, isWhole: true) : row(node, in: forward, isWhole: hasFlow(through: vertex))
  }

  @inline(__always)
  private func row(_ node: UInt32, in rows: Rows, isWhole: Bool) -> FlowRow {
    let count = isWhole ? 1 + rows.degree(of: node >> 1) : 1
    let shift = Int(rows.offsets[node >> 1]) - 1
    return FlowRow(node: node, count: count, shift: shift, turn: count, turnedShift: 0)
  }

  @inline(__always)
  func head(in row: FlowRow, at position: Int) -> UInt32 {
    guard position > 0 else { return row.node ^ 1 }
    let slot = position + row.shift
    let isExit = row.node & 1 == 1
    let neighbour = isExit ? forward.neighbours[slot] : reverse.neighbours[slot]
    return 2 * neighbour + (isExit ? 0 : 1)
  }

  @inline(__always)
  func residualArc(in row: FlowRow, at position: Int) -> Int {
    let vertex = row.node >> 1
    let against = row.node & 1 == 0 ? 1 : 0
    guard position > 0 else { return 2 * (firstInside + Int(vertex)) + 1 - against }
    let slot = position + row.shift
    let arc = against == 0 ? forward.arcs[slot] : reverse.arcs[slot]
    if isDirected { return 2 * Int(arc) + against }
    // An edge is two arcs; the first leaves its source.
    let leavesSource = (sources[arc] == vertex) == (against == 0)
    return 4 * Int(arc) + (leavesSource ? 0 : 2) + against
  }

  @inline(__always)
  func residual(_ residualArc: Int) -> Double {
    let arc = residualArc >> 1
    if residualArc & 1 == 1 { return flows[arc] }
    return arc < firstInside ? arcCapacity - flows[arc] : room[arc - firstInside]
  }

  @inline(__always)
  mutating func push(_ amount: Double, along residualArc: Int) {
    let arc = residualArc >> 1
    let change = residualArc & 1 == 0 ? amount : -amount
    flows[arc] += change
    if arc >= firstInside { room[arc - firstInside] -= change }
  }

  func carriesUnit(_ residualArc: Int) -> Bool { residualArc & 1 == 0 && flows[residualArc >> 1] > 0 }

  func graphArc(of residualArc: Int) -> Graph.Arc? {
    let arc = residualArc >> 1
    guard arc < firstInside else { return nil }
    return Graph.Arc(truncatingIfNeeded: isDirected ? arc : arc >> 1)
  }
}
