@testable import GraphKernel
import Testing

/// The search against plain enumeration of every loopless path.
@Suite struct LooplessPathsEnumerationTests {
  static let mixes: [Set<Ingredient>] =
    [[]] + Ingredient.allCases.map { [$0] } + [
      [.manySources, .manyTargets, .passableSources, .passableTargets],
      [.oneWaypoint, .maximumHops], [.twoWaypoints, .maximumHops, .passableTargets],
      [.oneWaypoint, .manySources, .manyTargets, .terminalArcs],
      [.maximumHops, .maximumWeight, .terminalArcs, .passableTargets, .manyTargets],
    ]

  @Test(arguments: mixes) func everyPathInOrder(_ mix: Set<Ingredient>) throws {
    var generator = SeededGenerator(seed: 1971)
    for _ in 0..<500 { try compare(PathProblem(random: &generator, with: mix)) }
  }

  @Test func everyPathInOrderUnderRandomMixes() throws {
    var generator = SeededGenerator(seed: 1972)
    for _ in 0..<3000 {
      let mix = Set(Ingredient.allCases.filter { _ in generator.chance(oneIn: 3) })
      try compare(PathProblem(random: &generator, with: mix))
    }
  }

  /// With little or no room to track vertices, walks that repeat one are divided instead.
  @Test(arguments: [0, 1, 2]) func everyPathInOrderWhereFewVerticesAreTracked(_ limit: Int) throws {
    var generator = SeededGenerator(seed: 1973)
    for _ in 0..<1500 {
      let mix = Set(Ingredient.allCases.filter { _ in generator.chance(oneIn: 5) })
      let problem = PathProblem(random: &generator, with: mix.union([.twoWaypoints]))
      var search = try problem.looplessPaths()
      search.trackingLimit = limit
      #expect(search.map(PathProblem.Found.init) == problem.enumerate(), "\(problem)")
    }
  }

  /// The random problems would prove little if most had no answer, or no ties.
  @Test func randomProblemsHaveManyAnswersAndTies() {
    var generator = SeededGenerator(seed: 1971)
    let answers = (0..<500).map { _ in PathProblem(random: &generator, with: [.manySources]).enumerate() }
    #expect(answers.count { $0.count > 5 } > 80)
    #expect(answers.count { zip($0, $0.dropFirst()).contains { $0.weight == $1.weight } } > 150)
  }

  private func compare(_ problem: PathProblem) throws {
    let expected = problem.enumerate()
    let search = try problem.looplessPaths()
    #expect(search.map(PathProblem.Found.init) == expected, "\(problem)")

    for count in [0, 1, 2, 5] {
      let result = search.shortest(count)
      #expect(result.paths.map(PathProblem.Found.init) == Array(expected.prefix(count)), "\(problem)")
      #expect(result.isComplete == (expected.count <= count), "\(problem)")
      #expect(!result.isStopped)
      let last = expected.prefix(count).last?.weight
      #expect(result.equalAtCut?.weight == last, "\(problem)")
      #expect(result.equalAtCut?.count == last.map { last in expected.count { $0.weight == last } })
      #expect(
        result.equalAtCut?.listedCount
          == last.map { last in expected.prefix(count).count { $0.weight == last } })
      #expect(result.equalAtCut?.isLowerBound != true)
    }
  }
}
