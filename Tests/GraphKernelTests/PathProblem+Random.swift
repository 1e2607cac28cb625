/// The kinds of constraint that random problems mix.
enum Ingredient: CaseIterable {
  case avoidedVertices, avoidedArcs, terminalVertices, terminalArcs, oneWaypoint, twoWaypoints
  case maximumHops, maximumWeight, manySources, manyTargets, passableSources, passableTargets
}

extension PathProblem {
  /// A random small multigraph with parallel arcs, self-loops, zero weights and many ties.
  init(random generator: inout SeededGenerator, with ingredients: Set<Ingredient>) {
    let vertexCount = Int.random(in: 2...8, using: &generator)
    // Dense enough for many paths; at most 32 arcs, so that they can be enumerated.
    let arcCount = Int.random(in: vertexCount...min(vertexCount * 6, 32), using: &generator)
    let heaviest = [0, 1, 3, 40].randomElement(using: &generator) ?? 1
    self.init(vertexCount: vertexCount, arcs: [])
    for _ in 0..<arcCount {
      let weight = Double(Int.random(in: 0...heaviest, using: &generator)) / 8
      arcs.append(
        Arc(
          source: Int.random(in: 0..<vertexCount, using: &generator),
          target: Int.random(in: 0..<vertexCount, using: &generator), weight: weight))
    }
    sources = pick(ingredients.contains(.manySources) ? 3 : 1, below: vertexCount, &generator)
    targets = pick(ingredients.contains(.manyTargets) ? 3 : 1, below: vertexCount, &generator)
    if ingredients.contains(.avoidedVertices) { avoidedVertices = pick(1, below: vertexCount, &generator) }
    if ingredients.contains(.avoidedArcs) { avoidedArcs = pick(3, below: arcCount, &generator) }
    if ingredients.contains(.terminalVertices) { terminalVertices = pick(2, below: vertexCount, &generator) }
    if ingredients.contains(.terminalArcs) { terminalArcs = pick(4, below: arcCount, &generator) }
    if ingredients.contains(.oneWaypoint) || ingredients.contains(.twoWaypoints) {
      let count = ingredients.contains(.twoWaypoints) ? 2 : 1
      via = Array((0..<vertexCount).shuffled(using: &generator).prefix(count))
    }
    if ingredients.contains(.maximumHops) { maximumHops = Int.random(in: 0...5, using: &generator) }
    if ingredients.contains(.maximumWeight) {
      maximumWeight = Double(Int.random(in: 0...(heaviest * 3), using: &generator)) / 8
    }
    sourcesAreInitial = !ingredients.contains(.passableSources)
    targetsAreTerminal = !ingredients.contains(.passableTargets)
  }

  private func pick(_ count: Int, below bound: Int, _ generator: inout SeededGenerator) -> Set<Int> {
    guard bound > 0 else { return [] }
    return Set((0..<count).map { _ in Int.random(in: 0..<bound, using: &generator) })
  }
}
