/// Why a graph could not be built.
public enum GraphError: Error, Equatable, Sendable {
  /// The arc at index `arc` names `vertex`, which is not in `0..<vertexCount`.
  case vertexOutOfRange(vertex: Graph.Vertex, arc: Int, vertexCount: Int)
  /// The number of vertices is negative or above `limit`.
  case vertexCountOutOfRange(Int, limit: Int)
  /// There are more arcs than `limit`.
  case tooManyArcs(Int, limit: Int)
  /// The columns of sources and targets differ in length.
  case endCounts(sources: Int, targets: Int)
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
    case .endCounts(let sources, let targets):
      "\(sources) sources and \(targets) targets: give one of each for every arc"
    }
  }
}

extension Graph {
  /// The largest number of vertices, of arcs, and of twice the edges; the one index left over stands for 'none'.
  public static let maximumCount = Int(UInt32.max)

  /// Builds a graph from its arcs, given in any order.
  ///
  /// - Parameters:
  ///   - vertexCount: The number of vertices, isolated ones included.
  ///   - arcs: The ends of each arc. Its place here is the arc's index.
  ///   - isDirected: Whether an arc leads one way only.
  /// - Throws: `GraphError.vertexOutOfRange` for the first arc with a bad end, `.vertexCountOutOfRange`,
  ///   `.tooManyArcs`, `.endCounts`.
  /// - Complexity: O(n + m), by counting sort.
  public init(
    vertexCount: Int, arcs: [(source: Vertex, target: Vertex)], isDirected: Bool = true
  ) throws(GraphError) {
    try self.init(
      vertexCount: vertexCount, sources: arcs.lazy.map(\.source), targets: arcs.lazy.map(\.target),
      isDirected: isDirected)
  }

  /// Builds a graph from two columns: the ends of each arc, given in any order.
  ///
  /// - Throws: As for a list of arcs, and `GraphError.endCounts` if the columns differ in length.
  /// - Complexity: O(n + m), by counting sort.
  public init(
    vertexCount: Int, sources: some RandomAccessCollection<Vertex>,
    targets: some RandomAccessCollection<Vertex>, isDirected: Bool = true
  ) throws(GraphError) {
    guard 0...Self.maximumCount ~= vertexCount else {
      throw .vertexCountOutOfRange(vertexCount, limit: Self.maximumCount)
    }
    let limit = isDirected ? Self.maximumCount : Self.maximumCount / 2
    guard sources.count <= limit else { throw .tooManyArcs(sources.count, limit: limit) }
    guard sources.count == targets.count else {
      throw .endCounts(sources: sources.count, targets: targets.count)
    }
    let (sources, targets) = (Column(sources), Column(targets))
    for arc in 0..<sources.count {
      let vertex = max(sources[arc], targets[arc])
      guard vertex < vertexCount else {
        throw .vertexOutOfRange(vertex: vertex, arc: arc, vertexCount: vertexCount)
      }
    }
    let forward =
      isDirected
      ? Rows(vertexCount: vertexCount, near: sources, far: targets)
      : Rows(vertexCount: vertexCount, edgesBetween: sources, and: targets)
    self.init(
      vertexCount: vertexCount, isDirected: isDirected, sources: sources, targets: targets, forward: forward,
      reverse: isDirected ? Rows(vertexCount: vertexCount, near: targets, far: sources) : forward)
  }
}
