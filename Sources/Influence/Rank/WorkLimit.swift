import GraphKernel

/// How much work a measure may take before it is estimated from a sample. The limits are steps, not seconds, so that the
/// answer is the same on every machine.
struct WorkLimit: Sendable, Hashable {
  /// Steps of betweenness: starts times entities and arcs. About a second.
  var betweennessSteps = 120_000_000
  /// Steps of reach: worlds times entities and arcs. About a second.
  var reachSteps = 100_000_000
  /// The most worlds of reach.
  var worlds = 10_000

  /// The most entities to which distances by hops are counted for closeness. All of them take 64 at a time.
  var hopPivots = Int.max

  /// The limits of one trial of many. A large graph is then estimated from few starts.
  static var ofTrial: WorkLimit {
    var work = WorkLimit()
    work.betweennessSteps = 12_000_000
    work.hopPivots = 512
    return work
  }

  /// From how many starts betweenness is counted.
  func pivotCount(_ graph: Graph, isWeighted: Bool) -> Int {
    // A step by a queue that is sorted by length costs several of one by a plain queue.
    let steps = (graph.vertexCount + graph.arcCount * (graph.isDirected ? 1 : 2)) * (isWeighted ? 6 : 1)
    let affordable = max(100, betweennessSteps / max(1, steps))
    return min(graph.vertexCount, affordable)
  }

  /// To how many others distances are counted for closeness.
  func closenessPivotCount(_ graph: Graph, isWeighted: Bool) -> Int {
    if !isWeighted { return min(graph.vertexCount, hopPivots) }
    let steps = graph.vertexCount + graph.arcCount * (graph.isDirected ? 1 : 2)
    return min(graph.vertexCount, max(100, betweennessSteps / max(1, steps)))
  }

  /// In how many worlds reach is counted: each entity in turn is the one that is reached.
  func setCount(_ graph: Graph) -> Int {
    let steps = graph.vertexCount + graph.arcCount * (graph.isDirected ? 1 : 2)
    let affordable = max(1000, min(worlds, reachSteps / max(1, steps)))
    let count = max(1, graph.vertexCount)
    // Whole rounds, so that each is the one reached equally often.
    return affordable > count ? affordable / count * count : affordable
  }
}
