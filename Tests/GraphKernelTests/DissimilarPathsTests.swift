import GraphKernel
import Testing

/// The greedy definition carried out over plain enumeration of every loopless path.
@Suite struct DissimilarPathsTests {
  private func solve(
    _ problem: PathProblem, _ count: Int, share: Double, overlap: PathOverlap, workLimit: Int? = nil
  ) throws -> DissimilarPaths {
    let graph = try problem.graph()
    return try graph.dissimilarPaths(
      problem.query, weights: graph.weights(problem.weights), count: count, share: share, overlap: overlap,
      workLimit: workLimit)
  }

  /// The part of the shorter of two paths that both share.
  private func part(
    _ first: PathProblem.Found, _ second: PathProblem.Found, _ overlap: PathOverlap, _ weights: [Double]
  ) -> Double {
    let common = Set(first.arcs).intersection(second.arcs).sorted()
    let (inner, otherInner) = (first.vertices.dropFirst().dropLast(), second.vertices.dropFirst().dropLast())
    let (shared, length): (Double, Double) =
      switch overlap {
      case .weight: (common.map { weights[$0] }.reduce(0, +), min(first.weight, second.weight))
      case .arcs: (Double(common.count), Double(min(first.arcs.count, second.arcs.count)))
      case .innerVertices:
        (Double(Set(inner).intersection(otherInner).count), Double(min(inner.count, otherInner.count)))
      }
    return length == 0 ? 0 : shared / length
  }

  /// All that the definition accepts, in order.
  private func accepted(_ problem: PathProblem, share: Double, overlap: PathOverlap) -> [PathProblem.Found] {
    problem.enumerate().reduce(into: []) { accepted, candidate in
      if accepted.allSatisfy({ part($0, candidate, overlap, problem.weights) <= share }) {
        accepted.append(candidate)
      }
    }
  }

