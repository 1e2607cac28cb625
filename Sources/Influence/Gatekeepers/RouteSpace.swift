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
    // Numbers the vertices that are left anew, in the same order.
    var number = [Graph.Vertex](repeating: 0, count: onward.count)
    var kept: [Int] = []
    number[1] = Self.target
    for vertex in 2..<max(2, onward.count) where onward[vertex] && back[vertex] {
      number[vertex] = Graph.Vertex(kept.count + 2)
      kept.append(vertex - 2)
    }
    var arcs: [(source: Graph.Vertex, target: Graph.Vertex)] = []
    var ways: [Int] = []
    for (arc, way) in allowed.ways.enumerated() {
      let (tail, head) = (
        Int(allowed.graph.source(of: UInt32(arc))), Int(allowed.graph.target(of: UInt32(arc)))
      )
      guard onward[tail], back[tail], onward[head], back[head] else { continue }
      arcs.append((number[tail], number[head]))
      ways.append(way)
    }
    graph = try Graph(vertexCount: kept.count + 2, arcs: arcs)
    entities = kept
    self.ways = ways
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
