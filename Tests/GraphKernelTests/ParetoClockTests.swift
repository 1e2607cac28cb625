import GraphKernel
import Testing

/// The Pareto set with the earliest arrival as a criterion against plain enumeration of every path and ride.
@Suite struct ParetoClockTests {
  @Test(arguments: LooplessPathsEnumerationTests.mixes) func theSetOfEveryMix(_ mix: Set<Ingredient>) throws {
    var generator = SeededGenerator(seed: 1999)
    var several = 0
    for round in 0..<150 {
      let timed = TimedProblem(random: &generator, with: mix)
      guard timed.transfer == 0, timed.problem.maximumWeight == nil else {
        continue
      }
      let column = timed.problem.arcs.map { _ in Double(Int.random(in: 0...6, using: &generator)) / 4 }
      let columns = round % 3 == 0 ? [] : [column]
      let all = timed.problem.enumerate().compactMap { found -> [Double]? in
        let steps = timed.earliestSteps(found.arcs.map(UInt32.init))
        guard steps.count == found.arcs.count, let arrival = steps.last?.arrival else { return nil }
        return columns.map { column in found.arcs.reduce(0) { $0 + column[$1] } }
          + [Double(arrival) - Double(timed.start)]
      }
      let best = Set(all.filter { costs in !all.contains { ParetoPathsTests.Several.beats($0, costs) } })
      let (graph, timetable) = try timed.compile()
      let set = try graph.paretoPaths(
        timed.problem.query, criteria: columns.map { try graph.weights($0) },
        clock: ParetoClock(timetable, notBefore: timed.start))
      #expect(
        set.members.map(\.costs) == best.sorted { $0.lexicographicallyPrecedes($1) }, "\(timed) \(columns)")
      #expect(set.criterionCount == columns.count + 1)
      if best.count > 1 { several += 1 }
    }
    // Mixes with a limit leave few answers, or none.
    #expect(several > 0 || !mix.isEmpty)
  }

  @Test func aClockOfAnotherGraphIsRefused() throws {
    let graph = try Graph(vertexCount: 2, arcs: [(0, 1)])
    let other = try Graph(vertexCount: 2, arcs: [(0, 1)])
    let clock = ParetoClock(try other.timetable([.window(opens: nil, closes: nil, lead: 1)]), notBefore: 0)
    #expect(throws: MeasureError.weightsOfAnotherGraph) {
      try graph.paretoPaths(PathQuery(from: [0], to: [1]), criteria: [], clock: clock)
    }
    #expect(throws: MeasureError.self) { try graph.paretoPaths(PathQuery(from: [0], to: [1]), criteria: []) }
  }
}
