/// The checked ends of a flow.
struct FlowTerminals {
  let sources: [Graph.Vertex]
  let targets: [Graph.Vertex]

  /// - Throws: `MeasureError.indexOutOfRange`; `.invalidParameter` for a target that is a source;
  ///   `.tooLarge` for more nodes than a flow network may have.
  init(_ sources: [Graph.Vertex], _ targets: [Graph.Vertex], in graph: Graph) throws(MeasureError) {
    try graph.check(sources)
    try graph.check(targets)
    let starts = Set(sources)
    if let common = targets.first(where: starts.contains) {
      throw .invalidParameter(name: "target", value: Double(common), allowed: "a vertex that is no source")
    }
    // Labels are 32 bits, with one for a mark, and a vertex may be two nodes.
    let limit = Int(Int32.max) / 4
    guard graph.vertexCount < limit else { throw .tooLarge("number of vertices", limit: limit) }
    (self.sources, self.targets) = (sources, targets)
  }
}
