/// Why a graph could not be built.
public enum GraphError: Error, Equatable, Sendable {
  /// The arc at index `arc` names `vertex`, which is not in `0..<vertexCount`.
  case vertexOutOfRange(vertex: Graph.Vertex, arc: Int, vertexCount: Int)
  /// The number of vertices is negative or above `limit`.
  case vertexCountOutOfRange(Int, limit: Int)
  /// There are more arcs than `limit`.
  case tooManyArcs(Int, limit: Int)
}

extension GraphError: CustomStringConvertible {
  /// What is wrong, where, and what would put it right.
  public var description: String {
    switch self {
    case .vertexOutOfRange(let vertex, let arc, let vertexCount):
      "arc \(arc) names vertex \(vertex), but there are \(vertexCount) vertices: "
        + "number vertices from 0 and count them all"
    case .vertexCountOutOfRange(let count, let limit):
      "\(count) vertices: give a number from 0 to \(limit)"
    case .tooManyArcs(let count, let limit):
      "\(count) arcs: a graph holds at most \(limit), split it"
    }
  }
}

extension Graph {
  /// The largest number of vertices or of arcs; the one index left over stands for 'none'.
  public static let maximumCount = Int(UInt32.max)

  /// Builds a graph from its arcs, given in any order.
  ///
  /// - Parameters:
  ///   - vertexCount: The number of vertices, isolated ones included.
  ///   - arcs: The ends of each arc. Its place here is the arc's index.
  /// - Throws: `GraphError.vertexOutOfRange` for the first arc with a bad end, `.vertexCountOutOfRange`,
  ///   `.tooManyArcs`.
  /// - Complexity: O(n + m), by counting sort.
  public init(vertexCount: Int, arcs: [(source: Vertex, target: Vertex)]) throws(GraphError) {
    guard 0...Self.maximumCount ~= vertexCount else {
      throw .vertexCountOutOfRange(vertexCount, limit: Self.maximumCount)
    }
    guard arcs.count <= Self.maximumCount else {
      throw .tooManyArcs(arcs.count, limit: Self.maximumCount)
    }
    for (index, arc) in arcs.enumerated() {
      let vertex = max(arc.source, arc.target)
      guard vertex < vertexCount else {
        throw .vertexOutOfRange(vertex: vertex, arc: index, vertexCount: vertexCount)
      }
    }
    let sources = ContiguousArray(arcs.lazy.map(\.source))
    let targets = ContiguousArray(arcs.lazy.map(\.target))
    self.init(
      vertexCount: vertexCount, sources: sources, targets: targets,
      forward: Rows(vertexCount: vertexCount, near: sources, far: targets),
      reverse: Rows(vertexCount: vertexCount, near: targets, far: sources))
  }
}

extension Rows {
  /// Sorts arcs into rows by their near end. The sort is stable, so rows ascend by arc index.
  init(vertexCount: Int, near: ContiguousArray<Graph.Vertex>, far: ContiguousArray<Graph.Vertex>) {
    var offsets = ContiguousArray<UInt32>(repeating: 0, count: vertexCount + 1)
    for vertex in near { offsets[Int(vertex) + 1] += 1 }
    for vertex in 0..<vertexCount { offsets[vertex + 1] += offsets[vertex] }

    var nextSlot = offsets
    var neighbours = ContiguousArray<Graph.Vertex>(repeating: 0, count: near.count)
    var arcs = [Graph.Arc](repeating: 0, count: near.count)
    for (arc, vertex) in near.enumerated() {
      let slot = Int(nextSlot[Int(vertex)])
      nextSlot[Int(vertex)] += 1
      neighbours[slot] = far[arc]
      arcs[slot] = Graph.Arc(truncatingIfNeeded: arc)
    }
    self.init(offsets: offsets, neighbours: neighbours, arcs: arcs)
  }
}