  private func compare(_ problem: PathProblem, share: Double, overlap: PathOverlap) throws {
    let expected = accepted(problem, share: share, overlap: overlap)
    for count in [0, 3, 10_000] {
      let result = try solve(problem, count, share: share, overlap: overlap)
      #expect(
        result.paths.map(PathProblem.Found.init) == Array(expected.prefix(count)),
        "\(problem) \(share) \(overlap)")
      #expect(result.isComplete == (count > expected.count))
      #expect(!result.isStopped)
    }
  }

  static let overlaps: [PathOverlap] = [.weight, .arcs, .innerVertices]

  @Test(arguments: overlaps) func theGreedyChoiceUnderRandomMixes(_ overlap: PathOverlap) throws {
    var generator = SeededGenerator(seed: 2015)
    for _ in 0..<200 {
      let mix = Set(Ingredient.allCases.filter { _ in generator.chance(oneIn: 4) })
      let shares: [Double] = [0, 0.25, 1.0 / 3, 0.5, 0.75]
      let share = shares.randomElement(using: &generator) ?? 0
      try compare(PathProblem(random: &generator, with: mix), share: share, overlap: overlap)
    }
  }

  @Test(arguments: overlaps) func theGreedyChoiceOfEveryIngredient(_ overlap: PathOverlap) throws {
    var generator = SeededGenerator(seed: 2016)
    for ingredient in Ingredient.allCases {
      for _ in 0..<20 {
        let shares: [Double] = [0.2, 0.4, 0.6]
        let share = shares.randomElement(using: &generator) ?? 0
        try compare(PathProblem(random: &generator, with: [ingredient]), share: share, overlap: overlap)
      }
    }
  }

  /// The random problems would prove little if all paths were accepted, or only the first.
  @Test(arguments: overlaps) func someButNotAllPathsAreOftenAccepted(_ overlap: PathOverlap) {
    var generator = SeededGenerator(seed: 2015)
    let counts = (0..<300).map { _ in
      let problem = PathProblem(random: &generator, with: [])
      return (accepted(problem, share: 0.34, overlap: overlap).count, problem.enumerate().count)
    }
    #expect(counts.count { $0.0 > 1 && $0.0 < $0.1 } > 50)
  }

  @Test func aShareOfOneAllowsEveryPath() throws {
    var generator = SeededGenerator(seed: 2017)
    for _ in 0..<150 {
      let problem = PathProblem(random: &generator, with: [.manyTargets])
      let expected = Array(try problem.looplessPaths().prefix(20))
      for overlap in Self.overlaps {
        #expect(try solve(problem, 20, share: 1, overlap: overlap).paths == expected)
      }
    }
  }

  /// On grids bounds come into play.
  @Test(arguments: overlaps) func theGreedyChoiceOnGrids(_ overlap: PathOverlap) throws {
    var generator = SeededGenerator(seed: 2019)
    for round in 0..<4 {
      let grid = try GridProblem(side: 5, &generator)
      let weights = (0..<grid.graph.arcCount).map { grid.weights[UInt32($0)] }
      let share = 0.3 + Double(round % 4) / 10
      let expected = try LooplessPaths(grid.query, in: grid.graph, weights: grid.weights).shortest(200).paths
        .map(PathProblem.Found.init)
        .reduce(into: [PathProblem.Found]()) { accepted, candidate in
          if accepted.allSatisfy({ part($0, candidate, overlap, weights) <= share }) {
            accepted.append(candidate)
          }
        }
      let result = try grid.graph.dissimilarPaths(
        grid.query, weights: grid.weights, count: min(expected.count, 4), share: share, overlap: overlap)
      #expect(result.paths.map(PathProblem.Found.init) == Array(expected.prefix(4)))
      #expect(result.paths.count > 1)
    }
  }

  @Test func aShareIsComparedAsAQuotient() throws {
    // 29 of 100 arcs shared: 0.29 * 100 is less than 29 in binary.
    typealias Ends = (source: UInt32, target: UInt32)
    let shared = (0..<29).map { vertex -> Ends in (vertex, vertex + 1) }
    let upper = (29..<100).map { vertex -> Ends in (vertex, vertex + 1) }
    let lower = [(29, 101)] + (101..<170).map { vertex -> Ends in (vertex, vertex + 1) } + [(170, 100)]
    let graph = try Graph(vertexCount: 171, arcs: shared + upper + lower)
    for (share, count) in [(0.29, 2), (0.2899, 1)] {
      for overlap in [PathOverlap.weight, .arcs] {
        let result = try graph.dissimilarPaths(
          PathQuery(from: [0], to: [100]), weights: graph.unitWeights, count: 5, share: share,
          overlap: overlap)
        #expect(result.paths.count == count)
      }
    }
  }

  @Test func aStoppedSearchListsTheFirstPaths() throws {
    var generator = SeededGenerator(seed: 2018)
    for _ in 0..<150 {
      let problem = PathProblem(random: &generator, with: [])
      let whole = try solve(problem, 3, share: 0.3, overlap: .arcs)
      for limit in [0, 1, 4, whole.settledCount] {
        let part = try solve(problem, 3, share: 0.3, overlap: .arcs, workLimit: limit)
        #expect(part.isStopped == (limit < whole.settledCount))
        #expect(Array(whole.paths.prefix(part.paths.count)) == part.paths)
        #expect(part.isStopped || part == whole)
      }
    }
  }

  @Test func whatCannotBeAskedIsRefused() throws {
    let graph = try Graph(vertexCount: 2, arcs: [(0, 1)])
    let query = PathQuery(from: [0], to: [1])
    let weights = try graph.weights([1])
    for share in [-0.1, 1.1, Double.nan, Double.infinity] {
      #expect(throws: MeasureError.self) {
        try graph.dissimilarPaths(query, weights: weights, count: 1, share: share)
      }
    }
    #expect(throws: MeasureError.self) {
      try graph.dissimilarPaths(query, weights: weights, count: -1, share: 0)
    }
    #expect(throws: MeasureError.self) {
      try graph.dissimilarPaths(query, weights: weights, count: 1, share: 0, workLimit: -1)
    }
    let other = try Graph(vertexCount: 2, arcs: [(0, 1)])
    #expect(throws: MeasureError.weightsOfAnotherGraph) {
      try other.dissimilarPaths(query, weights: weights, count: 1, share: 0)
    }
    #expect(throws: PathQueryError.vertexOutOfRange(7, in: .sources, vertexCount: 2)) {
      try graph.dissimilarPaths(PathQuery(from: [7], to: []), weights: weights, count: 1, share: 0)
    }
    let none = try graph.dissimilarPaths(
      PathQuery(from: [], to: [1]), weights: weights, count: 2, share: 0)
    #expect(none.paths.isEmpty && none.isComplete)
  }
}
