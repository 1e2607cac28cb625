import GraphKernel
import Testing

/// Searches in time against every path with every choice of times.
@Suite struct TimedPathsTests {
  static let mixes = LooplessPathsEnumerationTests.mixes.filter {
    $0.isDisjoint(with: [.oneWaypoint, .twoWaypoints, .maximumWeight])
  }

  // MARK: Earliest, latest, fewest

  @Test(arguments: mixes) func firstPathsOfEveryMix(_ mix: Set<Ingredient>) throws {
    var generator = SeededGenerator(seed: 2014)
    for _ in 0..<150 { try compare(TimedProblem(random: &generator, with: mix)) }
  }

  @Test func firstPathsUnderRandomMixes() throws {
    var generator = SeededGenerator(seed: 2015)
    for _ in 0..<800 {
      let mix = Set(Ingredient.allCases.filter { _ in generator.chance(oneIn: 3) })
      try compare(
        TimedProblem(
          random: &generator, with: mix.subtracting([.oneWaypoint, .twoWaypoints, .maximumWeight])))
    }
  }

  /// The random problems would prove little if most had no answer, or answers of one hop.
  @Test func randomProblemsHaveLongAnswersAndTies() {
    var generator = SeededGenerator(seed: 2014)
    var (long, tied, late) = (0, 0, 0)
    for _ in 0..<800 {
      let problem = TimedProblem(random: &generator, with: [])
      let answers = problem.answers().filter { $0.departure >= problem.start }
      guard let arrival = answers.map(\.arrival).min() else { continue }
      let first = answers.filter { $0.arrival == arrival }
      let hops = first.map(\.found.arcs.count).min() ?? 0
      if hops > 1 { long += 1 }
      if Set(first.filter { $0.found.arcs.count == hops }.map(\.found.arcs)).count > 1 { tied += 1 }
      if let fewest = answers.map(\.found.arcs.count).min(), fewest < hops { late += 1 }
    }
    #expect(long > 100)
    #expect(tied > 20)
    #expect(late > 20)
  }

