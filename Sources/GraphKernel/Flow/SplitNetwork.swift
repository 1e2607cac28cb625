/// A graph whose vertices have capacities: each vertex v is split into an entry, node 2v, and an exit, node 2v + 1,
/// with an arc of the vertex's capacity from one to the other. The doubled graph is never built; its rows are read off
/// those of the graph. An edge is an arc each way.
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
  ///   - capacities: By vertex; nil for 1 each. That of a terminal must be 0: no flow runs through it.
  ///   - arcCapacity: Of every arc.
  init(_ graph: Graph, capacities: [Double]?, terminals: [Graph.Vertex], arcCapacity: Double) {
    (isDirected, forward, reverse) = (graph.isDirected, graph.forward, graph.reverse)
    sources = graph.sources
    self.arcCapacity = arcCapacity
    firstInside = graph.isDirected ? graph.arcCount : 2 * graph.arcCount
    flows = Buffer(repeating: 0, count: firstInside + graph.vertexCount)
    room = capacities.map { Buffer($0) } ?? Buffer(repeating: 1, count: graph.vertexCount)
    for terminal in terminals { room[terminal] = 0 }
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
  func outgoingCount(of node: UInt32) -> Int {
    let vertex = node >> 1
    if node & 1 == 1 { return 1 + forward.degree(of: vertex) }
    return hasFlow(through: vertex) ? 1 + reverse.degree(of: vertex) : 1
  }

  @inline(__always)
  func incomingCount(of node: UInt32) -> Int {
    let vertex = node >> 1
    if node & 1 == 0 { return 1 + reverse.degree(of: vertex) }
    return hasFlow(through: vertex) ? 1 + forward.degree(of: vertex) : 1
  }

  @inline(__always)
  func head(of node: UInt32, at position: Int) -> UInt32 {
    guard position > 0 else { return node ^ 1 }
    let vertex = node >> 1
    let isExit = node & 1 == 1
    let neighbour =
      isExit
      ? forward.neighbours[Int(forward.offsets[vertex]) + position - 1]
      : reverse.neighbours[Int(reverse.offsets[vertex]) + position - 1]
    return neighbour == vertex ? node : 2 * neighbour + (isExit ? 0 : 1)
  }

  @inline(__always)
  func residualArc(of node: UInt32, at position: Int) -> Int {
    let vertex = node >> 1
    let against = node & 1 == 0 ? 1 : 0
    guard position > 0 else { return 2 * (firstInside + Int(vertex)) + 1 - against }
    let arc =
      against == 0
      ? forward.arcs[Int(forward.offsets[vertex]) + position - 1]
      : reverse.arcs[Int(reverse.offsets[vertex]) + position - 1]
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
