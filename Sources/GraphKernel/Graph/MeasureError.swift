/// Why a measure cannot be computed.
public enum MeasureError: Error, Hashable, Sendable {
  /// A vertex, member or group is named that is not in `0..<count`.
  case indexOutOfRange(UInt32, count: Int)
  /// A column, named `column`, has the wrong length.
  case columnCount(column: String, expected: Int, actual: Int)
  /// A cell of a two-mode network is said to be prohibited and is a membership, or required and is none.
  case cellContradictsNetwork(member: UInt32, group: UInt32)
  /// A parameter lies outside what is allowed, said in words.
  case invalidParameter(name: String, value: Double, allowed: String)
  /// The weights were made for another graph, or for this one turned round.
  case weightsOfAnotherGraph
  /// The measure is defined for undirected graphs only.
  case needsUndirectedGraph
  /// The measure is defined for directed graphs only.
  case needsDirectedGraph
  /// An iteration did not settle: after `iterations` steps the last change was `change`.
  case notConverged(iterations: Int, change: Double)
  /// The system of equations has no single solution.
  case singular
  /// An exact answer would take more than `limit` steps, states or sets, said in words.
  case tooLarge(String, limit: Int)
}

extension MeasureError: CustomStringConvertible {
  /// What is wrong, where, and what would put it right.
  public var description: String {
    switch self {
    case .indexOutOfRange(let index, let count):
      count == 0 ? "index \(index) names nothing: there are none" : "index \(index): use 0 to \(count - 1)"
    case .columnCount(let column, let expected, let actual):
      "\(column) has \(actual) elements: give \(expected)"
    case .cellContradictsNetwork(let member, let group):
      "member \(member) in group \(group): prohibit only what is no membership, require only what is one"
    case .invalidParameter(let name, let value, let allowed):
      "\(name) is \(value): give \(allowed)"
    case .weightsOfAnotherGraph:
      "the weights were laid out for another graph: make them with weights(_:) of this one"
    case .needsUndirectedGraph:
      "the graph is directed: build it with isDirected: false"
    case .needsDirectedGraph:
      "the graph is undirected: build it with isDirected: true"
    case .notConverged(let iterations, let change):
      "not settled after \(iterations) iterations, the last change was \(change): "
        + "allow more iterations or a larger tolerance"
    case .singular:
      "the equations have no single solution: choose a smaller parameter"
    case .tooLarge(let what, let limit):
      "\(what) is more than \(limit): take a smaller graph or the method by sampling"
    }
  }
}

extension Graph {
  /// Checks that vertices lie in the graph.
  func check(_ vertices: some Sequence<Vertex>) throws(MeasureError) {
    for vertex in vertices where vertex >= vertexCount {
      throw .indexOutOfRange(vertex, count: vertexCount)
    }
  }

  /// Checks that weights, if any, were made for this graph.
  func checkOwn(_ weights: ArcWeights?) throws(MeasureError) {
    guard weights?.layout.isIdentical(to: forward.arcs) != false else { throw .weightsOfAnotherGraph }
  }
}