  private func compare(_ problem: TimedProblem) throws {
    let answers = problem.answers()
    let context = Comment(rawValue: problem.description)
    let (graph, timetable) = try problem.compile()
    let (query, transfer) = (problem.problem.query, problem.transfer)

    let earliest = try graph.earliestArrival(
      query, timetable: timetable, notBefore: problem.start, transferTime: transfer)
    let onward = answers.filter { $0.departure >= problem.start }
    let arrival = onward.map(\.arrival).min()
    #expect(earliest?.arrival == arrival.map(Int32.init), context)
    #expect(earliest.map(TimedProblem.key) == onward.first { $0.arrival == arrival }?.key, context)
    if let earliest { #expect(earliest.steps == problem.earliestSteps(earliest.arcs), context) }

    let latest = try graph.latestDeparture(
      query, timetable: timetable, notAfter: problem.deadline, transferTime: transfer)
    let inTime = answers.filter { $0.arrival <= problem.deadline }
    let departure = inTime.map(\.departure).max()
    #expect(latest?.departure == departure.map(Int32.init), context)
    let last = inTime.filter { $0.departure == departure }.min { $0.backwardKey.precedes($1.backwardKey) }
    #expect(latest.map(TimedProblem.key) == last?.key, context)
    if let latest { #expect(latest.steps == problem.latestSteps(latest.arcs), context) }

    let fewest = try graph.fewestHops(
      query, timetable: timetable, notBefore: problem.start, notAfter: problem.deadline,
      transferTime: transfer)
    let within = onward.filter { $0.arrival <= problem.deadline }
    let hops = within.map(\.found.arcs.count).min()
    let short = within.filter { $0.found.arcs.count == hops }
    let soonest = short.map(\.arrival).min()
    #expect(fewest.map(TimedProblem.key) == short.first { $0.arrival == soonest }?.key, context)
    #expect(fewest?.arrival == soonest.map(Int32.init), context)
  }

  // MARK: Profile

  @Test func theProfileHoldsAllPairsThatNoOtherBeats() throws {
    var generator = SeededGenerator(seed: 2016)
    var large = 0
    for _ in 0..<500 {
      let mix = Set(Ingredient.allCases.filter { _ in generator.chance(oneIn: 4) })
      let problem = TimedProblem(
        random: &generator, with: mix.subtracting([.oneWaypoint, .twoWaypoints, .maximumWeight]))
      let pairs = problem.answers().map { [$0.departure, $0.arrival] }
        .filter { $0[0] >= problem.start && $0[1] <= problem.deadline }
      let best = Set(pairs).filter { pair in
        !pairs.contains { $0 != pair && $0[0] >= pair[0] && $0[1] <= pair[1] }
      }.sorted { $0[0] < $1[0] }
      let (graph, timetable) = try problem.compile()
      let profile = try graph.departureProfile(
        problem.problem.query, timetable: timetable, notBefore: problem.start, notAfter: problem.deadline,
        transferTime: problem.transfer)
      #expect(profile.paths.map { [Int($0.departure), Int($0.arrival)] } == best, "\(problem)")
      #expect(!profile.isStopped)
      #expect(profile.fastest?.duration == pairs.map { $0[1] - $0[0] }.min(), "\(problem)")
      for path in profile.paths {
        #expect(
          path
            == (try graph.latestDeparture(
              problem.problem.query, timetable: timetable, notAfter: path.arrival,
              transferTime: problem.transfer)))
      }
      if best.count > 1 {
        large += 1
        let part = try graph.departureProfile(
          problem.problem.query, timetable: timetable, notBefore: problem.start, notAfter: problem.deadline,
          transferTime: problem.transfer, limit: 1)
        #expect(part.isStopped)
        #expect(part.paths == Array(profile.paths.prefix(1)))
      }
    }
    #expect(large > 60)
  }

  // MARK: Duality

  /// With time and arcs turned round, the latest departure is the earliest arrival.
  @Test func backwardIsForwardTurnedRound() throws {
    var generator = SeededGenerator(seed: 2017)
    for _ in 0..<300 {
      var problem = TimedProblem(random: &generator, with: [.manySources, .manyTargets])
      let (graph, timetable) = try problem.compile()
      let latest = try graph.latestDeparture(
        problem.problem.query, timetable: timetable, notAfter: problem.deadline,
        transferTime: problem.transfer)
      let deadline = problem.deadline
      problem.turnRound()
      let (turned, turnedTimes) = try problem.compile()
      let earliest = try turned.earliestArrival(
        problem.problem.query, timetable: turnedTimes, notBefore: -deadline, transferTime: problem.transfer)
      #expect(latest?.departure == earliest.map { -$0.arrival })
      #expect(latest?.arcs == earliest.map { $0.arcs.reversed() })
    }
  }

  @Test func oneWhoLeavesAtTheLatestArrivesInTime() throws {
    var generator = SeededGenerator(seed: 2018)
    for _ in 0..<300 {
      let problem = TimedProblem(random: &generator, with: [.manyTargets])
      let (graph, timetable) = try problem.compile()
      let query = problem.problem.query
      guard let latest = try graph.latestDeparture(query, timetable: timetable, notAfter: problem.deadline)
      else { continue }
      let sameDay = try graph.earliestArrival(query, timetable: timetable, notBefore: latest.departure)
      let dayAfter = try graph.earliestArrival(query, timetable: timetable, notBefore: latest.departure + 1)
      #expect(sameDay.map { $0.arrival <= problem.deadline } == true)
      #expect(dayAfter.map { $0.arrival > problem.deadline } != false)
    }
  }

  // MARK: Single cases

  /// Both arcs to vertex 1 are soon enough to reach the target, but only the first for the way by vertex 2.
  @Test func tiesAreBrokenFromTheSoonestOfParallelArcs() throws {
    let graph = try Graph(vertexCount: 5, arcs: [(0, 1), (0, 1), (1, 2), (1, 3), (2, 4), (3, 4)])
    func on(_ departure: Int32, _ arrival: Int32) -> ArcTimes {
      .events([TimedEvent(departure: departure, arrival: arrival)])
    }
    let query = PathQuery(from: [0], to: [4])
    for first in [[on(0, 1), on(0, 3)], [on(0, 3), on(0, 1)]] {
      let timetable = try graph.timetable(first + [on(2, 5), on(4, 5), on(5, 6), on(5, 6)])
      let path = try graph.earliestArrival(query, timetable: timetable, notBefore: 0)
      #expect(path?.vertices == [0, 1, 2, 4])
      #expect(path?.arcs == [first[0] == on(0, 1) ? 0 : 1, 2, 4])
    }
  }

  @Test func theTransferTimeDecidesWhatIsSimultaneous() throws {
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)])
    let timetable = try graph.timetable([
      .window(opens: 5, closes: 5, lead: 0), .window(opens: 5, closes: 6, lead: 0),
    ])
    let query = PathQuery(from: [0], to: [2])
    let arrivals = try [0, 1, 2, .max].map {
      try graph.earliestArrival(query, timetable: timetable, notBefore: 0, transferTime: $0)?.arrival
    }
    #expect(arrivals == [5, 6, nil, nil])
  }

  @Test func anEdgeHasItsTimesBothWays() throws {
    let graph = try Graph(vertexCount: 3, arcs: [(1, 0), (2, 1)], isDirected: false)
    let timetable = try graph.timetable([
      .events([TimedEvent(departure: 2, arrival: 3)]), .window(opens: nil, closes: nil, lead: 1),
    ])
    #expect(
      try graph.earliestArrival(PathQuery(from: [0], to: [2]), timetable: timetable, notBefore: 0)?.arrival
        == 4)
    #expect(
      try graph.earliestArrival(PathQuery(from: [2], to: [0]), timetable: timetable, notBefore: 0)?.arrival
        == 3)
    #expect(
      try graph.latestDeparture(PathQuery(from: [2], to: [0]), timetable: timetable, notAfter: 9)?.departure
        == 1)
  }

  @Test func theEndsOfTimeAreNotPassed() throws {
    let graph = try Graph(vertexCount: 2, arcs: [(0, 1)])
    let query = PathQuery(from: [0], to: [1])
    let open = try graph.timetable([.window(opens: nil, closes: nil, lead: 1)])
    #expect(try graph.earliestArrival(query, timetable: open, notBefore: .max) == nil)
    #expect(try graph.earliestArrival(query, timetable: open, notBefore: .max - 1)?.arrival == .max)
    #expect(try graph.earliestArrival(query, timetable: open, notBefore: .min)?.departure == .min)
    #expect(try graph.latestDeparture(query, timetable: open, notAfter: .min) == nil)
    #expect(try graph.latestDeparture(query, timetable: open, notAfter: .min + 1)?.departure == .min)
    #expect(try graph.latestDeparture(query, timetable: open, notAfter: .max)?.departure == .max - 1)
    let events = try graph.timetable([
      .events([TimedEvent(departure: .min, arrival: .min), TimedEvent(departure: .min, arrival: .max)])
    ])
    #expect(try graph.earliestArrival(query, timetable: events, notBefore: .min)?.arrival == .min)
    #expect(try graph.earliestArrival(query, timetable: events, notBefore: 0) == nil)
    #expect(try graph.latestDeparture(query, timetable: events, notAfter: .max)?.arrival == .min)
    let longest = try graph.timetable([.window(opens: 1, closes: nil, lead: .max)])
    #expect(try graph.earliestArrival(query, timetable: longest, notBefore: 0) == nil)
    #expect(try graph.latestDeparture(query, timetable: longest, notAfter: .max) == nil)
  }

  @Test func whatCannotBeAskedIsRefused() throws {
    let graph = try Graph(vertexCount: 2, arcs: [(0, 1)])
    #expect(throws: MeasureError.columnCount(column: "times", expected: 1, actual: 0)) {
      try graph.timetable([])
    }
    #expect(throws: MeasureError.self) { try graph.timetable([.window(opens: 0, closes: 1, lead: -1)]) }
    #expect(throws: MeasureError.self) { try graph.timetable([.window(opens: 2, closes: 1, lead: 0)]) }
    #expect(throws: MeasureError.self) {
      try graph.timetable([.events([TimedEvent(departure: 2, arrival: 1)])])
    }
    let timetable = try graph.timetable([.window(opens: 0, closes: 1, lead: 0)])
    let query = PathQuery(from: [0], to: [1])
    func refuses(_ query: PathQuery, transferTime: Int = 0, limit: Int? = nil) {
      #expect(throws: (any Error).self) {
        try graph.departureProfile(
          query, timetable: timetable, notBefore: 0, notAfter: 9, transferTime: transferTime, limit: limit)
      }
    }
    refuses(query, transferTime: -1)
    refuses(query, limit: -1)
    refuses(PathQuery(from: [0], to: [1], via: [1]))
    refuses(PathQuery(from: [0], to: [1], maximumWeight: 3))
    refuses(PathQuery(from: [0], to: [1], maximumHops: -1))
    refuses(PathQuery(from: [0], to: [2]))
    refuses(PathQuery(from: [0], to: [1], constraints: PathConstraints(avoidedArcs: [])))
    let other = try Graph(vertexCount: 2, arcs: [(0, 1)])
    #expect(throws: MeasureError.weightsOfAnotherGraph) {
      try other.earliestArrival(query, timetable: timetable, notBefore: 0)
    }
  }

  @Test func nothingIsFoundWhereNothingIsAsked() throws {
    let graph = try Graph(vertexCount: 2, arcs: [(0, 1), (0, 0)])
    let timetable = try graph.timetable([.window(opens: nil, closes: nil, lead: 0), .events([])])
    for query in [
      PathQuery(from: [], to: [1]), PathQuery(from: [0], to: []), PathQuery(from: [0], to: [0]),
      PathQuery(from: [1], to: [0]), PathQuery(from: [0], to: [1], maximumHops: 0),
    ] {
      #expect(try graph.earliestArrival(query, timetable: timetable, notBefore: 0) == nil)
      #expect(try graph.latestDeparture(query, timetable: timetable, notAfter: 0) == nil)
    }
    let query = PathQuery(from: [0], to: [1])
    let none = try graph.departureProfile(query, timetable: timetable, notBefore: 5, notAfter: 4)
    #expect(none.paths.isEmpty && !none.isStopped)
    #expect(none.fastest == nil)
    let unasked = try graph.departureProfile(query, timetable: timetable, notBefore: 0, notAfter: 4, limit: 0)
    #expect(unasked.paths.isEmpty)
    #expect(unasked.isStopped)
  }
}
