@testable import GraphKernel
import Testing

/// The Pareto set against plain enumeration of every loopless path.
@Suite struct ParetoPathsTests {
  /// A problem with several columns of weights, the first being that of its arcs.
  struct Several: CustomStringConvertible {
    var problem: PathProblem
    var columns: [[Double]]

    init(random generator: inout SeededGenerator, with mix: Set<Ingredient>, criteria: Int) {
      problem = PathProblem(random: &generator, with: mix)
      columns = [problem.weights]
      for _ in 1..<criteria {
        // What is good by one criterion is often bad by another, which makes sets large.
        if generator.chance(oneIn: 2), let heaviest = columns[0].max() {
          columns.append(columns[0].map { heaviest - $0 + (generator.chance(oneIn: 3) ? 0.25 : 0) })
          continue
        }
        let heaviest = [0, 1, 2, 6, 1 << 40].randomElement(using: &generator) ?? 1
        columns.append(problem.arcs.map { _ in Double(Int.random(in: 0...heaviest, using: &generator)) / 4 })
      }
    }

    var description: String { "\(problem) columns \(columns.dropFirst())" }

    /// Every answer with its costs, in the order of paths.
    func answers() -> [(costs: [Double], found: PathProblem.Found)] {
      problem.enumerate().map { found in
        (columns.map { column in found.arcs.reduce(0) { $0 + column[$1] } }, found)
      }
    }

    static func beats(_ first: [Double], _ second: [Double]) -> Bool {
      first != second && zip(first, second).allSatisfy { $0 <= $1 }
    }

    func solve(
      caps: [Double?] = [], equalCosts: EqualCostPaths = .first, labelLimit: Int? = nil
    ) throws -> ParetoPaths {
      let graph = try problem.graph()
      return try graph.paretoPaths(
        problem.query, criteria: columns.map { try graph.weights($0) }, caps: caps, equalCosts: equalCosts,
        labelLimit: labelLimit)
    }
  }

