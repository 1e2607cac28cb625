import Atlas
import GraphKernel

/// The part of a view that routes can use, with all starts drawn together into one vertex and all targets into
/// another.
///
/// Constraints are worked in: every path from `source` to `target` is a route that the query allows, and every such
/// route is a path here. Hubs that are no ends, avoided entities, ties left out and all that lies on no way from a
/// start to a target are gone. No arc enters the source and none leaves the target, so drawing ends together adds no
/// path. Entities keep the order of their ids.
struct RouteSpace {
  /// The starts.
  static let source: Graph.Vertex = 0
  /// The targets.
  static let target: Graph.Vertex = 1

  let graph: Graph
  /// The index of the entity that each vertex stands for, from vertex 2 on.
  private let entities: [Int]
  /// The way that each arc stands for, by its index in the view.
  let ways: [Int]

  /// The entity of a vertex; nil for the ends.
  func entity(of vertex: Graph.Vertex) -> Int? { vertex < 2 ? nil : entities[Int(vertex) - 2] }
  /// The vertices that are no ends, in the order of ids.
  var bodies: Range<Graph.Vertex> { 2..<Graph.Vertex(truncatingIfNeeded: graph.vertexCount) }

  /// Works the constraints in. - Complexity: O(entities + ties)
  static func compiled(_ view: InfluenceView, _ constraints: RouteConstraints) throws(RouteQueryError)
    -> RouteSpace
  {
    do {
      return try RouteSpace(view, constraints)
    } catch {
      throw .refused("\(error)")
    }
  }

  private init(_ view: InfluenceView, _ constraints: RouteConstraints) throws {
    let allowed = try Self.allowed(view, constraints)
    let onward = try allowed.graph.reachable(from: [Self.source])
    let back = try allowed.graph.reachable(to: [Self.target])
    try self.init(allowed, entities: Array(view.atlas.entities.indices)) { tail, head in
      onward[tail] && back[tail] && onward[head] && back[head]
    }
  }

  /// The arcs that are kept and the vertices they touch, in the same order.
  private init(
    _ whole: (graph: Graph, ways: [Int]), entities: [Int], keeping isKept: (Int, Int) -> Bool
  ) throws {
    let arcs = whole.ways.indices.filter { arc in
      let (tail, head) = (whole.graph.source(of: UInt32(arc)), whole.graph.target(of: UInt32(arc)))
      return isKept(Int(tail), Int(head))
    }
    var isTouched = [Bool](repeating: false, count: whole.graph.vertexCount)
    for arc in arcs {
      isTouched[Int(whole.graph.source(of: UInt32(arc)))] = true
      isTouched[Int(whole.graph.target(of: UInt32(arc)))] = true
    }
    var number = [Graph.Vertex](repeating: 0, count: isTouched.count)
    number[1] = Self.target
    var kept: [Int] = []
    for vertex in isTouched.indices.dropFirst(2) where isTouched[vertex] {
      number[vertex] = Graph.Vertex(kept.count + 2)
      kept.append(entities[vertex - 2])
    }
    graph = try Graph(
      vertexCount: kept.count + 2,
      arcs: arcs.map { arc in
        (
          number[Int(whole.graph.source(of: UInt32(arc)))], number[Int(whole.graph.target(of: UInt32(arc)))]
        )
      })
    self.entities = kept
    ways = arcs.map { whole.ways[$0] }
  }

  /// The part in which some path from the source to the target is no heavier than a bound. - Complexity: O(m + n log n)
  func narrowed(to bound: Double, weights: [Double]) throws -> RouteSpace {
    let laidOut = try graph.weights(weights)
    let onward = try graph.distances(from: [Self.source], weights: laidOut)
    let back = try graph.distances(to: [Self.target], weights: laidOut)
    // The lightest of parallel arcs decides for all of them.
    var lightest: [UInt64: Double] = [:]
    for arc in weights.indices {
      let key = UInt64(graph.source(of: UInt32(arc))) << 32 | UInt64(graph.target(of: UInt32(arc)))
      lightest[key] = min(lightest[key] ?? .infinity, weights[arc])
    }
    return try RouteSpace((graph, ways), entities: entities) { tail, head in
      let weight = lightest[UInt64(tail) << 32 | UInt64(head)] ?? .infinity
      return onward[tail] + weight + back[head] <= bound
    }
  }

  /// The vertex of an entity that is no end; nil if it is on no way. - Complexity: O(log n)
  func vertex(of entity: Int) -> Graph.Vertex? {
    var range = entities.indices
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if entities[middle] == entity { return Graph.Vertex(middle + 2) }
      range = entities[middle] < entity ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }

  /// The ways that the query allows between all entities, ends drawn together; entity i is vertex i + 2.
  private static func allowed(_ view: InfluenceView, _ constraints: RouteConstraints) throws -> (
    graph: Graph, ways: [Int]
  ) {
    let masks = constraints.masks(over: view)
    let isAvoided = masks.avoidedVertices ?? []
    let endsThere = masks.terminalVertices ?? []
    let isLeftOut = masks.avoidedArcs ?? []
    let isLast = masks.terminalArcs ?? []
    var vertices = view.atlas.entities.indices.map { Graph.Vertex($0 + 2) }
    for start in constraints.sources { vertices[start] = source }
    for target in constraints.targets { vertices[target] = Self.target }
    var arcs: [(source: Graph.Vertex, target: Graph.Vertex)] = []
    var ways: [Int] = []
    for way in view.ways.indices where !isLeftOut[way] {
      let (from, to) = (
        Int(view.graph.source(of: UInt32(way))), Int(view.graph.target(of: UInt32(way)))
      )
      let (tail, head) = (vertices[from], vertices[to])
      guard !isAvoided[from], !isAvoided[to], tail != Self.target, head != source, from != to,
        !endsThere[from], !isLast[way] || head == Self.target
      else { continue }
      arcs.append((tail, head))
      ways.append(way)
    }
    return (try Graph(vertexCount: vertices.count + 2, arcs: arcs), ways)
  }
}
