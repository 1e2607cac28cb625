/// Finds one lightest path between two vertices, for one pair after another over the same graph.
///
/// The method is Dijkstra's from both ends at once (I. Pohl, 'Bi-directional search', Machine Intelligence 6, 1971):
/// the two searches stop when what is left of both cannot meet below the lightest path found. Labels carry the number
/// of the query, so that nothing is cleared and a query costs what it touches.
///
/// Of several lightest paths one is found, always the same for the same graph; `LooplessPaths` gives the first of them
/// in the order of `Path`, and those that follow.
///
/// ## Example
///
///     let graph = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 3), (0, 2), (2, 3)])
///     var search = try ShortestPathSearch(in: graph, weights: graph.weights([1, 5, 2, 2]))
///     let path = try search.path(from: 0, to: 3)
///     // path?.vertices == [0, 2, 3]
///     // path?.weight == 4
public struct ShortestPathSearch: ~Copyable {
  private let graph: Graph
  private let weights: ArcWeights
  /// Nil if nothing is constrained.
  private let rules: PathRules?
  private var ahead: SearchSide
  private var back: SearchSide
  private var query: UInt32 = 0
  /// The weight of the lightest path found, and the vertex at which the two searches met on it.
  private var lightest = Double.infinity
  private var meeting: Graph.Vertex = 0

  /// Prepares a search.
  ///
  /// - Parameters:
  ///   - graph: Where to search.
  ///   - weights: The weights of the graph's arcs.
  ///   - constraints: What no path may use, or only at its end.
  /// - Throws: `PathQueryError.weightsOfAnotherGraph`, `.maskCount`.
  /// - Complexity: O(n) space; if there are constraints, O(n + m) time.
  public init(
    in graph: Graph, weights: ArcWeights, constraints: PathConstraints = PathConstraints()
  ) throws(PathQueryError) {
    try graph.check(weights)
    rules =
      constraints == PathConstraints()
      ? nil : try PathRules(constraints, anyVertex: [.source, .target], in: graph)
    self.graph = graph
    self.weights = weights
    ahead = SearchSide(vertexCount: graph.vertexCount)
    back = SearchSide(vertexCount: graph.vertexCount)
  }

  /// One lightest path from `source` to `target`, or nil if there is none or the two are the same.
  ///
  /// - Throws: `PathQueryError.vertexOutOfRange`.
  /// - Complexity: O(m + n log n); where the two searches meet early, what they touch until then.
  public mutating func path(
    from source: Graph.Vertex, to target: Graph.Vertex
  ) throws(PathQueryError) -> Path? {
    try PathRules.checkVertices([source], .sources, in: graph)
    try PathRules.checkVertices([target], .targets, in: graph)
    guard source != target, mayTouch(source), mayTouch(target) else { return nil }
    query += 1
    if query == .max { restart() }
    lightest = .infinity
    ahead.begin(at: source, query)
    back.begin(at: target, query)
    while let first = ahead.queue.first, let last = back.queue.first,
      first.bound + last.bound < lightest
    {
      if ahead.queue.count <= back.queue.count {
        goAhead(to: target, nearestBack: last.bound)
      } else {
        goBack(to: source, target: target, nearestAhead: first.bound)
      }
    }
    return lightest < .infinity ? trace(from: source, to: target) : nil
  }

  private func mayTouch(_ vertex: Graph.Vertex) -> Bool { rules?.vertexRoles[vertex].isEmpty != true }

  /// Clears the labels, once in four thousand million queries.
  private mutating func restart() {
    ahead = SearchSide(vertexCount: graph.vertexCount)
    back = SearchSide(vertexCount: graph.vertexCount)
    query = 1
  }

  // MARK: Steps

