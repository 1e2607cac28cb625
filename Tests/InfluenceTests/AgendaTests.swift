import Atlas
import Influence
import Interchange
import Testing

/// The agenda of small atlases, by hand.
struct AgendaTests {
  private static let text = """
    atlas: {id: small, as of: 2018-02-12}
    entities:
      - {id: city, kind: city, name: City, evidence: assumed}
      - {id: town, kind: city, name: Town, evidence: assumed}
      - {id: net, kind: network, name: Net, until: 2018-05-03, evidence: assumed, rules: [
          {to: join, clauses: [{fee: {eur: 3500, per: year}}, {reimbursement: {share: 0.5, of: travel}}], assumed: x}]}
      - {id: group, kind: forum, name: Group, evidence: assumed}
      - {id: body, kind: EU body, name: Body, evidence: assumed}
      - {id: far, kind: EU body, name: Far, evidence: assumed}
      - {id: meeting, kind: event, name: Meeting, since: 2018-03-07, until: 2018-03-08, evidence: assumed,
          travel: {value: paid by the host, assumed: x}}
      - {id: lab, kind: event, name: Lab, since: 2018-03, until: 2018-04, evidence: assumed}
      - {id: camp, kind: event, name: Camp, until: 2018-04, evidence: assumed}
      - {id: visit, kind: event, name: Visit, since: 2017-11-17, until: 2017-11-17, evidence: assumed}
      - {id: someday, kind: event, name: Someday, evidence: assumed}
    ties:
      - city member of net: {assumed: x, until: 2018-05-03}
      - town member of net: {assumed: x, until: 2018-05-03}
      - net influences body: {assumed: x}
      - group part of net: {assumed: x}
      - group organises meeting: {assumed: x}
      - city presents at meeting: {assumed: x, potential: yes}
      - far attends meeting: {assumed: x, eur: 900}
      - town runs lab: {assumed: x, until: 2018-04-01}
      - city member of group: {assumed: x}
    recommendations:
      - {id: go, says: Go there., who: [city, town], towards: [meeting], date: 2018-03-07, evidence: assumed}
      - {id: write, says: Write., who: [town], date: 2018-04, evidence: assumed}
    """

  private func agenda(_ change: (inout AgendaQuery) -> Void = { _ in }) throws -> Agenda {
    var query = AgendaQuery()
    change(&query)
    return try AgendaFinder(try Atlas.load(text: Self.text)).agenda(query)
  }

