import Testing

@testable import Atlas

/// Each change of a scenario by itself: what it does, what stays, what is said where it cannot be made.
@Suite struct ScenarioChangeTests {
  private static let text = """
    atlas: {id: small, as of: 2018-02-12}
    sources:
      report: {title: A report, places: ["1", "2"]}
    entities:
      - {id: town, kind: city, name: Town, population: 60000, evidence: report 1}
      - id: union
        kind: network
        name: Union
        evidence: report 1
        rules:
          - to: join
            evidence: report 1
            clauses:
              - kind: [city]
              - fee: {eur: 100, in year: 1}
              - fee: {eur: 500, from year: 2, per: year}
              - decided by: [council]
      - {id: council, kind: working group, name: Council, evidence: report 1}
      - {id: office, kind: EU body, name: Office, evidence: report 2}
    ties:
      - town member of union: {evidence: report 1, potential: yes, note: an opening}
      - union influences office: {evidence: report 2, grade: weak, since: 2010, note: by letters}
      - council part of union: report 1
      - office supports union: {evidence: report 1, until: 2012}
      - office supports union: {evidence: report 1, since: 2015}
    recommendations:
      - {id: r-join, says: Join., who: [town], towards: [union], evidence: report 1}
      - {id: r-talk, says: Talk., who: [town], towards: [office], evidence: report 2}
    statements:
      - {id: s-cost, says: It costs little., about: [union], evidence: report 2}

    """

  private func atlas() throws -> Atlas { try load(Self.text) }

  private func applied(_ body: String) throws -> (before: Atlas, after: Atlas) {
    let before = try atlas()
    let scenario = try Scenario(text: "scenario: {id: t, assumed: x}\n" + body, for: before)
    let (after, inverse) = try before.applying(scenario)
    expectSame(try after.applying(inverse).atlas, before)
    return (before, after)
  }

  private func tie(_ name: String, in atlas: Atlas) -> Tie? {
    atlas.ties.first { "\(atlas.entities[$0.from].id) \($0.type) \(atlas.entities[$0.to].id)" == name }
  }

  /// `line:column message; expected; near` of every fault in reading or applying.
  private func faults(_ body: String) throws -> [String] {
    let atlas = try atlas()
    do throws(AtlasError) {
      _ = try atlas.applying(Scenario(text: "scenario: {id: t, assumed: x}\n" + body, for: atlas))
      return []
    } catch {
      return error.diagnostics.map {
        "\($0.position?.line ?? 0):\($0.position?.column ?? 0) \($0.message)"
          + ($0.expected.map { "; \($0)" } ?? "") + ($0.nearest.isEmpty ? "" : "; near \($0.nearest[0])")
      }
    }
  }

  /// The same to the last claim, place and order.
  private func expectSame(_ one: Atlas, _ other: Atlas, _ comment: Comment = "") {
    #expect("\(one.entities)" == "\(other.entities)", comment)
    #expect("\(one.ties)" == "\(other.ties)", comment)
    #expect(one.entities.map { one.index(of: $0.id) } == Array(0..<one.entities.count), comment)
  }

  @Test func aChangeOfATieKeepsWhatItDoesNotName() throws {
    let (_, after) = try applied(
      "change: {ties: [union influences office: {grade: strong, assumed: it grows}]}")
    let changed = try #require(tie("union influences office", in: after))
    #expect(changed.statement.grade == "strong")
    #expect(changed.statement.period.since == PartialDate(year: 2010))
    #expect(changed.notes == ["by letters"])
    #expect(changed.evidence.basis == .assumed && changed.evidence.reason == "it grows")
  }

  // What is not said to be held stays an opening.
  @Test func anOpeningBecomesHeldOnlyWhereThatIsSaid() throws {
    let still = try applied("change: {ties: [town member of union: {grade: strong, assumed: x}]}").after
    #expect(tie("town member of union", in: still)?.isHeld == false)
    let held = try applied("change: {ties: [town member of union: {potential: no, assumed: x}]}").after
    #expect(tie("town member of union", in: held)?.isHeld == true)
  }

  // The opening cites report 1 as the recommendation does, and joins two that it names.
  @Test func aRecommendationIsCarriedOut() throws {
    let (before, after) = try applied("apply: r-join")
    let joined = try #require(tie("town member of union", in: after))
    #expect(joined.isHeld && joined.evidence.basis == .assumed)
    #expect(joined.evidence.citations == [Citation(source: "report", at: "1")])
    #expect(joined.evidence.reason == "the recommendation r-join is carried out")
    #expect(zip(before.ties, after.ties).filter { "\($0)" != "\($1)" }.count == 1)
  }

  @Test func attributesComeAndGoByThemselves() throws {
    let (_, after) = try applied(
      """
      remove: {attributes: [{of: town, attribute: population}]}
      add: {attributes: [{of: office, country: {value: BE, evidence: report 2}}]}
      """)
    #expect(after.entity("town")?.number("population") == nil)
    #expect(after.entity("office")?.text("country") == "BE")
  }

