import Atlas
import Influence
import Testing

/// Rules on an atlas small enough to work out by hand.
struct EligibilityTests {
  private static let text = """
    atlas: {id: test, as of: 2018-02-12}
    entities:
      - {id: town, kind: city, name: Town, country: NL, population: 48000, evidence: assumed}
      - {id: port, kind: city, name: Port, country: PT, population: 60000, evidence: assumed}
      - {id: blank, kind: city, name: Blank, evidence: assumed}
      - id: twice
        kind: city
        name: Twice
        evidence: assumed
        population:
          - {value: 49000, evidence: assumed}
          - {value: 51000, evidence: assumed, used: newer}
      - id: club
        kind: network
        name: Club
        evidence: assumed
        rules:
          - to: join
            assumed: x
            clauses:
              - kind: [city]
              - population: {from: 50000, to: 250000}
              - country:
                  - {value: [NL, PT], used: the list itself}
                  - {value: [NL], assumed: y}
              - fee: {eur: 0, in year: 1}
              - fee: {eur: 3500, from year: 2, per: year}
              - reimbursement: {share: 0.5, of: travel, up to eur: 6000, per: year}
              - decided by: [board]
              - admission: peer review
              - condition: a will to share
      - id: forum
        kind: forum
        name: Forum
        evidence: assumed
        rules:
          - {to: join, assumed: x, clauses: [{requires: [club]}, {fee: {eur: 100, per: year}}]}
      - id: ring
        kind: forum
        name: Ring
        evidence: assumed
        rules:
          - {to: join, assumed: x, clauses: [{requires: [loop]}]}
      - id: loop
        kind: forum
        name: Loop
        evidence: assumed
        rules:
          - {to: join, assumed: x, clauses: [{requires: [ring]}]}
      - id: shut
        kind: network
        name: Shut
        evidence: assumed
        rules:
          - {to: join, assumed: x, clauses: [{capacity: closed since 2017}, {fee: {at least: 10000, per: year}}]}
      - id: full
        kind: network
        name: Full
        evidence: assumed
        members: 3
        rules:
          - {to: join, assumed: x, clauses: [{capacity: {at most: 3}}, {fee: {depends on: size, per: year}}]}
      - {id: board, kind: working group, name: Board, evidence: assumed}
      - id: silent
        kind: forum
        name: Silent
        evidence: assumed
        rules:
          - {to: join, assumed: x, clauses: [{requires: [board]}]}
    ties:
      - port member of club: {assumed: x, until: 2017}
      - twice member of club: {assumed: x}
    """

  private func assess(_ network: String, _ city: String, horizon: Int = 3) throws -> RuleAssessment {
    let atlas = try Atlas.load(text: Self.text)
    let eligibility = Eligibility(atlas, on: try #require(atlas.asOf), horizon: horizon)
    let group = try #require(atlas.index(of: network))
    let member = try #require(atlas.index(of: city))
    return try #require(eligibility.bestJoining(group, for: member))
  }

  private func clause(_ topic: Clause.Topic, _ assessment: RuleAssessment) throws -> ClauseAssessment {
    try #require(assessment.clauses.first { $0.topic == topic })
  }

  @Test func tellsTheDistanceToABound() throws {
    let found = try assess("club", "town")
    #expect(found.verdict == .no)
    let population = try clause(.population, found)
    #expect(population.standing == .no)
    #expect(population.short == 2000)
    #expect(population.has == .count(48000))
    #expect(population.requires == "50000-250000")
    #expect(population.hasEvidence?.basis == .assumed)
  }

  @Test func whatIsNotKnownIsNeverYes() throws {
    let found = try assess("club", "blank")
    #expect(found.verdict == .unknown)
    #expect(try clause(.population, found).standing == .unknown)
    #expect(try clause(.country, found).standing == .unknown)
    #expect(try clause(.kind, found).standing == .yes)
  }

  @Test func whatPeopleDecideIsListedAndLeavesTheVerdict() throws {
    let found = try assess("club", "port")
    #expect(found.verdict == .yes)
    #expect(found.clauses(.toBeWon).map(\.topic) == [.decidedBy, .admission])
    #expect(try clause(.decidedBy, found).people.map(\.id) == ["board"])
    #expect(found.clauses(.toBeMet).map(\.explanation) == ["a will to share"])
  }

  @Test func theUsedClaimCountsAndTheOtherIsShown() throws {
    let twice = try assess("club", "twice")
    #expect(try clause(.population, twice).standing == .yes)
    #expect(try clause(.population, twice).others.map(\.says) == ["population: 49\u{A0}000"])
    #expect(try clause(.country, try assess("club", "port")).others.map(\.says) == ["country: NL"])
  }

  // Port left the club in 2017: it must join again, EUR 7000 over three years, before the forum's 3 × 100.
  @Test func aMembershipThatIsMissingComesFirst() throws {
    let found = try assess("forum", "port")
    #expect(found.verdict == .yes)
    #expect(found.first.map(\.into.id) == ["club"])
    #expect(found.ownCost.gross == 300)
    #expect(found.cost.gross == 7300)
    #expect(try assess("forum", "town").verdict == .no)
    #expect(try assess("forum", "blank").verdict == .unknown)
    let held = try assess("forum", "twice")
    #expect(held.verdict == .yes)
    #expect(held.first.isEmpty)
  }

  @Test func aCircleOfPreconditionsIsFound() throws {
    let found = try assess("ring", "port")
    #expect(found.verdict == .no)
    #expect(try clause(.requires, found).explanation.contains("ring > loop > ring"))
  }

  @Test func aGroupWithoutARuleIsUnknown() throws {
    #expect(try assess("silent", "port").verdict == .unknown)
  }

  @Test func aClosedOrFullGroupLetsNobodyIn() throws {
    #expect(try assess("shut", "port").verdict == .no)
    let full = try assess("full", "port")
    #expect(full.verdict == .no)
    #expect(try clause(.capacity, full).has == .count(3))
  }

  @Test(arguments: [(1, 0.0), (2, 3500), (3, 7000), (10, 31500)])
  func feesAreCountedByYear(horizon: Int, gross: Double) throws {
    let cost = try assess("club", "port", horizon: horizon).cost
    #expect(cost.gross == gross)
    #expect(cost.bounds == gross...gross)
    #expect(cost.refund?.upToEuros == 6000)
    #expect(cost.refund?.share == 0.5)
    #expect(cost.schedule == "free in year 1, then EUR 3500 a year")
  }

  @Test func whatIsNotSaidOfAPriceStaysUnknown() throws {
    let least = try assess("shut", "port").cost
    #expect(least.gross == 30000)
    #expect(least.isLowerBound)
    let size = try assess("full", "port").cost
    #expect(size.gross == nil)
    #expect(size.unknown == ["it depends on size; no amount is given"])
    let none = try assess("silent", "port").cost
    #expect(none.gross == nil)
    #expect(none.unknown == ["no fee is stated"])
  }
}
