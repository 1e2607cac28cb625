import Atlas
import Testing

/// What a sound atlas means once loaded.
struct AtlasLoadingTests {
  private let text = """
    atlas: {id: small, title: A small atlas, as of: 2018-02-12}
    sources:
      report: {title: The report, published: 2018-02-12, places: [2.1, App. 06 Q1..11]}
    entities:
      - {id: riga, kind: city, name: Rīga, aliases: [Riga], country: LV, evidence: report 2.1}
      - id: eurocities
        kind: network
        name: Eurocities
        evidence: report 2.1
        founded: 1986
        members:
          - {value: 140, used: the full members}
          - {value: 185, note: with partner cities}
        rules:
          - to: found a working group
            evidence: report 2.1; report App. 06 Q2
            clauses:
              - kind: [city]
              - quorum:
                  - {at least: 4, of: city, used: the stricter}
                  - {at least: 3, of: city, evidence: report App. 06 Q9}
              - fee: {eur: 0, in year: 1}
              - fee: {eur: 3500, from year: 2, per: year, note: paid in spring}
    ties:
      - riga member of eurocities: {evidence: report 2.1; report App. 06 Q9, since: 2004-05, grade: strong}
    """

  @Test func readsEntitiesWithTheirAttributesAndClaims() throws {
    let atlas = try load(text)
    let network = try #require(atlas.entity("eurocities"))
    #expect(network.number("members") == 140)
    #expect(network.attribute("members")?.all.count == 2)
    #expect(network.attribute("members")?.isContested == true)
    #expect(network.attribute("founded")?.used.value == .date(try #require(PartialDate("1986"))))
    #expect(network.attribute("founded")?.used.evidence.citations == [Citation(source: "report", at: "2.1")])
    #expect(atlas.asOf == PartialDate("2018-02-12"))
    #expect(atlas.warnings.isEmpty)
  }

  @Test func moreThanOneSpaceMayStandBetweenTheWordsOfATie() throws {
    let spaced = text.replacing("- riga member of eurocities:", with: "- ' riga  member   of eurocities ':")
    let (one, other) = (try load(text).ties[0], try load(spaced).ties[0])
    #expect((one.from, one.type, one.to) == (other.from, other.type, other.to))
  }

  @Test func readsRulesWithContestedClauses() throws {
    let rule = try #require(try load(text).entity("eurocities")?.rules.first)
    #expect(rule.action == "found a working group")
    #expect(rule.clauses.map(\.topic) == [.kind, .quorum, .fee, .fee])
    let quorum = rule.clauses[1].claims
    #expect(quorum.used.value.description == "at least 4 city")
    #expect(quorum.isContested)
    #expect(
      rule.clauses[0].claims.used.evidence.citations.map(\.description) == [
        "report 2.1", "report App. 06 Q2",
      ])
    #expect(rule.clauses[3].claims.used.value.description == "EUR 3500 a year from year 2")
    #expect(rule.clauses[3].claims.used.note == "paid in spring")
  }

  @Test func readsTiesWithPeriodGradeAndEvidence() throws {
    let atlas = try load(text)
    let tie = try #require(atlas.ties.first)
    #expect(atlas.entities[tie.from].id == "riga")
    #expect(atlas.entities[tie.to].id == "eurocities")
    #expect(tie.type == "member of")
    #expect(tie.statement.grade == "strong")
    #expect(tie.evidence.citations.count == 2)
    #expect(!atlas.holds(tie, on: try #require(PartialDate("2004-04-30"))))
    #expect(atlas.holds(tie, on: try #require(PartialDate("2004-05-01"))))
  }

  // Strong is the interval 0.6 to 0.8 in the default vocabulary; its middle is (0.6 + 0.8) / 2 = 0.7.
  @Test func aGradeStandsForTheMiddleOfItsInterval() throws {
    let grade = try #require(try load(text).vocabulary.grade("strong"))
    #expect(abs(grade.chance - 0.7) < 1e-12)
  }

  @Test func severalStatementsOfATieAreOneTieWithSeveralClaims() throws {
    let atlas = try load(
      text + """

          - riga member of eurocities: report App. 06 Q2
        """)
    #expect(atlas.ties.count == 1)
    #expect(atlas.ties[0].claims.all.count == 2)
    #expect(atlas.ties[0].evidence.citations.count == 3)
    #expect(!atlas.ties[0].isContested)
  }

  @Test func periodsThatDoNotTouchAreSeparateTies() throws {
    let atlas = try load(
      text + """

          - riga member of eurocities: {evidence: report 2.1, until: 1999}
        """)
    #expect(atlas.ties.map(\.statement.period.since) == [nil, PartialDate("2004-05")])
  }

  @Test func aDeniedTieIsKeptAndDoesNotHold() throws {
    let atlas = try load(
      text + """

          - eurocities supports riga:
            - {evidence: report 2.1}
            - {denied: yes, evidence: report App. 06 Q9, used: the later word}
        """)
    let tie = try #require(atlas.ties.first { $0.type == "supports" })
    #expect(tie.isContested)
    #expect(!tie.isHeld)
    #expect(tie.claims.all.count == 2)
  }

  @Test func anOccasionMayBeUsedUntilItIsOver() throws {
    let atlas = try load(
      """
      entities:
        - {id: meeting, kind: event, name: Meeting, since: 2018-03-07, until: 2018-03-08, evidence: assumed}
        - {id: project, kind: project, name: Project, since: 2018-03-07, evidence: assumed}
      """)
    let before = try #require(PartialDate("2018-02-12"))
    #expect(atlas.exists(try #require(atlas.entity("meeting")), on: before))
    #expect(!atlas.exists(try #require(atlas.entity("meeting")), on: try #require(PartialDate("2018-03-09"))))
    #expect(!atlas.exists(try #require(atlas.entity("project")), on: before))
  }

  @Test func anAtlasExtendsTheVocabulary() throws {
    let atlas = try load(
      """
      vocabulary:
        kinds: {guild: {plural: guilds, level: local, shape: box, colour: "#123456", transit: no}}
        attributes: {mascot: {type: text}}
        tie types: {rivals: {phrase: rivals, inverse: rivals, flow: {along: faint}, from: [guild]}}
      entities:
        - {id: a, kind: guild, name: A, mascot: Bear, evidence: assumed}
        - {id: b, kind: guild, name: B, evidence: assumed}
      ties:
        - a rivals b: {assumed: for the test}
      """)
    #expect(atlas.entity("a")?.text("mascot") == "Bear")
    #expect(atlas.vocabulary.tieType("rivals")?.flow.along?.name == "faint")
    #expect(atlas.vocabulary.tieType("member of") != nil)
    #expect(!atlas.allowsTransit(try #require(atlas.entity("a"))))
    #expect(atlas.ties[0].evidence.basis == .assumed)
  }

  // Norway's code, a number with a leading zero and a date stay what the author wrote.
  @Test func scalarsAreTextUntilTheFieldSaysOtherwise() throws {
    let atlas = try load(
      """
      entities:
        - {id: oslo, kind: city, name: 012, country: NO, aliases: [on, 12:30], evidence: assumed}
      """)
    #expect(atlas.entity("oslo")?.text("country") == "NO")
    #expect(atlas.entity("oslo")?.name == "012")
    #expect(atlas.entity("oslo")?.aliases == ["on", "12:30"])
  }
}
