/// A question of reach, checked and compiled: may any source reach any target, where each arc works with a
/// probability of its own and each vertex too.
struct ReachNetwork: Sendable {
  /// The ways along an arc that can lie on a path from a source to a target.
  struct Ways: OptionSet, Sendable {
    let rawValue: UInt8
    /// From the arc's source to its target.
    static let onward = Ways(rawValue: 1)
    /// From the target of an edge to its source.
    static let back = Ways(rawValue: 2)
  }

  let graph: Graph
  /// The vertices at which a path may start, in ascending order, each once.
  let sources: [Graph.Vertex]
  /// The vertices at which a path may end, in ascending order, each once.
  let targets: [Graph.Vertex]
  /// By arc.
  let ways: Column<Ways>
  /// By arc.
  var arcProbabilities: [Double]
  /// By vertex; empty if no vertex fails.
  var vertexProbabilities: [Double]

  @inline(__always)
  func probability(of vertex: Graph.Vertex) -> Double {
    vertexProbabilities.isEmpty ? 1 : vertexProbabilities[Int(vertex)]
  }

  /// Whether an arc may be walked from `vertex`, one of its ends, to the other.
  @inline(__always)
  func allows(_ arc: Graph.Arc, from vertex: Graph.Vertex) -> Bool {
    // The two ways along a self-loop are alike, and lead nowhere.
    ways[arc].contains(graph.sources[arc] == vertex ? .onward : .back)
  }
}

extension ReachNetwork {
  /// Checks a question and works out which ways along the arcs matter.
  ///
  /// Constraints are on paths, but for reach each becomes a property of a single step. A vertex one may not pass
  /// through is left only if it is a source, where a path may start again, and entered only if it is a target.
  init(
    graph: Graph, sources: [Graph.Vertex], targets: [Graph.Vertex], probabilities: [Double],
    vertexProbabilities: [Double]?, constraints: PathConstraints
  ) throws(MeasureError) {
    try graph.check(sources)
    try graph.check(targets)
    try Self.checkIsNotEmpty(sources, name: "the number of sources")
    try Self.checkIsNotEmpty(targets, name: "the number of targets")
    try Self.checkProbabilities(probabilities, name: "probabilities", count: graph.arcCount)
    if let vertexProbabilities {
      try Self.checkProbabilities(vertexProbabilities, name: "vertexProbabilities", count: graph.vertexCount)
    }
    try Self.check(constraints, in: graph)

    let avoided = constraints.avoidedVertices ?? Array(repeating: false, count: graph.vertexCount)
    let terminal = constraints.terminalVertices ?? Array(repeating: false, count: graph.vertexCount)
    var isSource = [Bool](repeating: false, count: graph.vertexCount)
    for source in sources { isSource[Int(source)] = !avoided[Int(source)] }
    var isTarget = [Bool](repeating: false, count: graph.vertexCount)
    for target in targets { isTarget[Int(target)] = !avoided[Int(target)] }

    func allows(from tail: Int, to head: Int, isLast: Bool) -> Bool {
      tail != head && !avoided[tail] && !avoided[head] && (isSource[tail] || !terminal[tail])
        && (isTarget[head] || !terminal[head] && !isLast)
    }
    var ways = Buffer<Ways>(repeating: [], count: graph.arcCount)
    for arc in 0..<graph.arcCount where constraints.avoidedArcs?[arc] != true {
      let (tail, head) = (Int(graph.sources[arc]), Int(graph.targets[arc]))
      let isLast = constraints.terminalArcs?[arc] == true
      if allows(from: tail, to: head, isLast: isLast) { ways[arc].insert(.onward) }
      if !graph.isDirected, allows(from: head, to: tail, isLast: isLast) { ways[arc].insert(.back) }
    }
    self.init(
      graph: graph, sources: graph.vertices.filter { isSource[Int($0)] },
      targets: graph.vertices.filter { isTarget[Int($0)] }, ways: Column(ways),
      arcProbabilities: probabilities, vertexProbabilities: vertexProbabilities ?? [])
  }

  static func checkIsNotEmpty(_ vertices: [Graph.Vertex], name: String) throws(MeasureError) {
    guard !vertices.isEmpty else {
      throw .invalidParameter(name: name, value: 0, allowed: "at least one vertex")
    }
  }

  /// Checks a column of probabilities.
  static func checkProbabilities(
    _ values: [Double], name: String, count: Int
  ) throws(MeasureError) {
    guard values.count == count else {
      throw .columnCount(column: name, expected: count, actual: values.count)
    }
    for (index, value) in values.enumerated() where !(0...1 ~= value) {
      throw .invalidParameter(name: "\(name)[\(index)]", value: value, allowed: "a number from 0 to 1")
    }
  }

  private static func check(_ constraints: PathConstraints, in graph: Graph) throws(MeasureError) {
    let masks = [
      ("avoidedVertices", constraints.avoidedVertices, graph.vertexCount),
      ("terminalVertices", constraints.terminalVertices, graph.vertexCount),
      ("avoidedArcs", constraints.avoidedArcs, graph.arcCount),
      ("terminalArcs", constraints.terminalArcs, graph.arcCount),
    ]
    for (name, mask, count) in masks {
      if let mask, mask.count != count {
        throw .columnCount(column: name, expected: count, actual: mask.count)
      }
    }
  }
}
