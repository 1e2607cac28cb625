import GraphKernel
import Testing

/// The constrained search against plain enumeration of every loopless path.
@Suite struct ResourceConstrainedPathsTests {
  private struct Case {
    let problem: PathProblem
    let resource: [Double]
    let cap: Double

    init(random generator: inout SeededGenerator, with mix: Set<Ingredient>) {
      problem = PathProblem(random: &generator, with: mix)
      let heaviest = [0, 2, 20].randomElement(using: &generator) ?? 2
      resource = problem.arcs.map { _ in Double(Int.random(in: 0...heaviest, using: &generator)) / 8 }
      cap = Double(Int.random(in: 0...(heaviest * 3), using: &generator)) / 8
    }

    func used(_ found: PathProblem.Found) -> Double { found.arcs.reduce(0) { $0 + resource[$1] } }

    func solve(_ count: Int, workLimit: Int? = nil) throws -> ResourceConstrainedPaths {
      let graph = try problem.graph()
      return try graph.resourceConstrainedPaths(
        problem.query, weights: graph.weights(problem.weights), resource: graph.weights(resource), cap: cap,
        count: count, workLimit: workLimit)
    }
  }

  private func compare(_ instance: Case) throws {
    let expected = instance.problem.enumerate().filter { instance.used($0) <= instance.cap }
    for count in [0, 3, 1000] {
      let result = try instance.solve(count)
      let context = "\(instance.problem) \(instance.resource) \(instance.cap)"
      #expect(result.paths.map(PathProblem.Found.init) == Array(expected.prefix(count)), "\(context)")
      #expect(result.resources == expected.prefix(count).map(instance.used), "\(context)")
      #expect(result.isComplete == (count > expected.count))
      #expect(!result.isStopped)
    }
  }

  @Test(arguments: LooplessPathsEnumerationTests.mixes) func everyPathInOrder(_ mix: Set<Ingredient>) throws {
    var generator = SeededGenerator(seed: 1983)
    for _ in 0..<60 { try compare(Case(random: &generator, with: mix)) }
  }

  @Test func everyPathInOrderUnderRandomMixes() throws {
    var generator = SeededGenerator(seed: 1984)
    for _ in 0..<500 {
      let mix = Set(Ingredient.allCases.filter { _ in generator.chance(oneIn: 3) })
      try compare(Case(random: &generator, with: mix))
    }
  }

  /// The random problems would prove little if the cap kept all paths or none.
  @Test func theCapOftenKeepsSomePathsOnly() {
    var generator = SeededGenerator(seed: 1983)
    let counts = (0..<300).map { _ in
      let instance = Case(random: &generator, with: [.manyTargets])
      let answers = instance.problem.enumerate()
      return (answers.count, answers.count { instance.used($0) <= instance.cap })
    }
    #expect(counts.count { $0.0 > $0.1 && $0.1 > 1 } > 25)
  }

  @Test func theFirstPathIsTheFirstOfTheParetoSet() throws {
    var generator = SeededGenerator(seed: 1985)
    for _ in 0..<200 {
      let instance = Case(random: &generator, with: [.manyTargets])
      let graph = try instance.problem.graph()
      let set = try graph.paretoPaths(
        instance.problem.query,
        criteria: [graph.weights(instance.problem.weights), graph.weights(instance.resource)],
        caps: [nil, instance.cap])
      #expect(try instance.solve(1).paths.first?.weight == set.members.first?.path.weight)
    }
  }

  /// On grids bounds by penalties come into play.
  @Test func theFirstPathsOfGridsAreThoseOfAllInOrder() throws {
    var generator = SeededGenerator(seed: 1987)
    var long = 0
    for round in 0..<4 {
      let grid = try GridProblem(side: 6, &generator)
      func used(_ path: Path) -> Double { path.arcs.reduce(0) { $0 + grid.resource[$1] } }
      let all = try LooplessPaths(grid.query, in: grid.graph, weights: grid.weights).shortest(400).paths
      let cap = all.map(used).sorted()[all.count / 20 * (round + 1)]
      let expected = all.filter { used($0) <= cap }.prefix(10)
      let result = try grid.graph.resourceConstrainedPaths(
        grid.query, weights: grid.weights, resource: grid.resource, cap: cap, count: expected.count)
      #expect(result.paths == Array(expected))
      if result.settledCount > 60 { long += 1 }
    }
    #expect(long >= 2)
  }

  @Test func aStoppedSearchListsTheFirstPaths() throws {
    var generator = SeededGenerator(seed: 1986)
    for _ in 0..<200 {
      let instance = Case(random: &generator, with: [])
      let whole = try instance.solve(4)
      for limit in [0, 2, 5, whole.settledCount] {
        let part = try instance.solve(4, workLimit: limit)
        #expect(part.isStopped == (limit < whole.settledCount))
        #expect(Array(whole.paths.prefix(part.paths.count)) == part.paths)
        #expect(part.isStopped || part == whole)
      }
    }
  }

  @Test func whatCannotBeAskedIsRefused() throws {
    let graph = try Graph(vertexCount: 2, arcs: [(0, 1)])
    let other = try Graph(vertexCount: 2, arcs: [(0, 1)])
    let query = PathQuery(from: [0], to: [1])
    let weights = try graph.weights([1])
    for cap in [-1, Double.nan, -Double.infinity] {
      #expect(throws: MeasureError.self) {
        try graph.resourceConstrainedPaths(query, weights: weights, resource: weights, cap: cap, count: 1)
      }
    }
    #expect(throws: MeasureError.invalidParameter(name: "count", value: -1, allowed: "0 or more")) {
      try graph.resourceConstrainedPaths(query, weights: weights, resource: weights, cap: 1, count: -1)
    }
    #expect(throws: MeasureError.invalidParameter(name: "workLimit", value: -2, allowed: "0 or more")) {
      try graph.resourceConstrainedPaths(
        query, weights: weights, resource: weights, cap: 1, count: 1, workLimit: -2)
    }
    #expect(throws: MeasureError.weightsOfAnotherGraph) {
      try graph.resourceConstrainedPaths(
        query, weights: weights, resource: other.weights([1]), cap: 1, count: 1)
    }
    #expect(throws: PathQueryError.invalidMaximumHops(-1)) {
      try graph.resourceConstrainedPaths(
        PathQuery(from: [0], to: [1], maximumHops: -1), weights: weights, resource: weights, cap: 1, count: 1)
    }
    let none = try graph.resourceConstrainedPaths(
      PathQuery(from: [], to: []), weights: weights, resource: weights, cap: .infinity, count: 3)
    #expect(none.paths.isEmpty)
    #expect(none.isComplete)
  }
}
