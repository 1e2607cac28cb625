/// A path problem in the plainest form, with an oracle that enumerates every loopless path and tests each as a
/// whole. It shares no code with the library: no rows, no roles, no pruning by constraints.
struct PathProblem: CustomStringConvertible {
  struct Arc { var source, target: Int, weight: Double }

  /// A found path, with what it is ordered by.
  struct Found: Equatable { var weight: Double, vertices, arcs: [Int] }

  var vertexCount: Int
  var arcs: [Arc]
  var sources: Set<Int> = []
  var targets: Set<Int> = []
  var avoidedVertices: Set<Int> = []
  var avoidedArcs: Set<Int> = []
  var terminalVertices: Set<Int> = []
  var terminalArcs: Set<Int> = []
  var via: [Int] = []
  var maximumHops: Int?
  var maximumWeight: Double?
  var sourcesAreInitial = true
  var targetsAreTerminal = true

  var description: String {
    let list = arcs.map { "(\($0.source), \($0.target), \($0.weight))" }.joined(separator: " ")
    return """
      n \(vertexCount) arcs \(list) from \(sources.sorted()) to \(targets.sorted()) \
      avoid \(avoidedVertices.sorted()) / \(avoidedArcs.sorted()) \
      terminal \(terminalVertices.sorted()) / \(terminalArcs.sorted()) via \(via) \
      hops \(maximumHops as Int?) weight \(maximumWeight as Double?) \(sourcesAreInitial) \(targetsAreTerminal)
      """
  }

  /// All answers in order.
  func enumerate() -> [Found] {
    var found: [Found] = []
    for start in sources.sorted() { extend([start], [], &found) }
    return found.sorted(by: comesBefore)
  }

  private func extend(_ vertices: [Int], _ path: [Int], _ found: inout [Found]) {
    if isAnswer(vertices, path) {
      found.append(Found(weight: weight(of: path), vertices: vertices, arcs: path))
    }
    for (index, arc) in arcs.enumerated() where arc.source == vertices.last && !vertices.contains(arc.target)
    {
      extend(vertices + [arc.target], path + [index], &found)
    }
  }

  private func weight(of path: [Int]) -> Double { path.reduce(0) { $0 + arcs[$1].weight } }

  private func isAnswer(_ vertices: [Int], _ path: [Int]) -> Bool {
    guard let start = vertices.first, let end = vertices.last, !path.isEmpty else { return false }
    let inner = Set(vertices.dropFirst().dropLast())
    let places = via.map { vertices.firstIndex(of: $0) }
    return sources.contains(start) && targets.contains(end)
      && avoidedVertices.isDisjoint(with: vertices) && avoidedArcs.isDisjoint(with: path)
      && terminalVertices.isDisjoint(with: inner) && terminalArcs.isDisjoint(with: path.dropLast())
      && (!sourcesAreInitial || sources.isDisjoint(with: inner))
      && (!targetsAreTerminal || targets.isDisjoint(with: inner))
      && !places.contains(nil) && zip(places, places.dropFirst()).allSatisfy { ($0 ?? 0) < ($1 ?? 0) }
      && path.count <= maximumHops ?? .max && weight(of: path) <= maximumWeight ?? .infinity
  }

  private func comesBefore(_ first: Found, _ second: Found) -> Bool {
    if first.weight != second.weight { return first.weight < second.weight }
    if first.arcs.count != second.arcs.count { return first.arcs.count < second.arcs.count }
    for (one, other) in zip(first.vertices + first.arcs, second.vertices + second.arcs) where one != other {
      return one < other
    }
    return false
  }
}
