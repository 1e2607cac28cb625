/// Why a search could not begin.
public enum PathQueryError: Error, Equatable, Sendable {
  /// The parts of a query that name vertices.
  public enum VertexList: String, Sendable {
    case sources, targets, via
  }

  /// The parts of a query that are masks.
  public enum Mask: String, Sendable {
    case avoidedVertices, avoidedArcs, terminalVertices, terminalArcs
  }

  /// A list names a vertex that is not in `0..<vertexCount`.
  case vertexOutOfRange(Graph.Vertex, in: VertexList, vertexCount: Int)
  /// A mask does not have one element a vertex, or one an arc.
  case maskCount(Mask, expected: Int, actual: Int)
  /// The weights are not one an arc.
  case weightCount(expected: Int, actual: Int)
  /// The weight of an arc is negative, infinite or not a number.
  case invalidWeight(Double, arc: Graph.Arc)
  /// The probability of an arc does not lie in (0, 1].
  case invalidProbability(Double, arc: Graph.Arc)
  /// The weights were made for another graph, or for this one turned round.
  case weightsOfAnotherGraph
  /// A waypoint stands twice in `via`, where no loopless path could pass it twice.
  case repeatedWaypoint(Graph.Vertex)
  /// The largest number of hops is negative.
  case invalidMaximumHops(Int)
  /// The largest weight is negative or not a number.
  case invalidMaximumWeight(Double)
  /// The search would need more than `limit` states: one for each vertex in each layer, with a layer for
  /// each number of waypoints passed and each number of hops made.
  case tooManyStates(vertexCount: Int, layerCount: Int, limit: Int)
}

extension PathQueryError: CustomStringConvertible {
  /// What is wrong, where, and what would put it right.
  public var description: String {
    switch self {
    case .vertexOutOfRange(let vertex, let list, let vertexCount):
      "\(list) names vertex \(vertex), but there are \(vertexCount): use 0 to \(vertexCount - 1)"
    case .maskCount(let mask, let expected, let actual):
      "the mask \(mask) has \(actual) elements: give \(expected), or nil for none"
    case .weightCount(let expected, let actual):
      "\(actual) weights for \(expected) arcs: give one an arc"
    case .invalidWeight(let weight, let arc):
      "arc \(arc) has weight \(weight): weights must be finite and not negative"
    case .invalidProbability(let probability, let arc):
      "arc \(arc) has probability \(probability): give one above 0 and at most 1, or avoid the arc"
    case .weightsOfAnotherGraph:
      "the weights were laid out for another graph: make them with weights(_:) of this one"
    case .repeatedWaypoint(let vertex):
      "vertex \(vertex) stands twice in via: a loopless path passes it once, name it once"
    case .invalidMaximumHops(let hops):
      "at most \(hops) hops: give 0 or more, or nil for any number"
    case .invalidMaximumWeight(let weight):
      "a weight of at most \(weight): give 0 or more, or nil for any weight"
    case .tooManyStates(let vertexCount, let layerCount, let limit):
      "\(vertexCount) vertices in \(layerCount) layers are more than \(limit) states: "
        + "lower the largest number of hops or name fewer waypoints"
    }
  }
}