  private mutating func goAhead(to target: Graph.Vertex, nearestBack: Double) {
    guard let entry = ahead.queue.pop(), entry.bound == ahead.labels[entry.state].distance else { return }
    let rows = graph.forward
    for slot in rows.slots(of: entry.state) {
      let vertex = rows.neighbours[slot]
      let distance = entry.bound + weights.forward[slot]
      guard distance < lightest else { continue }
      if let rules {
        switch rules.role(of: rows.arcs[slot]) {
        case .avoided: continue
        case .terminal where vertex != target: continue
        default: break
        }
        guard rules.vertexRoles[vertex].contains(.passable) || vertex == target else { continue }
      }
      // What can meet the other search only where it has been already is not gone on from.
      let isEnd = vertex == target || distance + nearestBack >= lightest
      if ahead.improve(vertex, distance, by: rows.arcs[slot], from: entry.state, query, unless: isEnd) {
        meet(at: vertex, distance, back.labels[vertex])
      }
    }
  }

  private mutating func goBack(to source: Graph.Vertex, target: Graph.Vertex, nearestAhead: Double) {
    guard let entry = back.queue.pop(), entry.bound == back.labels[entry.state].distance else { return }
    let rows = graph.reverse
    for slot in rows.slots(of: entry.state) {
      let vertex = rows.neighbours[slot]
      let distance = entry.bound + weights.reverse[slot]
      guard distance < lightest else { continue }
      if let rules {
        switch rules.role(of: rows.arcs[slot]) {
        case .avoided: continue
        case .terminal where entry.state != target: continue
        default: break
        }
        guard rules.vertexRoles[vertex].contains(.passable) || vertex == source else { continue }
      }
      let isEnd = vertex == source || distance + nearestAhead >= lightest
      if back.improve(vertex, distance, by: rows.arcs[slot], from: entry.state, query, unless: isEnd) {
        meet(at: vertex, distance, ahead.labels[vertex])
      }
    }
  }

  @inline(__always)
  private mutating func meet(at vertex: Graph.Vertex, _ distance: Double, _ label: SideLabel) {
    guard label.query == query, distance + label.distance < lightest else { return }
    lightest = distance + label.distance
    meeting = vertex
  }

  private func trace(from source: Graph.Vertex, to target: Graph.Vertex) -> Path {
    var vertices = [meeting]
    var arcs: [Graph.Arc] = []
    while let vertex = vertices.last, vertex != source {
      arcs.append(ahead.labels[vertex].arc)
      vertices.append(ahead.labels[vertex].parent)
    }
    vertices.reverse()
    arcs.reverse()
    while let vertex = vertices.last, vertex != target {
      arcs.append(back.labels[vertex].arc)
      vertices.append(back.labels[vertex].parent)
    }
    return Path(vertices: vertices, arcs: arcs, weight: arcs.reduce(0) { $0 + weights.byArc[$1] })
  }
}

/// One of the two searches.
struct SearchSide: ~Copyable {
  var labels: Buffer<SideLabel>
  var queue = SearchQueue()

  init(vertexCount: Int) { labels = Buffer(lazily: SideLabel(), count: vertexCount) }

  mutating func begin(at vertex: Graph.Vertex, _ query: UInt32) {
    queue.removeAll()
    labels[vertex] = SideLabel(distance: 0, query: query)
    queue.push(QueuedState(bound: 0, hops: 0, state: vertex))
  }

  /// Lowers the distance of a vertex, and queues it unless the search ends there. Returns false if it was no further
  /// before.
  @inline(__always)
  mutating func improve(
    _ vertex: Graph.Vertex, _ distance: Double, by arc: Graph.Arc, from parent: Graph.Vertex, _ query: UInt32,
    unless isEnd: Bool
  ) -> Bool {
    let label = labels[vertex]
    guard label.query != query || distance < label.distance else { return false }
    labels[vertex] = SideLabel(distance: distance, query: query, arc: arc, parent: parent)
    if !isEnd { queue.push(QueuedState(bound: distance, hops: 0, state: vertex)) }
    return true
  }
}

/// How a vertex is best reached by one side, as far as known, in the query of this number. All bytes are zero at first.
struct SideLabel: BitwiseCopyable {
  var distance = 0.0
  var query: UInt32 = 0
  var arc: Graph.Arc = 0
  var parent: Graph.Vertex = 0
}