  private func compare(_ several: Several, caps: [Double?] = []) throws {
    let within = several.answers().filter { answer in
      zip(answer.costs, caps).allSatisfy { $0 <= $1 ?? .infinity }
    }
    let best = within.filter { answer in !within.contains { Several.beats($0.costs, answer.costs) } }
    // Answers stand in the order of paths, and sorting by costs alone keeps it among equals if it is stable.
    let ordered = best.enumerated().sorted {
      $0.element.costs != $1.element.costs
        ? $0.element.costs.lexicographicallyPrecedes($1.element.costs) : $0.offset < $1.offset
    }.map(\.element)
    let all = try several.solve(caps: caps, equalCosts: .all)
    #expect(all.members.map(\.costs) == ordered.map(\.costs), "\(several) \(caps)")
    #expect(all.members.map { PathProblem.Found($0.path) } == ordered.map(\.found), "\(several) \(caps)")
    #expect(!all.isStopped)

    let firsts = ordered.enumerated().filter {
      $0.offset == 0 || ordered[$0.offset - 1].costs != $0.element.costs
    }
    let one = try several.solve(caps: caps)
    #expect(one.members.map(\.costs) == firsts.map(\.element.costs), "\(several) \(caps)")
    #expect(
      one.members.map { PathProblem.Found($0.path) } == firsts.map(\.element.found), "\(several) \(caps)")
    #expect(!one.isStopped)
  }

  @Test(arguments: LooplessPathsEnumerationTests.mixes) func theSetOfEveryMix(_ mix: Set<Ingredient>) throws {
    var generator = SeededGenerator(seed: 1984)
    for round in 0..<120 { try compare(Several(random: &generator, with: mix, criteria: round % 4 + 1)) }
  }

  @Test func theSetUnderRandomMixesAndCaps() throws {
    var generator = SeededGenerator(seed: 1985)
    for round in 0..<1200 {
      let mix = Set(Ingredient.allCases.filter { _ in generator.chance(oneIn: 3) })
      let several = Several(random: &generator, with: mix, criteria: round % 4 + 1)
      let caps: [Double?] = several.columns.map { column in
        generator.chance(oneIn: 2)
          ? nil : Double(Int.random(in: 0...12, using: &generator)) / 4 * (column.max() ?? 0)
      }
      try compare(several, caps: caps)
    }
  }

  /// The random problems would prove little if most sets had one member.
  @Test func randomProblemsHaveManyMembersAndEqualVectors() throws {
    var generator = SeededGenerator(seed: 1986)
    var (large, equal) = (0, 0)
    for _ in 0..<300 {
      let several = Several(random: &generator, with: [.manySources, .manyTargets], criteria: 3)
      let all = try several.solve(equalCosts: .all)
      if all.members.count > 2 { large += 1 }
      if Set(all.members.map(\.costs)).count < all.members.count { equal += 1 }
    }
    #expect(large > 60)
    #expect(equal > 30)
  }

  @Test func anUndirectedGraphIsWalkedBothWays() throws {
    var generator = SeededGenerator(seed: 1987)
    for _ in 0..<200 {
      let several = Several(random: &generator, with: [], criteria: 2)
      let ends = several.problem.arcs
      let graph = try Graph(
        vertexCount: several.problem.vertexCount,
        arcs: ends.map { (source: UInt32($0.source), target: UInt32($0.target)) }, isDirected: false)
      let set = try graph.paretoPaths(
        several.problem.query, criteria: several.columns.map { try graph.weights($0) })

      // The oracle walks each edge as two arcs.
      var doubled = several
      doubled.problem.arcs += ends.map {
        PathProblem.Arc(source: $0.target, target: $0.source, weight: $0.weight)
      }
      guard doubled.problem.arcs.count <= 28 else { continue }
      doubled.columns = doubled.columns.map { $0 + $0 }
      let answers = doubled.answers().map(\.costs)
      let best = Set(answers.filter { answer in !answers.contains { Several.beats($0, answer) } })
      #expect(Set(set.members.map(\.costs)) == best, "\(several)")
      #expect(set.members.count == best.count)
    }
  }

  /// The cheapest way to vertex 2 has too many hops to go on by the cheapest way from there.
  @Test func aDearPrefixWithFewHopsMayBeNeeded() throws {
    let graph = try Graph(vertexCount: 5, arcs: [(0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (2, 4), (1, 4)])
    let criteria = try [
      graph.weights([1, 1, 5, 1, 1, 90, 1]), graph.weights([1, 1, 5, 1, 1, 90, 100]),
    ]
    let arcs = try [2, 3, 4].map { hops in
      try graph.paretoPaths(PathQuery(from: [0], to: [4], maximumHops: hops), criteria: criteria)
        .members.map(\.path.arcs)
    }
    #expect(arcs == [[[0, 6], [2, 5]], [[0, 6], [2, 3, 4]], [[0, 6], [0, 1, 3, 4]]])
  }

  // MARK: Limits

  @Test func aStoppedSearchListsOnlyMembersOfTheSet() throws {
    var generator = SeededGenerator(seed: 1988)
    var stopped = 0
    for _ in 0..<200 {
      let several = Several(random: &generator, with: [.manyTargets], criteria: 2)
      let whole = try several.solve()
      for limit in [0, 1, 3, 8, whole.settledCount] {
        let part = try several.solve(labelLimit: limit)
        #expect(part.settledCount <= limit)
        #expect(part.isStopped == (whole.settledCount > limit))
        #expect(Set(part.members.map(\.costs)).isSubset(of: whole.members.map(\.costs)))
        if part.isStopped { stopped += 1 } else { #expect(part == whole) }
      }
    }
    #expect(stopped > 100)
  }

  @Test func whatCannotBeAskedIsRefused() throws {
    let graph = try Graph(vertexCount: 2, arcs: [(0, 1)])
    let query = PathQuery(from: [0], to: [1])
    let column = try graph.weights([1])
    #expect(throws: MeasureError.columnCount(column: "criteria", expected: 1, actual: 0)) {
      try graph.paretoPaths(query, criteria: [])
    }
    #expect(throws: MeasureError.columnCount(column: "criteria", expected: 4, actual: 5)) {
      try graph.paretoPaths(query, criteria: Array(repeating: column, count: 5))
    }
    #expect(throws: MeasureError.columnCount(column: "caps", expected: 2, actual: 1)) {
      try graph.paretoPaths(query, criteria: [column, column], caps: [1])
    }
    #expect(throws: MeasureError.self) { try graph.paretoPaths(query, criteria: [column], caps: [.nan]) }
    #expect(throws: MeasureError.self) { try graph.paretoPaths(query, criteria: [column], caps: [-1]) }
    #expect(throws: MeasureError.self) { try graph.paretoPaths(query, criteria: [column], labelLimit: -1) }
    let other = try Graph(vertexCount: 2, arcs: [(0, 1)])
    #expect(throws: MeasureError.weightsOfAnotherGraph) {
      try other.paretoPaths(query, criteria: [column])
    }
    for weight in [-1.0, .nan, .infinity] {
      #expect(throws: PathQueryError.self) { try graph.weights([weight]) }
    }
    #expect(throws: PathQueryError.invalidMaximumHops(-1)) {
      try graph.paretoPaths(PathQuery(from: [0], to: [1], maximumHops: -1), criteria: [column])
    }
    #expect(throws: PathQueryError.invalidMaximumWeight(-1)) {
      try graph.paretoPaths(PathQuery(from: [0], to: [1], maximumWeight: -1), criteria: [column])
    }
    #expect(throws: PathQueryError.vertexOutOfRange(2, in: .targets, vertexCount: 2)) {
      try graph.paretoPaths(PathQuery(from: [0], to: [2]), criteria: [column])
    }
  }

  @Test func nothingIsFoundWhereNothingIsAsked() throws {
    let graph = try Graph(vertexCount: 2, arcs: [(0, 1), (0, 0)])
    let column = try graph.weights([1, 1])
    for query in [
      PathQuery(from: [], to: [1]), PathQuery(from: [0], to: []), PathQuery(from: [0], to: [0]),
      PathQuery(from: [1], to: [0]), PathQuery(from: [0], to: [1], maximumHops: 0),
    ] {
      #expect(try graph.paretoPaths(query, criteria: [column]).members.isEmpty)
    }
    let empty = try Graph(vertexCount: 0, arcs: [])
    #expect(try empty.paretoPaths(PathQuery(from: [], to: []), criteria: [empty.weights([])]).members.isEmpty)
  }

  @Test func aCostThatOverflowsIsLeftOut() throws {
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2), (0, 2)])
    let huge = try graph.weights([1e308, 1e308, 1e308])
    let set = try graph.paretoPaths(
      PathQuery(from: [0], to: [2]), criteria: [huge, graph.weights([0, 0, 1])])
    #expect(set.members.map(\.path.arcs) == [[2]])
  }

  // MARK: Cover and dominator

  @Test func everyDroppedOptionIsCoveredByTheKeptOneItNames() throws {
    var generator = SeededGenerator(seed: 2000)
    var dropped = 0
    for _ in 0..<300 {
      let several = Several(random: &generator, with: [.manyTargets], criteria: 3)
      let set = try several.solve()
      let sizes = (0..<3).map { _ in Double(Int.random(in: 0...8, using: &generator)) / 4 }
      let cover = try set.cover(within: [.absolute(sizes[0]), .relative(sizes[1]), .relative(sizes[2])])
      #expect((cover.kept + cover.dropped.map(\.index)).sorted() == Array(set.members.indices))
      for option in cover.dropped {
        #expect(cover.kept.contains(option.coveredBy))
        let (lost, kept) = (set.members[option.index].costs, set.members[option.coveredBy].costs)
        #expect(kept[0] - lost[0] <= sizes[0])
        #expect(kept[1] <= lost[1] + sizes[1] * lost[1])
        #expect(kept[2] <= lost[2] + sizes[2] * lost[2])
      }
      // No kept member is covered by an earlier kept one.
      for (place, later) in cover.kept.enumerated() {
        for earlier in cover.kept[..<place] {
          let (one, other) = (set.members[earlier].costs, set.members[later].costs)
          #expect(
            one[0] > other[0] + sizes[0] || one[1] > other[1] * (1 + sizes[1])
              || one[2] > other[2] * (1 + sizes[2]))
        }
      }
      dropped += cover.dropped.count
      #expect(
        try set.cover(within: Array(repeating: .absolute(0), count: 3)).kept == Array(set.members.indices))
    }
    #expect(dropped > 50)
  }

  @Test func everyAnswerOutsideTheSetHasADominator() throws {
    var generator = SeededGenerator(seed: 2001)
    var beaten = 0
    for _ in 0..<200 {
      let several = Several(random: &generator, with: [.manyTargets], criteria: 2)
      let set = try several.solve()
      for (costs, _) in several.answers() {
        let isMember = set.members.contains { $0.costs == costs }
        let dominator = try set.dominator(of: costs)
        #expect((dominator == nil) == isMember)
        guard let dominator else { continue }
        beaten += 1
        let winner = set.members[dominator.index].costs
        #expect(Several.beats(winner, costs))
        #expect(!set.members[..<dominator.index].contains { Several.beats($0.costs, costs) })
        #expect(dominator.savings == zip(costs, winner).map { $0 - $1 })
        #expect(dominator.cheaperBy == [0, 1].filter { winner[$0] < costs[$0] })
      }
    }
    #expect(beaten > 200)
  }

  @Test func badTolerancesAndCostsAreRefused() throws {
    let graph = try Graph(vertexCount: 2, arcs: [(0, 1)])
    let set = try graph.paretoPaths(PathQuery(from: [0], to: [1]), criteria: [graph.weights([1])])
    #expect(throws: MeasureError.columnCount(column: "tolerances", expected: 1, actual: 0)) {
      try set.cover(within: [])
    }
    for size in [-1, Double.nan, .infinity] {
      #expect(throws: MeasureError.self) { try set.cover(within: [.absolute(size)]) }
      #expect(throws: MeasureError.self) { try set.cover(within: [.relative(size)]) }
    }
    #expect(throws: MeasureError.columnCount(column: "costs", expected: 1, actual: 2)) {
      try set.dominator(of: [1, 1])
    }
    #expect(throws: MeasureError.self) { try set.dominator(of: [.nan]) }
    #expect(throws: MeasureError.self) { try set.dominator(of: [-1]) }
    #expect(try set.dominator(of: [.infinity])?.savings == [.infinity])
  }
}