  // What only an end is known of stands at its end; a month begins with its first day.
  @Test func entriesStandInTheOrderOfTheirDates() throws {
    let agenda = try agenda()
    #expect(agenda.entries.map(\.id) == ["lab", "meeting", "camp", "write", "net"])
    #expect(
      agenda.entries.map(\.when) == [
        "between 2018-03 and 2018-04", "2018-03-07 to 2018-03-08", "by 2018-04", "2018-04", "2018-05-03",
      ])
    #expect(agenda.entries.map(\.isDayKnown) == [false, true, false, false, true])
    #expect(agenda.undated.map(\.id) == ["someday"])
    #expect(agenda.undated.first?.when == "no date known")
  }

  @Test func theWindowIncludesItsLastDay() throws {
    #expect(try agenda { $0.until = PartialDate("2018-03-06") }.entries.map(\.id) == ["lab"])
    #expect(try agenda { $0.until = PartialDate("2018-03-07") }.entries.map(\.id) == ["lab", "meeting"])
    #expect(try agenda { $0.from = PartialDate("2018-05-03") }.entries.map(\.id) == ["net"])
    let before = try agenda { $0.until = PartialDate("2017") }
    #expect(before.entries.map(\.id) == ["visit"] && before.entries.allSatisfy(\.isOver))
  }

  @Test func nothingSaysWhatIsNext() throws {
    let none = try agenda {
      $0.from = PartialDate("2018-01")
      $0.until = PartialDate("2018-02")
    }
    #expect(
      none.none
        == "Nothing is dated from 2018-01 until 2018-02. Next is Lab, between 2018-03 and 2018-04. "
        + "The last before is Visit, 2017-11-17.")
  }

  @Test func whoMayGoIsYesOrNotKnown() throws {
    let meeting = try #require(try agenda().entries.first { $0.id == "meeting" })
    let who = meeting.attendance.map { "\($0.who.id) \($0.tie) \($0.may.rawValue) \($0.isOpening)" }
    #expect(who == ["city presents at yes true", "far attends yes false", "town may attend unknown false"])
    #expect(meeting.organisers.map(\.id) == ["group"])
    #expect(meeting.recommendations.map(\.id) == ["go"])
  }

  @Test func costsAreThoseOfTheOccasionItsTiesAndItsHouse() throws {
    let meeting = try #require(try agenda().entries.first { $0.id == "meeting" })
    #expect(meeting.costs.map(\.what) == ["travel", "attends", "fee", "reimbursement"])
    #expect(meeting.costs.map(\.euros) == [nil, 900, 3500, nil])
    #expect(meeting.costs.allSatisfy { $0.evidence.basis == .assumed })
    #expect(try agenda().entries.first { $0.id == "camp" }?.costs.isEmpty == true)
  }

  // Only the meeting leads to Far. City speaks there; Town hears of it through Net and City, or Net and Group.
  @Test func whatIsLostIfItIsMissed() throws {
    let service = try #require(try agenda().entries.first { $0.id == "meeting" }?.service)
    #expect(service.pairs == 4)
    #expect(Set(service.lost.map { "\($0.from) \($0.to)" }) == ["city far", "town far"])
    #expect(service.weaker.isEmpty)
    #expect(service.lostWithoutAssumed == 0)
    // Speaking 0.7 and hearing an occasion one attends 0.5.
    #expect(service.route?.entities.map(\.id) == ["city", "meeting", "far"])
    #expect(abs((service.route?.strength ?? 0) - 0.35) < 1e-9)
    // City to Group: at the meeting 0.7 by 0.7, else as its member 0.5.
    let access = try #require(service.access.first)
    #expect(abs((access.with ?? 0) - 0.5) < 1e-9 && abs((access.without ?? 0) - 0.5) < 1e-9)
  }

  @Test func whatEndsTakesItsRoutesAlong() throws {
    let net = try #require(try agenda().entries.first { $0.id == "net" })
    #expect(net.name == "Ends: Net")
    #expect(net.ending.map(\.from.id) == ["city", "town"])
    #expect(net.service?.lost.map { "\($0.from) \($0.to)" } == ["city body", "town body"])
    #expect(net.service?.left.map(\.after) == [0, 0])
  }

  @Test func anEntityHasTheAgendaOfItsGroups() throws {
    let town = try agenda { $0.entity = "town" }
    #expect(town.entries.map(\.id) == ["lab", "meeting", "write", "net"])
    #expect(town.starts.map(\.id) == ["town"])
    #expect(try agenda { $0.entity = "net" }.starts.map(\.id) == ["city", "town"])
    #expect(try agenda { $0.entity = "far" }.entries.map(\.id) == ["meeting"])
    #expect(throws: RouteQueryError.unknownEntity("nobody")) { try agenda { $0.entity = "nobody" } }
  }

  @Test func aWindowThatEndsBeforeItBeginsIsRefused() {
    #expect(throws: RouteQueryError.self) {
      try agenda {
        $0.from = PartialDate("2018-05")
        $0.until = PartialDate("2018-04")
      }
    }
  }

  @Test func sentencesSayWhatIsAssumed() throws {
    let meeting = try #require(try agenda().entries.first { $0.id == "meeting" })
    #expect(meeting.serviceWords.first?.hasSuffix("strength 0.350, which rests on an assumed tie.") == true)
    #expect(
      meeting.lossWords.contains(
        "2 of 4 pairs of a start and a target have no route (0 if no assumed tie counts)"))
  }

  @Test func theCalendarKeepsIdentifiersAndSpansWhatIsNotKnown() throws {
    let agenda = try agenda()
    let events = agenda.calendar(title: "small").events
    #expect(
      events.map(\.identifier) == ["lab", "meeting", "camp", "write", "net"].map { "\($0)@small.corridor" })
    let part = try self.agenda { $0.entity = "far" }.calendar(title: "small").events
    #expect(part.map(\.identifier) == ["meeting@small.corridor"])
    let lab = events[0]
    #expect(
      lab.first == .init(year: 2018, month: 3, day: 1) && lab.last == .init(year: 2018, month: 4, day: 30))
    #expect(lab.isTentative && lab.summary == "Lab (between 2018-03 and 2018-04, day not known)")
    #expect(events[2].first == .init(year: 2018, month: 4, day: 30) && events[2].last == events[2].first)
    #expect(agenda.calendar(title: "small").text == (try self.agenda()).calendar(title: "small").text)
    #expect(agenda.calendar(title: "small").text.contains("DTSTAMP:20180212T000000Z"))
  }

  // What an agenda counts is what 'routes' says with the occasion, and with the occasion avoided.
  @Test func lossesAgreeWithRoutes() throws {
    var compared = 0
    for seed in 1...100 as ClosedRange<UInt64> {
      let atlas = try Atlas.load(text: TimedAtlas(seed: seed).text)
      var query = AgendaQuery()
      query.entity = "e0"
      query.targetKind = "organisation"
      query.only = [.event]
      let agenda = try AgendaFinder(atlas).agenda(query)
      for entry in agenda.entries + agenda.undated where entry.id != "e0" {
        let asOf = try #require(atlas.asOf)
        let on = entry.period.since.map { $0 > asOf ? $0 : asOf } ?? asOf
        func strengths(avoiding: [String]) throws -> [String: Double] {
          var found: [String: Double] = [:]
          for target in atlas.entities where target.kind == "organisation" && target.id != "e0" {
            var routes = RouteQuery(from: ["e0"], to: [target.id])
            (routes.k, routes.on, routes.avoid) = (1, on, avoiding)
            found[target.id] = try RouteFinder(atlas).routes(routes).routes.first?.strength
          }
          return found
        }
        let (before, after) = (try strengths(avoiding: []), try strengths(avoiding: [entry.id]))
        guard let service = entry.service else {
          #expect(agenda.targetCount == 0)
          continue
        }
        #expect(service.pairs == before.count)
        #expect(Set(service.lost.map(\.to)) == Set(before.keys.filter { after[$0] == nil }), "seed \(seed)")
        let weaker = before.filter { target, strength in after[target].map { $0 < strength - 1e-9 } ?? false }
        #expect(Set(service.weaker.map(\.to)) == Set(weaker.keys), "seed \(seed)")
        compared += 1
      }
    }
    #expect(compared > 20)
  }
}
