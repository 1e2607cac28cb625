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
  /// Those of both sides side by side: what one side reaches it looks up on the other.
  private var labels: Buffer<MeetingLabel>
  private var ahead = SearchQueue()
  private var back = SearchQueue()
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
    labels = Buffer(lazily: MeetingLabel(), count: graph.vertexCount)
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
    begin(from: source, to: target)
    while let first = ahead.first, let last = back.first, first.bound + last.bound < lightest {
      if ahead.count <= back.count {
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
    labels = Buffer(lazily: MeetingLabel(), count: graph.vertexCount)
    query = 1
  }

  private mutating func begin(from source: Graph.Vertex, to target: Graph.Vertex) {
    ahead.removeAll()
    back.removeAll()
    labels[source].ahead = SideLabel(distance: 0, query: query)
    labels[target].back = SideLabel(distance: 0, query: query)
    ahead.push(QueuedState(bound: 0, hops: 0, state: source))
    back.push(QueuedState(bound: 0, hops: 0, state: target))
  }

  // MARK: Steps

  private mutating func goAhead(to target: Graph.Vertex, nearestBack: Double) {
    guard let entry = ahead.pop(), entry.bound == labels[entry.state].ahead.distance else { return }
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
      let known = labels[vertex].ahead
      guard known.query != query || distance < known.distance else { continue }
      labels[vertex].ahead = SideLabel(distance: distance, query: query, arc: rows.arcs[slot])
      if !isEnd { ahead.push(QueuedState(bound: distance, hops: 0, state: vertex)) }
      meet(at: vertex, distance, labels[vertex].back)
    }
  }

  private mutating func goBack(to source: Graph.Vertex, target: Graph.Vertex, nearestAhead: Double) {
    guard let entry = back.pop(), entry.bound == labels[entry.state].back.distance else { return }
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
      let known = labels[vertex].back
      guard known.query != query || distance < known.distance else { continue }
      labels[vertex].back = SideLabel(distance: distance, query: query, arc: rows.arcs[slot])
      if !isEnd { back.push(QueuedState(bound: distance, hops: 0, state: vertex)) }
      meet(at: vertex, distance, labels[vertex].ahead)
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
      let arc = labels[vertex].ahead.arc
      arcs.append(arc)
      vertices.append(otherEnd(of: arc, from: vertex))
    }
    vertices.reverse()
    arcs.reverse()
    while let vertex = vertices.last, vertex != target {
      let arc = labels[vertex].back.arc
      arcs.append(arc)
      vertices.append(otherEnd(of: arc, from: vertex))
    }
    return Path(vertices: vertices, arcs: arcs, weight: arcs.reduce(0) { $0 + weights.byArc[$1] })
  }

  private func otherEnd(of arc: Graph.Arc, from vertex: Graph.Vertex) -> Graph.Vertex {
    let source = graph.sources[Int(arc)]
    return source == vertex ? graph.targets[Int(arc)] : source
  }
}

/// How a vertex is best reached by one side, as far as known, in the query of this number. All bytes are zero at first.
struct SideLabel: BitwiseCopyable {
  var distance = 0.0
  var query: UInt32 = 0
  var arc: Graph.Arc = 0
}

/// How a vertex is best reached from the source, and how it best reaches the target.
struct MeetingLabel: BitwiseCopyable {
  var ahead = SideLabel()
  var back = SideLabel()
}
