import GraphKernel

extension PathProblem {
  var weights: [Double] { arcs.map(\.weight) }

  func graph() throws -> Graph {
    try Graph(
      vertexCount: vertexCount, arcs: arcs.map { (source: UInt32($0.source), target: UInt32($0.target)) })
  }

  var constraints: PathConstraints {
    PathConstraints(
      avoidedVertices: mask(avoidedVertices, vertexCount), avoidedArcs: mask(avoidedArcs, arcs.count),
      terminalVertices: mask(terminalVertices, vertexCount), terminalArcs: mask(terminalArcs, arcs.count))
  }

  var query: PathQuery {
    var query = PathQuery(
      from: sources.sorted().map(UInt32.init), to: targets.sorted().map(UInt32.init),
      constraints: constraints, via: via.map(UInt32.init), maximumHops: maximumHops,
      maximumWeight: maximumWeight)
    query.sourcesAreInitial = sourcesAreInitial
    query.targetsAreTerminal = targetsAreTerminal
    return query
  }

  func looplessPaths() throws -> LooplessPaths {
    try LooplessPaths(query, in: graph(), weights: weights)
  }

  private func mask(_ members: Set<Int>, _ count: Int) -> [Bool]? {
    members.isEmpty ? nil : (0..<count).map(members.contains)
  }
}

extension PathProblem.Found {
  init(_ path: Path) {
    self.init(weight: path.weight, vertices: path.vertices.map(Int.init), arcs: path.arcs.map(Int.init))
  }
}
