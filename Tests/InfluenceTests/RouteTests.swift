import Atlas
import Influence
import Testing

/// Routes on an atlas small enough to work out by hand.
///
/// With the default vocabulary strong is 0.7, medium 0.5, weak 0.3; 'member of' runs medium along and weak
/// against, 'part of' strong along and medium against, 'partner of' medium both ways, 'influences' medium along.
struct RouteTests {
  private let text = """
    atlas: {id: test, as of: 2018-02-12}
    entities:
      - {id: town, kind: city, name: Town, evidence: assumed}
      - {id: port, kind: city, name: Port, evidence: assumed}
      - {id: network, kind: network, name: Network, evidence: assumed}
      - {id: forum, kind: forum, name: Forum, evidence: assumed}
      - {id: country, kind: country, name: Country, evidence: assumed}
      - {id: body, kind: EU body, name: Body, evidence: assumed}
      - {id: unit, kind: EU body, name: Unit, evidence: assumed}
      - {id: island, kind: city, name: Island, evidence: assumed}
    ties:
      - town member of network: {assumed: x, since: 2010}
      - port member of network: {assumed: x}
      - port member of forum: {assumed: x}
      - forum part of network: {assumed: x}
      - forum partner of body: {assumed: x, since: 2014, until: 2017, grade: strong}
      - network influences unit: {assumed: x}
      - network influences body: {assumed: x, grade: faint}
      - unit part of body: {assumed: x}
      - town member of country: {assumed: x}
      - country member of body: {assumed: x, grade: strong}
      - town located in country: {assumed: x}
    """

  private func answer(_ change: (inout RouteQuery) -> Void = { _ in }) throws -> RouteAnswer {
    var query = RouteQuery(from: ["town"], to: ["body"])
    query.k = 20
    change(&query)
    return try RouteFinder(try Atlas.load(text: text)).routes(query)
  }

  private func ways(_ answer: RouteAnswer) -> [String] {
    answer.routes.map { $0.entities.map(\.id).joined(separator: " ") }
  }

  // town-network 0.5, network-unit 0.5, unit-body 0.7: 0.175. town-network 0.5, network-body faint 0.1: 0.05.
  // The forum's partnership with the body ended in 2017, and a country is not run through.
  @Test func ranksByTheProductOfStrengths() throws {
    let answer = try answer()
    #expect(ways(answer) == ["town network unit body", "town network body"])
    #expect(answer.routes.map(\.rank) == [1, 2])
    #expect(abs(answer.routes[0].strength - 0.175) < 1e-12)
    #expect(abs(answer.routes[1].strength - 0.05) < 1e-12)
    #expect(answer.isComplete)
    #expect(answer.none == nil)
  }

  @Test func ranksByHopsAndThenByStrength() throws {
    #expect(ways(try answer { $0.by = .hops }) == ["town network body", "town network unit body"])
  }

