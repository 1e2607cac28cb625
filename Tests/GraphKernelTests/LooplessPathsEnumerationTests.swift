import GraphKernel
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