  // The two fees give way to the one; the kinds and who decides stay.
  @Test func rulesComeChangeAndGoByThemselves() throws {
    let changed = try applied(
      "change: {rules: [{of: union, to: join, evidence: report 2, clauses: [{fee: {eur: 900}}]}]}"
    ).after
    let clauses = try #require(changed.entity("union")?.rules.first?.clauses)
    #expect(clauses.map(\.topic) == [.kind, .fee, .decidedBy])
    #expect(clauses[1].claims.used.value.description.contains("900"))
    #expect(
      try applied("remove: {rules: [{of: union, to: join}]}").after.entity("union")?.rules.isEmpty == true)
    let added = try applied(
      "add: {rules: [{of: union, to: join as associate, assumed: x, clauses: []}]}"
    ).after
    #expect(added.entity("union")?.rules.map(\.action) == ["join", "join as associate"])
  }

  @Test func namesAliasesNotesAndTransitChange() throws {
    let entity = try #require(
      try applied("change: {entities: [{id: office, name: Bureau, aliases: [B], note: n, transit: yes}]}")
        .after.entity("office"))
    #expect(entity.name == "Bureau" && entity.aliases == ["B"])
    #expect(entity.notes == ["n"] && entity.allowsTransit == true)
  }

  // A later scenario sees what an earlier one made, so the order matters.
  @Test func scenariosStackInTheirOrder() throws {
    let base = try atlas()
    func read(_ body: String) throws -> Scenario {
      try Scenario(text: "scenario: {id: t, assumed: x}\n" + body, for: base)
    }
    let found = try read("add: {entities: [{id: forum, kind: forum, name: Forum, assumed: x}]}")
    let enter = try read("add: {ties: [town member of forum: {assumed: x}]}")
    #expect(tie("town member of forum", in: try base.applying([found, enter])) != nil)
    #expect(throws: AtlasError.self) { try base.applying([enter, found]) }
  }

  @Test(arguments: [
    ("remove: {ties: [town member of council]}", "2:17 there is no tie 'town member of council'"),
    (
      "remove: {attributes: [{of: office, attribute: population}]}",
      "2:23 'office' has no 'population' to take"
    ),
    ("remove: {attributes: [{of: town, attribute: popluation}]}", "2:45 there is no attribute 'popluation'"),
    ("remove: {rules: [{of: union, to: leave}]}", "2:18 'union' has no rule to leave; it has rules to join"),
    ("remove: {entities: [council]}", "2:21 'council' cannot go: the rule to join of 'union' names it"),
    (
      "change: {ties: [office supports union: {grade: weak}]}",
      "2:17 there are 2 ties 'office supports union'"
    ),
    (
      "change: {ties: [union influences office: {until: 2005}]}",
      "2:17 the tie 'union influences office' would end (2005) before it begins (2010)"
    ),
    (
      "change: {entities: [{id: office, population: {value: 7, assumed: x}}]}",
      "2:46 'office' has no 'population' to change; add it, under 'add: attributes:'"
    ),
    (
      "change: {entities: [{id: town, popluation: 7}]}",
      "2:32 an entity has no key 'popluation'; near population"
    ),
    ("change: {rules: [{of: town, to: join}]}", "2:18 'town' has no rule to join; it has rules to none"),
    (
      "add: {attributes: [{of: town, population: {value: 7, assumed: x}}]}",
      "2:43 'town' has 'population' already"
    ),
    ("add: {rules: [{of: union, to: join, assumed: x}]}", "2:15 'union' has a rule to join already"),
    (
      "add: {rules: [{of: town, to: join, assumed: x, clauses: [{requires: [untion]}]}]}",
      "2:70 unknown entity 'untion'; near union"
    ),
    (
      "add: {ties: [town member of union: report 1]}",
      "2:14 the tie 'town member of union' is there already; it is an opening; change it instead"
    ),
    ("apply: r-jion", "2:8 the atlas has no recommendation 'r-jion'; near r-join"),
    ("apply: r-talk", "2:8 the recommendation 'r-talk' names no opening of the atlas"),
  ])
  func whatCannotBeDoneIsSaidWithItsPlace(_ body: String, _ expected: String) throws {
    let told = try faults(body)
    #expect(told.count == 1, "\(told)")
    #expect(told.first?.hasPrefix(expected) == true, "\(told)")
  }

  @Test func whatTheHeaderNamesMustBeThere() throws {
    let base = try atlas()
    for (key, id) in [("says", "s-cots"), ("recommendations", "r-jion")] {
      let scenario = try Scenario(text: "scenario: {id: t, assumed: x, \(key): [\(id)]}", for: base)
      let error = #expect(throws: AtlasError.self) { try base.applying(scenario) }
      #expect(error?.diagnostics.first?.message.contains("'\(id)'") == true)
      #expect(error?.diagnostics.first?.nearest.first == (key == "says" ? "s-cost" : "r-join"))
      #expect(error?.diagnostics.first?.excerpt?.contains(id) == true)
    }
  }

  // Several faults are told at once, in the order of their places.
  @Test func allFaultsAreToldAtOnce() throws {
    let told = try faults(
      """
      remove: {ties: [town member of council], entities: [nobody]}
      add:
        entities: [{id: town, kind: city, name: T, assumed: x}]
        ties: [town member of nowhere: {assumed: x}]
      """)
    #expect(told.map { $0.prefix(2) } == ["2:", "2:", "4:", "5:"], "\(told)")
  }

  @Test func aBrokenFileIsToldOnce() throws {
    #expect(try faults("add: {ties: [").count == 1)
  }

  // As written in YAML, through the reader; the other random test makes its changes by program. Ten are laid over each of
  // forty atlases.
  @Test func randomFilesAreUndone() throws {
    var changed = 0
    for world in 1...40 as ClosedRange<UInt64> {
      let base = try load(RandomScenario(world: world, seed: 0).atlas)
      for seed in 1...10 as ClosedRange<UInt64> {
        let random = RandomScenario(world: world, seed: seed)
        let scenario = try Scenario(text: random.scenario, for: base)
        let (after, inverse) = try base.applying(scenario)
        changed += "\(after.entities)\(after.ties)" == "\(base.entities)\(base.ties)" ? 0 : 1
        let (back, again) = try after.applying(inverse)
        expectSame(back, base, "world \(world), seed \(seed)")
        expectSame(try base.applying(again).atlas, after, "world \(world), seed \(seed)")
      }
    }
    #expect(changed > 320)
  }
}
