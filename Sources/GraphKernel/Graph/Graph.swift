/// An immutable multigraph in compressed sparse rows, directed or undirected.
///
/// Vertices are the indices `0..<vertexCount`, arcs the indices `0..<arcCount` in the order in which they
/// were given. An arc index is the identity of an arc: parallel arcs and self-loops stay distinct. Weights
/// stand outside the graph, as columns by arc index; a graph may have several. See `ArcWeights`.
///
/// Each vertex has a row of outgoing and a row of incoming arcs, both in ascending order of arc index. The arcs
/// of an undirected graph are its edges: each stands in the rows of both its ends and may be walked both ways, and
/// the two rows of a vertex are one and the same. A self-loop stands in its row twice.
///
/// - Complexity: O(n + m) space for n vertices and m arcs: 24 bytes an arc, 8 bytes a vertex.
///
/// ## Example
///
///     let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2), (0, 1)])
///     // graph.outgoingArcs(of: 0) == [0, 2]
///     // graph.incomingArcs(of: 2) == [1]
///     // graph.reversed.target(of: 1) == 1
public struct Graph: Sendable {
  /// The index of a vertex.
  public typealias Vertex = UInt32
  /// The index of an arc.
  public typealias Arc = UInt32

  /// The number of vertices.
  public let vertexCount: Int
  /// Whether an arc leads one way only.
  public let isDirected: Bool

  let sources: Column<Vertex>
  let targets: Column<Vertex>
  let forward: Rows
  let reverse: Rows

  /// The number of arcs.
  public var arcCount: Int { sources.count }

  /// The vertices `0..<vertexCount`.
  public var vertices: Range<Vertex> { 0..<Vertex(truncatingIfNeeded: vertexCount) }

  /// The vertex an arc leaves; of an edge, the end given first.
  ///
  /// - Complexity: O(1).
  public func source(of arc: Arc) -> Vertex {
    precondition(arc < arcCount, "the graph has \(arcCount) arcs")
    return sources[arc]
  }

  /// The vertex an arc enters; of an edge, the end given last.
  ///
  /// - Complexity: O(1).
  public func target(of arc: Arc) -> Vertex {
    precondition(arc < arcCount, "the graph has \(arcCount) arcs")
    return targets[arc]
  }

  /// The arcs that leave a vertex, in ascending order.
  ///
  /// - Complexity: O(d) for d arcs.
  public func outgoingArcs(of vertex: Vertex) -> [Arc] { arcs(of: vertex, in: forward) }

  /// The arcs that enter a vertex, in ascending order.
  ///
  /// - Complexity: O(d) for d arcs.
  public func incomingArcs(of vertex: Vertex) -> [Arc] { arcs(of: vertex, in: reverse) }

  private func arcs(of vertex: Vertex, in rows: Rows) -> [Arc] {
    precondition(vertex < vertexCount, "the graph has \(vertexCount) vertices")
    return rows.slots(of: vertex).map { rows.arcs[$0] }
  }

  /// The same vertices and arc indices with every arc turned round.
  ///
  /// - Complexity: O(1); the rows are shared.
  public var reversed: Graph {
    Graph(
      vertexCount: vertexCount, isDirected: isDirected, sources: targets, targets: sources,
      forward: reverse, reverse: forward)
  }

  init(
    vertexCount: Int, isDirected: Bool, sources: Column<Vertex>, targets: Column<Vertex>,
    forward: Rows, reverse: Rows
  ) {
    self.vertexCount = vertexCount
    self.isDirected = isDirected
    self.sources = sources
    self.targets = targets
    self.forward = forward
    self.reverse = reverse
  }
}
