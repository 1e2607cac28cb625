import Atlas
import Influence
import Testing

/// Routes by several criteria at once.
struct ParetoRouteTests {
  /// What a route is worth by each criterion; less is better.
  private func cost(_ route: RandomRoutes.Found, _ criterion: ParetoCriterion) -> Double {
    switch criterion {
    case .strength: -route.strength
    case .hops: Double(route.ways.count)
    case .money: route.euros
    case .time: 0
    }
  }

  private func cost(_ route: Route, _ option: ParetoOption, _ criterion: ParetoCriterion) -> Double {
    switch criterion {
    case .strength: -route.strength
    case .hops: Double(route.hops)
    case .money: option.euros ?? 0
    case .time: Double(route.arrives?.firstDayNumber ?? 0)
    }
  }

  private func isLess(_ one: [Double], _ other: [Double]) -> Bool {
    zip(one, other).allSatisfy { $0 <= $1 + 1e-12 } && zip(one, other).contains { $0 < $1 - 1e-12 }
  }

  @Test(arguments: [
    [ParetoCriterion.strength, .hops, .money], [.money, .strength], [.hops, .money], [.strength, .hops],
  ])
  func theSetIsThatOfExhaustiveSearch(criteria: [ParetoCriterion]) throws {
    var severalCount = 0
    for seed in 1...120 as ClosedRange<UInt64> {
      let random = try RandomRoutes(seed: seed)
      let all = random.routes().map { route in criteria.map { cost(route, $0) } }
      // Sums of strengths in another order differ by rounding only.
      let expected = Set(
        all.filter { one in !all.contains { isLess($0, one) } }.map { $0.map { ($0 * 1e9).rounded() } })
      var query = random.query
      (query.by, query.pareto, query.k) = (.pareto, criteria, 1000)
      let answer = try RouteFinder(try random.atlas()).routes(query)
      let found = zip(answer.routes, answer.options).map { route, option in
        criteria.map { (cost(route, option, $0) * 1e9).rounded() }
      }
      #expect(Set(found) == expected, "seed \(seed)")
      #expect(found.count == expected.count, "seed \(seed)")
      #expect(answer.isComplete)
      #expect((answer.none != nil) == all.isEmpty)
      if found.count > 1 { severalCount += 1 }
      for (option, costs) in zip(answer.options, found) {
        let best = criteria.indices.filter { criterion in
          let values = found.map { $0[criterion] }
          return costs[criterion] == values.min() && (found.count == 1 || values.min() != values.max())
        }
        #expect(option.bestAt == best.map { criteria[$0] }, "seed \(seed)")
      }
    }
    #expect(severalCount > 2)
  }

  // Time against the enumeration of the routes by time, day by day.
  @Test(arguments: [[ParetoCriterion.strength, .time], [.time, .hops], [.time], [.hops, .time, .strength]])
  func timeIsOneOfTheCriteria(criteria: [ParetoCriterion]) throws {
    var severalCount = 0
    for seed in 1...200 as ClosedRange<UInt64> {
      let problem = TimedAtlas(seed: seed)
      let all = problem.ways(from: 40).map { way in
        criteria.map { criterion -> Double in
          switch criterion {
          case .strength: -way.strength
          case .hops: Double(way.way.count - 1)
          case .time: Double(way.day)
          case .money: 0
          }
        }
      }
      func rounded(_ costs: [Double]) -> [Double] { costs.map { ($0 * 1e9).rounded() } }
      let expected = Set(all.filter { one in !all.contains { isLess($0, one) } }.map(rounded))
      var query = RouteQuery(from: ["e0"], to: ["e\(problem.spans.count - 1)"])
      (query.by, query.pareto, query.k) = (.pareto, criteria, 1000)
      query.on = PartialDate(TimedAtlas.name(40))
      let answer = try RouteFinder(try Atlas.load(text: problem.text)).routes(query)
      // Days of 2018 from 0 on.
      let start = try #require(PartialDate("2018-01-01")).firstDayNumber
      let found = zip(answer.routes, answer.options).map { route, option in
        rounded(
          criteria.map { $0 == .time ? cost(route, option, $0) - Double(start) : cost(route, option, $0) })
      }
      #expect(Set(found) == expected && found.count == expected.count, "seed \(seed)")
      if found.count > 1 { severalCount += 1 }
    }
    #expect(severalCount > 2 || criteria.count == 1)
  }

  private let text = """
    atlas: {id: test, as of: 2018-02-12}
    entities:
      - {id: s, kind: city, name: S, evidence: assumed}
      - {id: a, kind: network, name: A, evidence: assumed}
      - {id: b, kind: network, name: B, evidence: assumed}
      - {id: c, kind: network, name: C, evidence: assumed}
      - {id: t, kind: EU body, name: T, evidence: assumed}
    ties:
      - s member of a: {assumed: x, grade: strong, eur: 3500.10}
      - a influences t: {assumed: x, grade: strong}
      - s member of b: {assumed: x, grade: medium, eur: 100}
      - b influences t: {assumed: x, grade: medium}
      - s partner of c: {assumed: x, grade: strong}
      - c partner of b: {assumed: x, grade: strong}
      - c funds t: {assumed: x, grade: faint, eur: 1000000}
      - s influences t: {assumed: x, grade: faint}

    """

  // s > a > t 0.49 at EUR 3500.10; s > b > t 0.25 at EUR 100; s > c > b > t 0.245 for nothing; s > t 0.1 in one hop. The
  // grant of c to t is no price.
  @Test func eachSaysWhatItIsBestAt() throws {
    var query = RouteQuery(from: ["s"], to: ["t"])
    query.by = .pareto
    let answer = try RouteFinder(try Atlas.load(text: text)).routes(query)
    let ways = answer.routes.map { $0.entities.map(\.id).joined() }
    #expect(ways == ["sat", "sbt", "scbt", "st"])
    #expect(answer.options.map(\.label) == ["strongest", "a compromise", "cheapest", "shortest, cheapest"])
    #expect(answer.options.map(\.euros) == [3500.1, 100, nil, nil])
    #expect(answer.isComplete && answer.truncation == nil)
    query.k = 2
    let cut = try RouteFinder(try Atlas.load(text: text)).routes(query)
    #expect(cut.options.map(\.label) == ["strongest", "a compromise"])
    #expect(!cut.isComplete && cut.truncation == "More routes are beaten by no other; raise -k for more.")
  }

  @Test func constraintsHold() throws {
    var query = RouteQuery(from: ["s"], to: ["t"])
    (query.by, query.pareto, query.avoid) = (.pareto, [.strength, .hops], ["a"])
    let answer = try RouteFinder(try Atlas.load(text: text)).routes(query)
    #expect(answer.routes.map { $0.entities.map(\.id).joined() } == ["sbt", "st"])
    query.maxHops = 1
    let single = try RouteFinder(try Atlas.load(text: text)).routes(query)
    #expect(single.options.map(\.label) == ["strongest, shortest"])
  }

  @Test func criteriaAreNamedOnce() throws {
    var query = RouteQuery(from: ["s"], to: ["t"])
    query.by = .pareto
    for criteria: [ParetoCriterion] in [[], [.hops, .hops]] {
      query.pareto = criteria
      let refused = query
      #expect(throws: RouteQueryError.self) {
        try RouteFinder(try Atlas.load(text: text)).routes(refused)
      }
    }
  }
}
