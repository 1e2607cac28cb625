import GraphKernel
import Testing

@Suite struct PathGuideTests {
  /// One guide serves many queries to its targets, from any source and with anything taken out.
  @Test func pathsAreTheSameWithAGuide() throws {
    var generator = SeededGenerator(seed: 2007)
    for _ in 0..<60 {
      var problem = PathProblem(random: &generator, with: [.manyTargets, .terminalVertices])
      let graph = try problem.graph()
      let weights = try graph.weights(problem.weights)
      let guide = try PathGuide(
        to: problem.targets.map(UInt32.init), in: graph, weights: weights, constraints: problem.constraints)
      let targets = problem.targets
      for _ in 0..<8 {
        problem.sources = [Int.random(in: 0..<problem.vertexCount, using: &generator)]
        problem.avoidedVertices = [Int.random(in: 0..<problem.vertexCount, using: &generator)]
        problem.avoidedArcs = [Int.random(in: 0..<problem.arcs.count, using: &generator)]
        problem.targets = generator.chance(oneIn: 2) ? targets : Set(targets.sorted().prefix(1))
        let search = try LooplessPaths(problem.query, in: graph, weights: weights)
        let found = search.shortest(1000, guide: guide).paths
        #expect(found.map(PathProblem.Found.init) == problem.enumerate(), "\(problem)")
      }
    }
  }

  @Test func aGuideThatForbidsMoreHasNoEffect() throws {
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2), (0, 2)])
    let weights = try graph.weights([1, 1, 5])
    let guide = try PathGuide(
      to: [2], in: graph, weights: weights,
      constraints: PathConstraints(avoidedVertices: [false, true, false]))
    let search = try LooplessPaths(PathQuery(from: [0], to: [2]), in: graph, weights: weights)
    #expect(search.shortest(2, guide: guide).paths.map(\.weight) == [2, 5])
    // Another target, other weights: no effect either.
    let others = try graph.weights([9, 9, 1])
    #expect(
      try LooplessPaths(PathQuery(from: [0], to: [2]), in: graph, weights: others)
        .shortest(1, guide: guide).paths.map(\.weight) == [1])
    #expect(
      try LooplessPaths(PathQuery(from: [0], to: [1]), in: graph, weights: weights)
        .shortest(1, guide: guide).paths.map(\.weight) == [1])
  }

  @Test func aSecondSearchAtTheSameTimeGoesWithout() throws {
    let graph = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 3), (0, 2), (2, 3)])
    let weights = try graph.weights([1, 5, 2, 2])
    let guide = try PathGuide(to: [3], in: graph, weights: weights)
    let search = try LooplessPaths(PathQuery(from: [0], to: [3]), in: graph, weights: weights)
    var first = search.makeIterator(guide: guide)
    var second = search.makeIterator(guide: guide)
    #expect(first.next()?.weight == 4)
    #expect(second.next()?.weight == 4)
    #expect(first.next()?.weight == 6)
    #expect(second.next()?.weight == 6)
  }

  @Test func aNumberOfPathsBelowOneGivesNone() throws {
    let graph = try Graph(vertexCount: 2, arcs: [(0, 1)])
    let search = try LooplessPaths(PathQuery(from: [0], to: [1]), in: graph, weights: graph.unitWeights)
    #expect(search.shortest(0).paths.isEmpty)
    #expect(search.shortest(-1).paths.isEmpty)
    #expect(!search.shortest(0).isComplete)
  }
}
