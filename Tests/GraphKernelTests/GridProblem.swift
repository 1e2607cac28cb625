import GraphKernel

/// An undirected grid with random weights, on which a search has more to do than on the small random
/// problems.
struct GridProblem {
  let graph: Graph
  let weights: ArcWeights
  let resource: ArcWeights
  let query: PathQuery

  init(side: Int, _ generator: inout SeededGenerator) throws {
    var arcs: [(source: UInt32, target: UInt32)] = []
    for vertex in 0..<side * side {
      if vertex % side + 1 < side { arcs.append((UInt32(vertex), UInt32(vertex + 1))) }
      if vertex / side + 1 < side { arcs.append((UInt32(vertex), UInt32(vertex + side))) }
    }
    func column() -> [Double] { arcs.map { _ in Double(Int.random(in: 1...9, using: &generator)) / 4 } }
    graph = try Graph(vertexCount: side * side, arcs: arcs, isDirected: false)
    weights = try graph.weights(column())
    resource = try graph.weights(column())
    query = PathQuery(from: [0], to: [UInt32(side * side - 1)])
  }
}
