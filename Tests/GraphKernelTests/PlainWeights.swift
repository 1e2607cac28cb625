@testable import GraphKernel

// Searches with weights as plain arrays, checked and laid out on the way.

extension LooplessPaths {
  init(_ query: PathQuery, in graph: Graph, weights: [Double], workLimit: Int? = nil) throws(PathQueryError) {
    try self.init(query, in: graph, weights: graph.weights(weights), workLimit: workLimit)
  }
}

extension Graph {
  func distances(
    from sources: [Vertex], weights: [Double], constraints: PathConstraints = PathConstraints()
  ) throws(PathQueryError) -> [Double] {
    try distances(from: sources, weights: self.weights(weights), constraints: constraints)
  }

  func distances(
    to targets: [Vertex], weights: [Double], constraints: PathConstraints = PathConstraints()
  ) throws(PathQueryError) -> [Double] {
    try distances(to: targets, weights: self.weights(weights), constraints: constraints)
  }
}