  // In 2016 the forum is open: town > network 0.5 > forum (against 'part of') 0.5 > body strong 0.7: 0.175, as good
  // as the way over the unit; then by way of port: 0.5 * 0.3 (against 'member of') * 0.5 * 0.7 = 0.0525.
  @Test func aDateOpensWhatHeldThen() throws {
    let answer = try answer { $0.on = PartialDate("2016-06-01") }
    #expect(
      ways(answer) == [
        "town network forum body", "town network unit body", "town network port forum body",
        "town network body",
      ])
    #expect(abs(answer.routes[2].strength - 0.0525) < 1e-12)
  }

  // Two routes are equal at rank 1: asked for one, the answer says that it shows one of two.
  @Test func saysHowManyEqualRoutesWereCut() throws {
    let answer = try answer {
      $0.on = PartialDate("2016-06-01")
      $0.k = 1
    }
    #expect(answer.equalToLast == 2)
    #expect(answer.equalShown == 1)
    #expect(!answer.isComplete)
    #expect(answer.truncation == "1 of 2 routes as good as route 1 are shown; raise -k for more.")
  }

  @Test func aHubIsReachedAndNotCrossed() throws {
    #expect(ways(try answer { $0.to = ["country"] }).first == "town country")
    #expect(ways(try answer { $0.to = ["country"] }).allSatisfy { $0.hasSuffix(" country") })
    let crossed = try answer { $0.crossed = ["country"] }
    #expect(ways(crossed).contains("town country body"))
    #expect(ways(try answer { $0.crossedKinds = ["country"] }) == ways(crossed))
  }

  @Test func constraintsActInsideTheSearch() throws {
    #expect(ways(try answer { $0.avoid = ["unit"] }) == ["town network body"])
    #expect(ways(try answer { $0.via = ["unit"] }) == ["town network unit body"])
    #expect(ways(try answer { $0.maxHops = 2 }) == ["town network body"])
    #expect(ways(try answer { $0.exceptKinds = ["EU body"] }) == ["town network body"])
    #expect(ways(try answer { $0.onlyKinds = ["network", "EU body"] }).count == 2)
    #expect(ways(try answer { $0.exceptTies = ["influences"] }).isEmpty)
    #expect(ways(try answer { $0.onlyTies = ["member of", "influences"] }) == ["town network body"])
  }

  // The best route to the body does not pass the port. One that must is town > network 0.5 > port (against
  // 'member of') 0.3 > forum 0.5 > body 0.7 in 2016, when the partnership held.
  @Test func aStopIsReachedThoughNoBestRouteTouchesIt() throws {
    let answer = try answer {
      $0.via = ["port", "forum"]
      $0.k = 1
      $0.on = PartialDate("2016")
    }
    #expect(ways(answer) == ["town network port forum body"])
    #expect(
      ways(
        try self.answer {
          $0.via = ["forum", "port"]; $0.on = PartialDate("2016")
        }
      ).isEmpty)
  }

  @Test func parallelTiesAreDistinctRoutes() throws {
    let doubled = text + "\n  - network supports unit: {assumed: x, grade: strong}\n"
    let answer = try RouteFinder(try Atlas.load(text: doubled)).routes(
      RouteQuery(from: ["town"], to: ["body"]))
    #expect(
      answer.routes.map { $0.steps.map(\.tie) }.prefix(2) == [
        ["member-of", "supports", "part-of"], ["member-of", "influences", "part-of"],
      ])
  }

  @Test func setsOfStartsAndTargets() throws {
    let answer = try answer {
      $0.from = ["town", "port"]
      $0.to = ["unit", "body"]
    }
    // No route runs on through a second start or past a first target.
    for route in answer.routes {
      #expect(route.entities.dropFirst().allSatisfy { !["town", "port"].contains($0.id) })
      #expect(route.entities.dropLast().allSatisfy { !["unit", "body"].contains($0.id) })
    }
    #expect(ways(answer).contains("port forum network unit"))
  }

  @Test func everyStepSaysWhatItRestsOn() throws {
    let step = try #require(try answer().routes.first?.steps.first)
    #expect(step.sentence == "Town is a member of Network, since 2010.")
    #expect(step.tie == "member-of")
    #expect(step.along)
    #expect(step.grade == "medium")
    #expect(step.basis == .assumed)
    #expect(step.reason == "x")
    #expect(step.since == PartialDate("2010"))
  }

  @Test func aTieTakenBackwardsIsToldTheOtherWayRound() throws {
    let answer = try answer {
      $0.from = ["body"]
      $0.to = ["unit"]
    }
    #expect(answer.routes.first?.steps.first?.sentence == "Body has as a part Unit.")
    #expect(answer.routes.first?.steps.first?.along == false)
    #expect(answer.routes.first?.steps.first?.grade == "medium")
  }

  @Test func contradictoryQueriesAreRefused() throws {
    #expect(throws: RouteQueryError.sameEnds("town")) { try answer { $0.to = ["town"] } }
    #expect(throws: RouteQueryError.avoidedEnd("body")) { try answer { $0.avoid = ["body"] } }
    #expect(throws: RouteQueryError.avoidedEnd("unit")) {
      try answer {
        $0.via = ["unit"]
        $0.avoid = ["unit"]
      }
    }
    #expect(throws: RouteQueryError.repeatedStop("unit")) { try answer { $0.via = ["unit", "unit"] } }
    #expect(throws: RouteQueryError.unknownEntity("nobody")) { try answer { $0.to = ["nobody"] } }
    #expect(throws: RouteQueryError.outOfRange(name: "the number of routes", value: 0)) {
      try answer { $0.k = 0 }
    }
  }
}

/// 'None' is an answer that helps.
extension RouteTests {
  @Test func aLapsedTieIsNamedWithItsEnd() throws {
    let none = try #require(
      try answer {
        $0.avoid = ["network"]; $0.from = ["port"]
      }.none)
    #expect(none.summary == "No route leads from Port to Body on 2018-02-12 under these conditions.")
    #expect(none.reachedCount == 1)
    #expect(none.nearest?.id == "forum")
    #expect(none.gaps.map(\.obstacle) == ["Forum has a partnership with Body: this ended 2017."])
    #expect(none.gaps.first?.remedy?.contains("--on") == true)
  }

  @Test func aHubThatBlocksIsNamed() throws {
    let none = try #require(try answer { $0.avoid = ["network"] }.none)
    #expect(none.gaps.count == 1)
    #expect(none.gaps.first?.from.id == "country")
    #expect(none.gaps.first?.remedy == "Allow it with --cross country.")
    #expect(none.heardFrom.map(\.id).contains("unit"))
  }

  @Test func tooFewHopsAreSaidWithTheNumberNeeded() throws {
    let none = try #require(try answer { $0.maxHops = 1 }.none)
    #expect(none.summary == "The shortest route has 2 hops; 1 is allowed. Raise --max-hops to 2.")
  }

  @Test func someoneWithoutTiesReachesNobody() throws {
    let none = try #require(try answer { $0.from = ["island"] }.none)
    #expect(none.reachedCount == 0)
    #expect(none.nearest == nil)
    #expect(none.gaps.isEmpty)
    #expect(none.heardFrom.map(\.id) == ["country", "network", "unit", "forum", "port"])
  }
}
