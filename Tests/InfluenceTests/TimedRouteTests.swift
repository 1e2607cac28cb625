import Atlas
import Influence
import Testing

/// Routes by time: against a plain enumeration day by day, and by hand.
struct TimedRouteTests {
  private struct Found: Equatable {
    let way: [String]
    let day: String
  }

  private func answer(_ text: String, before: String? = nil, on: String? = nil, k: Int = 1_000) throws
    -> RouteAnswer
  {
    let atlas = try Atlas.load(text: text)
    let last = try #require(atlas.entities.map(\.id).filter { $0.hasPrefix("e") }.max())
    var query = RouteQuery(from: ["e0"], to: [last])
    query.by = .time
    query.k = k
    query.before = before.flatMap { PartialDate($0) }
    query.on = on.flatMap { PartialDate($0) }
    return try RouteFinder(atlas).routes(query)
  }

  @Test func agreesWithEnumerationForward() throws {
    for seed in 1...300 as ClosedRange<UInt64> {
      let problem = TimedAtlas(seed: seed)
      let expected = problem.ways(from: 40).map {
        Found(way: $0.way.map { "e\($0)" }, day: TimedAtlas.name($0.day))
      }
      let answer = try answer(problem.text, on: TimedAtlas.name(40))
      check(answer, expected, day: \.arrives, seed)
      #expect(
        answer.routes.map(\.arrives?.description)
          == answer.routes.map(\.arrives?.description).sorted { $0 ?? "" < $1 ?? "" })
      #expect(answer.isComplete && answer.routes.allSatisfy(isConsistent))
    }
  }

  @Test func agreesWithEnumerationBackward() throws {
    for seed in 1...300 as ClosedRange<UInt64> {
      let problem = TimedAtlas(seed: seed)
      let all = problem.ways(by: 120)
      let expected = all.filter { $0.day >= 0 }.map {
        Found(way: $0.way.map { "e\($0)" }, day: TimedAtlas.name($0.day))
      }
      let answer = try answer(problem.text, before: TimedAtlas.name(120), on: "2018-01-01")
      check(answer, expected, day: \.departs, seed)
      #expect(answer.routes.allSatisfy(isConsistent))
      // Without a date to leave from, those that had to leave the year before count too.
      #expect(
        try self.answer(problem.text, before: TimedAtlas.name(120)).routes.count == all.count, "seed \(seed)")
    }
  }

  private func check(
    _ answer: RouteAnswer, _ expected: [Found], day: KeyPath<Route, PartialDate?>, _ seed: UInt64
  ) {
    let found = answer.routes.map {
      Found(way: $0.entities.map(\.id), day: $0[keyPath: day]?.description ?? "")
    }
    #expect(found.count == expected.count, "seed \(seed)")
    for one in expected { #expect(found.contains(one), "seed \(seed): \(one)") }
    // Equal ones stand by fewer hops.
    for (one, next) in zip(answer.routes, answer.routes.dropFirst())
    where one[keyPath: day] == next[keyPath: day] {
      #expect(one.hops <= next.hops, "seed \(seed)")
    }
    #expect((answer.none != nil) == expected.isEmpty, "seed \(seed)")
  }

  /// No hop leaves before the one before it has arrived.
  private func isConsistent(_ route: Route) -> Bool {
    let timings = route.steps.compactMap(\.timing)
    return timings.count == route.hops
      && zip(timings, timings.dropFirst()).allSatisfy { $0.arrives <= $1.departs }
      && timings.allSatisfy { $0.arrives.lastDayNumber - $0.departs.firstDayNumber == $0.leadTime }
  }

  private static let meeting = """
    atlas: {id: small, as of: 2018-02-12}
    entities:
      - {id: e0, kind: city, name: City, evidence: assumed}
      - {id: e1, kind: event, name: Meeting, since: 2018-03-07, until: 2018-03-08, evidence: assumed}
      - {id: e2, kind: EU body, name: Body, evidence: assumed}
    ties:
      - e0 presents at e1: {assumed: x, lead time: 14}
      - e2 attends e1: {assumed: x}
    """

  // Two weeks to prepare before 7 March 2018: 28 February has no 29th that year, so 21 February.
  @Test func oneWaitsForAMeetingAndPreparesForIt() throws {
    let route = try #require(try answer(Self.meeting).routes.first)
    #expect(route.departs?.description == "2018-02-21")
    #expect(route.arrives?.description == "2018-03-07")
    #expect(route.steps.map { $0.timing?.isLeadTimeAssumed } == [false, true])
    let late = try #require(try answer(Self.meeting, on: "2018-02-22").routes.first)
    #expect(late.arrives?.description == "2018-03-08")
    let missed = try answer(Self.meeting, on: "2018-02-23")
    #expect(missed.none?.summary.contains("The last day to leave was 2018-02-22.") == true)
  }

  @Test func theDeadlineTellsTheLastDayToLeave() throws {
    let route = try #require(try answer(Self.meeting, before: "2018-04").routes.first)
    #expect(route.departs?.description == "2018-02-22")
    #expect(route.arrives?.description == "2018-03-08")
    let none = try answer(Self.meeting, before: "2018-03-06")
    #expect(none.none?.summary.contains("ask with --before 2018-03-07") == true)
  }

  @Test func adayThatIsNotKnownIsSaidToBeUncertain() throws {
    let text = Self.meeting.replacing(
      "since: 2018-03-07, until: 2018-03-08", with: "since: 2018-03, until: 2018-04")
    let route = try #require(try answer(text).routes.first)
    #expect(route.isTimingUncertain)
    #expect(
      route.steps[0].timing?.uncertainty
        == "The day is not certain: Meeting is between 2018-03 and 2018-04, no day is known.")
    #expect(try #require(try answer(Self.meeting).routes.first).isTimingUncertain == false)
  }

  @Test func theLeadTimeOfATypeHoldsUnlessATieHasItsOwn() throws {
    let vocabulary = """
      vocabulary:
        tie types:
          attends: {phrase: attends, inverse: attended by, flow: {along: weak, against: medium}, lead time: 10}

      """
    let route = try #require(try answer(vocabulary + Self.meeting).routes.first)
    #expect(route.steps[1].timing?.leadTime == 10)
    #expect(route.arrives?.description == "2018-03-17")
    #expect(try answer(vocabulary + Self.meeting).leadTimeRemark == nil)
    #expect(
      try answer(Self.meeting).leadTimeRemark
        == "For 1 of these 2 hops no lead time is known; it is assumed that they take 0 days.")
  }

  @Test func oneWhoAsksForLessIsToldOfEquals() throws {
    let twin = Self.meeting + "\n  - e0 attends e1: {assumed: x, lead time: 14}\n"
    let answer = try answer(twin, k: 1)
    #expect(answer.routes.count == 1)
    #expect(answer.truncation == "1 of at least 2 routes as good as route 1 are shown; raise -k for more.")
  }

  @Test func aLeadTimeThatIsNoneIsRefused() {
    for days in ["-1", "1.5", "soon", "100000"] {
      #expect(throws: AtlasError.self) { try Atlas.load(text: Self.meeting.replacing("14", with: days)) }
    }
  }

  @Test func stopsOnTheWayAreRefused() throws {
    var query = RouteQuery(from: ["e0"], to: ["e2"])
    query.by = .time
    query.via = ["e1"]
    #expect(throws: RouteQueryError.self) {
      try RouteFinder(try Atlas.load(text: Self.meeting)).routes(query)
    }
  }

  // Days of the proleptic Gregorian calendar: 1 January 1970 is day 0, and 400 years have 146 097 days.
  @Test func daysAreNumberedThroughLeapYears() throws {
    #expect(PartialDate("1970-01-01")?.firstDayNumber == 0)
    #expect(PartialDate("2000-03-01")?.firstDayNumber == 11_017)
    #expect(PartialDate("2018-02")?.lastDayNumber == PartialDate("2018-02-28")?.firstDayNumber)
    #expect(PartialDate("2016")?.lastDayNumber == PartialDate("2016-12-31")?.firstDayNumber)
    var day = try #require(PartialDate("0001-01-01")).firstDayNumber
    let last = try #require(PartialDate("9999-12-31")).firstDayNumber
    #expect(PartialDate(dayNumber: day - 1) == nil && PartialDate(dayNumber: last + 1) == nil)
    while day <= last {
      let date = try #require(PartialDate(dayNumber: day))
      #expect(date.firstDayNumber == day && date.isExact)
      day += 97
    }
  }
}
