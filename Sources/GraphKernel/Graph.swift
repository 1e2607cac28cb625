/// An immutable directed multigraph in compressed sparse rows.
///
/// Vertices are the indices `0..<vertexCount`, arcs the indices `0..<arcCount` in the order in which they
/// were given. An arc index is the identity of an arc: parallel arcs and self-loops stay distinct. Weights
/// stand outside the graph, as columns of `Double` by arc index; a graph may have several.
///
/// Each vertex has a row of outgoing and a row of incoming arcs, both in ascending order of arc index.
///
/// - Complexity: O(n + m) space for n vertices and m arcs: 24 bytes an arc, 8 bytes a vertex.
public struct Graph: Sendable {
  /// The index of a vertex.
  public typealias Vertex = UInt32
  /// The index of an arc.
  public typealias Arc = UInt32

  /// The number of vertices.
  public let vertexCount: Int

  let sources: ContiguousArray<Vertex>
  let targets: ContiguousArray<Vertex>
  let forward: Rows
  let reverse: Rows

  /// The number of arcs.
  public var arcCount: Int { sources.count }

  /// The vertex an arc leaves.
  ///
  /// - Complexity: O(1).
  public func source(of arc: Arc) -> Vertex { sources[Int(arc)] }

  /// The vertex an arc enters.
  ///
  /// - Complexity: O(1).
  public func target(of arc: Arc) -> Vertex { targets[Int(arc)] }

  /// The arcs that leave a vertex, in ascending order.
  ///
  /// - Complexity: O(1).
  public func outgoingArcs(of vertex: Vertex) -> ArraySlice<Arc> { forward.arcs[forward.slots(of: vertex)] }

  /// The arcs that enter a vertex, in ascending order.
  ///
  /// - Complexity: O(1).
  public func incomingArcs(of vertex: Vertex) -> ArraySlice<Arc> { reverse.arcs[reverse.slots(of: vertex)] }

  /// The same vertices and arc indices with every arc turned round.
  ///
  /// - Complexity: O(1); the rows are shared.
  public var reversed: Graph {
    Graph(
      vertexCount: vertexCount, sources: targets, targets: sources, forward: reverse, reverse: forward)
  }

  init(
    vertexCount: Int, sources: ContiguousArray<Vertex>, targets: ContiguousArray<Vertex>,
    forward: Rows, reverse: Rows
  ) {
    self.vertexCount = vertexCount
    self.sources = sources
    self.targets = targets
    self.forward = forward
    self.reverse = reverse
  }
}

/// One direction of a graph: for each vertex a row of slots, each an arc and the vertex at its other end.
struct Rows: Sendable {
  /// Where each vertex's row begins; the last element is the number of arcs.
  let offsets: ContiguousArray<UInt32>
  /// The other end of the arc in each slot.
  let neighbours: ContiguousArray<Graph.Vertex>
  /// The arc in each slot.
  let arcs: [Graph.Arc]

  func slots(of vertex: Graph.Vertex) -> Range<Int> {
    Int(offsets[Int(vertex)])..<Int(offsets[Int(vertex) + 1])
  }
}
