import Atlas
import Influence
import Testing

/// Every rule of the lint: an atlas with the defect, and one so like it as can be without.
struct LintTests {
  /// One rule on two lists of entities and ties.
  struct Case: Sendable, CustomTestStringConvertible {
    let rule: LintRule
    let what: String
    let certainty: LintFinding.Certainty
    let faulty: String
    let sound: String
    /// How often the rule finds something in the faulty one.
    var count = 1

    var testDescription: String { "\(rule.rawValue): \(what)" }
  }

  static func atlas(_ text: String) throws -> Atlas {
    try Atlas.load(text: "atlas: {id: test, as of: 2018-02-12}\n" + text)
  }

  static func findings(_ rule: LintRule, _ text: String) throws -> [LintFinding] {
    LintReport(try atlas(text), rules: [rule]).findings
  }

  @Test(arguments: cases) func theDefectIsFoundAndNothingElse(test: Case) throws {
    let found = try Self.findings(test.rule, test.faulty)
    #expect(found.map(\.certainty) == Array(repeating: test.certainty, count: test.count), "\(found)")
    #expect(found.allSatisfy { $0.rule == test.rule && !$0.remedy.isEmpty && !$0.because.isEmpty })
    #expect(try Self.findings(test.rule, test.sound) == [])
  }

  @Test func everyRuleHasACase() {
    // What a reader says of files of other programs has a test of its own.
    #expect(Set(Self.cases.map(\.rule)).union([.reading]) == Set(LintRule.allCases))
  }

  @Test func whatAReaderSaysIsFound() throws {
    let builder = try AtlasBuilder()
    builder.warn("2 loops are left out", at: SourcePosition(file: "x.csv", line: 1, column: 1))
    let found = LintReport(try builder.build(), rules: [.reading, .aliases]).findings
    #expect(found.map(\.rule) == [.reading])
    #expect(found.map(\.message) == ["2 loops are left out"])
  }

  private static func entities(_ lines: String...) -> String {
    "entities:\n" + lines.map { "  - {\($0), evidence: assumed}\n" }.joined()
  }

  private static func pair(_ one: String, _ other: String, kind: String = "network") -> String {
    entities("id: a, kind: \(kind), \(one)", "id: b, kind: \(kind), \(other)")
  }

  private static let two = entities(
    "id: a, kind: city, name: Alpha", "id: b, kind: network, name: Beta, until: 2016")

  static let cases: [Case] = duplicates + values + dates + evidence + structure

  private static let duplicates: [Case] = [
    Case(
      rule: .duplicates, what: "case and accents", certainty: .certain,
      faulty: pair("name: Réseau Vert", "name: RESEAU VERT"), sound: pair("name: Réseau Vert", "name: Rouge")),
    Case(
      rule: .duplicates, what: "legal form", certainty: .probable,
      faulty: pair("name: Green Cities AISBL", "name: Green Cities"),
      sound: pair("name: Green Cities", "name: Brown Towns")),
    Case(
      rule: .duplicates, what: "brackets, word order, plural", certainty: .probable,
      faulty: pair("name: Green City Network (GCN)", "name: Network of Green Citys"),
      sound: pair("name: Green City Network", "name: Network of Blue Towns")),
    Case(
      rule: .duplicates, what: "City of, umlauts", certainty: .probable,
      faulty: pair("name: City of Köln, country: DE", "name: Koeln, country: DE", kind: "city"),
      sound: pair("name: City of Köln, country: DE", "name: Koeln, country: BR", kind: "city")),
    Case(
      rule: .duplicates, what: "one letter", certainty: .possible,
      faulty: pair("name: Amarante", "name: Amerante", kind: "city"),
      sound: pair("name: Amarante", "name: Taranto", kind: "city")),
    Case(
      rule: .duplicates, what: "another number is another thing", certainty: .possible,
      faulty: pair("name: Working party 12", "name: Working parti 12"),
      sound: pair("name: Working party 12", "name: Working party 13")),
    Case(
      rule: .duplicates, what: "initials", certainty: .possible,
      faulty: pair("name: ENL", "name: European Network of Labs"),
      sound: pair("name: ENX", "name: European Network of Labs")),
    Case(
      rule: .duplicates, what: "shared alias", certainty: .probable,
      faulty: pair("name: Alpha, aliases: [The Club]", "name: Beta, aliases: [the club]"),
      sound: pair("name: Alpha, aliases: [The Club]", "name: Beta, aliases: [the house]")),
    Case(
      rule: .duplicates, what: "website", certainty: .probable,
      faulty: pair("name: Alpha, website: 'https://www.x.eu/'", "name: Beta, website: 'http://x.eu'"),
      sound: pair("name: Alpha, website: 'https://x.eu/a'", "name: Beta, website: 'https://x.eu/b'")),
    Case(
      rule: .duplicates, what: "location", certainty: .possible,
      faulty: pair(
        "name: Alpha, location: [51.4412, 5.4811]", "name: Beta, location: [51.4412, 5.4811]", kind: "city"),
      sound: pair(
        "name: Alpha, location: [51.4412, 5.4811]", "name: Beta, location: [51.4412, 5.4812]", kind: "city")),
    Case(
      rule: .duplicates, what: "one name far apart", certainty: .possible,
      faulty: pair("name: Newport, country: GB", "name: Newport, country: GB", kind: "city"),
      sound: pair(
        "name: Newport, country: GB, location: [51.5877, -2.9984]",
        "name: Newport, country: GB, location: [50.7012, -1.2883]", kind: "city")),
    Case(
      rule: .duplicates, what: "what follows on", certainty: .certain,
      faulty: pair("name: Alpha, until: 2016", "name: Alpha, since: 2016"),
      sound: pair("name: Alpha, until: 2015", "name: Alpha, since: 2016")),
    Case(
      rule: .aliases, what: "an alias is another's name", certainty: .certain,
      faulty: pair("name: Alpha, aliases: [Beta]", "name: Beta"),
      sound: pair("name: Alpha, aliases: [Gamma]", "name: Beta")),
  ]

  private static let values: [Case] = [
    Case(
      rule: .population, what: "more than any city", certainty: .certain,
      faulty: entities("id: a, kind: city, name: A, population: 229126000"),
      sound: entities("id: a, kind: city, name: A, population: 229126")),
    Case(
      rule: .population, what: "nobody", certainty: .probable,
      faulty: entities("id: a, kind: city, name: A, population: 0"),
      sound: entities("id: a, kind: network, name: A, population: 0")),
    Case(
      rule: .population, what: "more than the country states", certainty: .certain,
      faulty: entities(
        "id: a, kind: city, name: A, country: LV, population: 2000000",
        "id: lv, kind: country, name: Latvia, country: LV, population: 1934379"),
      sound: entities(
        "id: a, kind: city, name: A, country: LV, population: 1900000",
        "id: lv, kind: country, name: Latvia, country: LV, population: 1934379")),
    Case(
      rule: .population, what: "more than a country can have", certainty: .probable,
      faulty: entities("id: a, kind: city, name: A, country: LV, population: 6379710"),
      sound: entities("id: a, kind: city, name: A, country: LV, population: 637971")),
    Case(
      rule: .periods, what: "founded after its end", certainty: .certain,
      faulty: entities("id: a, kind: network, name: A, founded: 2017, until: 2016"),
      sound: entities("id: a, kind: network, name: A, founded: 2016, until: 2016")),
    Case(
      rule: .memberCounts, what: "below the members known", certainty: .probable,
      faulty: entities(
        "id: a, kind: city, name: A", "id: b, kind: city, name: B",
        "id: n, kind: network, name: N, members: 1")
        + "ties:\n  - a member of n: {assumed: t}\n  - b member of n: {assumed: t}\n",
      sound: entities(
        "id: a, kind: city, name: A", "id: b, kind: city, name: B",
        "id: n, kind: network, name: N, members: 1")
        + "ties:\n  - a member of n: {assumed: t}\n  - b member of n: {assumed: t, until: 2017}\n"),
    Case(
      rule: .shares, what: "more than the whole", certainty: .probable,
      faulty: entities(
        "id: a, kind: network, name: A", "id: b, kind: forum, name: B, share: 0.6",
        "id: c, kind: forum, name: C, share: 0.5")
        + "ties:\n  - b part of a: {assumed: t}\n  - c part of a: {assumed: t}\n",
      sound: entities(
        "id: a, kind: network, name: A", "id: b, kind: forum, name: B, share: 0.6",
        "id: c, kind: forum, name: C, share: 0.4")
        + "ties:\n  - b part of a: {assumed: t}\n  - c part of a: {assumed: t}\n"),
    Case(
      rule: .money, what: "a slip of the unit", certainty: .possible,
      faulty: entities(
        (1...5).map { "id: n\($0), kind: network, name: N\($0), budget: \($0)00000" }.joined(
          separator: ", evidence: assumed}\n  - {"), "id: x, kind: network, name: X, budget: 300000000000"),
      sound: entities(
        (1...5).map { "id: n\($0), kind: network, name: N\($0), budget: \($0)00000" }.joined(
          separator: ", evidence: assumed}\n  - {"), "id: x, kind: network, name: X, budget: 90000000")),
    Case(
      rule: .locations, what: "nowhere", certainty: .certain,
      faulty: entities("id: a, kind: city, name: A, location: [0, 0]"),
      sound: entities("id: a, kind: city, name: A, location: [51.48, 0]")),
    Case(
      rule: .locations, what: "the other way round", certainty: .probable,
      faulty: entities("id: a, kind: city, name: A, country: NL, location: [5.48, 51.44]"),
      sound: entities("id: a, kind: city, name: A, country: NL, location: [51.44, 5.48]")),
    Case(
      rule: .locations, what: "another continent", certainty: .possible,
      faulty: entities("id: a, kind: city, name: A, country: FR, location: [-21.1, 55.5]"),
      sound: entities("id: a, kind: city, name: A, country: PT, location: [37.74, -25.67]")),
    Case(
      rule: .contradictions, what: "above itself", certainty: .certain,
      faulty: two + "ties:\n  - a part of b: {assumed: t}\n  - b part of a: {assumed: t}\n",
      sound: two
        + "ties:\n  - a part of b: {assumed: t, until: 2014}\n  - b part of a: {assumed: t, since: 2015}\n"),
    Case(
      rule: .contradictions, what: "denied with a grade", certainty: .probable,
      faulty: two + "ties:\n  - a part of b: {assumed: t, denied: yes, grade: weak}\n",
      sound: two + "ties:\n  - a part of b: {assumed: t, denied: yes}\n"),
  ]

  private static let dates: [Case] = [
    Case(
      rule: .futureDates, what: "held and to come", certainty: .possible,
      faulty: two + "ties:\n  - a part of b: {assumed: t, since: 2018-03}\n",
      sound: two + "ties:\n  - a part of b: {assumed: t, since: 2018-02}\n"),
    Case(
      rule: .endedTies, what: "longer than the group", certainty: .certain,
      faulty: two + "ties:\n  - a member of b: {assumed: t, until: 2017}\n",
      sound: two + "ties:\n  - a member of b: {assumed: t, until: 2016}\n"),
    Case(
      rule: .endedTies, what: "after the last day of the event", certainty: .certain,
      faulty: entities("id: a, kind: person, name: A", "id: e, kind: event, name: E, until: 2017-05-03")
        + "ties:\n  - a presents at e: {assumed: t, since: 2017-05-04}\n",
      sound: entities("id: a, kind: person, name: A", "id: e, kind: event, name: E, until: 2017-05-03")
        + "ties:\n  - a presents at e: {assumed: t, since: 2017-05-03}\n"),
    Case(
      rule: .endedTies, what: "no end", certainty: .probable,
      faulty: two + "ties:\n  - a member of b: {assumed: t}\n",
      sound: two + "ties:\n  - a founded b: {assumed: t}\n"),
    Case(
      rule: .oldSources, what: "nobody saw the end", certainty: .possible,
      faulty: "sources: {s: {title: S, published: 2015}}\nentities:\n"
        + "  - {id: a, kind: network, name: A, until: 2017, evidence: s}\n",
      sound: "sources: {s: {title: S, published: 2017-12}}\nentities:\n"
        + "  - {id: a, kind: network, name: A, until: 2017, evidence: s}\n"),
    Case(
      rule: .undatedEvents, what: "an event some day", certainty: .certain,
      faulty: entities("id: e, kind: event, name: E"),
      sound: entities("id: e, kind: event, name: E, since: 2018")),
  ]

  private static let evidence: [Case] = [
    Case(
      rule: .unsourced, what: "an entity and a tie", certainty: .certain,
      faulty:
        "entities:\n  - {id: a, kind: city, name: A}\n  - {id: b, kind: city, name: B, evidence: assumed}\n"
        + "ties:\n  - a supports b:\n",
      sound: pair("name: A", "name: B"), count: 2),
    Case(
      rule: .assumed, what: "no reason", certainty: .certain, faulty: entities("id: a, kind: city, name: A"),
      sound: "entities:\n  - {id: a, kind: city, name: A, assumed: everybody knows}\n"),
    Case(
      rule: .uncitedSources, what: "declared in vain", certainty: .certain,
      faulty:
        "sources: {s: {title: S}, t: {title: T}}\nentities:\n  - {id: a, kind: city, name: A, evidence: s}\n",
      sound:
        "sources: {s: {title: S}, t: {title: T}}\nentities:\n  - {id: a, kind: city, name: A, evidence: s; t}\n"
    ),
    Case(
      rule: .places, what: "two spellings", certainty: .probable,
      faulty: "sources: {s: {title: S}}\nentities:\n  - {id: a, kind: city, name: A, evidence: s Art. 3}\n"
        + "  - {id: b, kind: city, name: B, evidence: s art 3}\n",
      sound: "sources: {s: {title: S}}\nentities:\n  - {id: a, kind: city, name: A, evidence: s Art. 3}\n"
        + "  - {id: b, kind: city, name: B, evidence: s Art. 4}\n"),
    Case(
      rule: .openPoints, what: "nobody decides", certainty: .certain,
      faulty:
        "contested:\n  - {id: p, point: 'Who?', claims: [{says: A, evidence: assumed}], open: no source says}\n",
      sound:
        "contested:\n  - {id: p, point: 'Who?', claims: [{says: A, evidence: assumed, used: it is said}]}\n"),
    Case(
      rule: .openPoints, what: "about a rule that is not there", certainty: .certain,
      faulty: joinable + "contested:\n  - {id: p, point: 'At what fee?', about: [a], to: jion, "
        + "claims: [{says: A, evidence: assumed, used: it is said}]}\n",
      sound: joinable + "contested:\n  - {id: p, point: 'At what fee?', about: [a], to: join, "
        + "claims: [{says: A, evidence: assumed, used: it is said}]}\n"),
  ]

  private static let joinable =
    "entities:\n  - {id: a, kind: network, name: A, assumed: t, rules: [{to: join, assumed: t, clauses: [{kind: [city]}]}]}\n"

  private static let structure: [Case] = [
    Case(
      rule: .orphans, what: "no tie", certainty: .certain, faulty: two,
      sound: two + "ties:\n  - a supports b: {assumed: t}\n", count: 2),
    Case(
      rule: .islands, what: "two apart from twenty", certainty: .possible, faulty: star(20, apart: true),
      sound: star(20, apart: false)),
    Case(
      rule: .emptyGroups, what: "nobody in it", certainty: .possible, faulty: two,
      sound: two + "ties:\n  - a member of b: {assumed: t}\n"),
    Case(
      rule: .unreachedBodies, what: "nothing leads to it", certainty: .certain,
      faulty: entities("id: a, kind: city, name: A", "id: e, kind: EU body, name: E")
        + "ties:\n  - a refers to e: {assumed: t}\n",
      sound: entities("id: a, kind: city, name: A", "id: e, kind: EU body, name: E")
        + "ties:\n  - a advises e: {assumed: t}\n"),
    Case(
      rule: .impossibleRules, what: "bounds the wrong way round", certainty: .certain,
      faulty: rule("population: {from: 250000, to: 50000}"),
      sound: rule("population: {from: 50000, to: 250000}")),
    Case(
      rule: .impossibleRules, what: "in to get in", certainty: .certain, faulty: rule("requires: [n]"),
      sound: rule("requires: [c]")),
    Case(
      rule: .impossibleRules, what: "what is no more", certainty: .probable, faulty: rule("requires: [old]"),
      sound: rule("requires: [c]")),
    Case(
      rule: .impossibleRules, what: "a kind the atlas has none of", certainty: .possible,
      faulty: rule("kind: [region]"), sound: rule("kind: [region, city]")),
    Case(
      rule: .impossibleRules, what: "two lists of countries", certainty: .certain,
      faulty: rule("country: [NL]}, {country: [PT]").replacing("name: C,", with: "name: C, country: NL,")
        .replacing("name: Old,", with: "name: Old, country: PT,"),
      sound: rule("country: [NL]}, {country: [NL, PT]").replacing("name: C,", with: "name: C, country: NL,")),
    Case(
      rule: .impossibleRules, what: "bounds that do not meet", certainty: .certain,
      faulty: rule("population: {from: 250000}}, {population: {to: 50000}"),
      sound: rule("population: {from: 50000}}, {population: {to: 250000}")),
    Case(
      rule: .impossibleRules, what: "a fee before the first year", certainty: .certain,
      faulty: rule("fee: {eur: 5, in year: 0}"), sound: rule("fee: {eur: 5, in year: 1}")),
    Case(
      rule: .impossibleRules, what: "two prices of a year", certainty: .probable,
      faulty: rule("fee: {eur: 5, in year: 1}}, {fee: {eur: 6, in year: 1}"),
      sound: rule("fee: {eur: 5, in year: 1}}, {fee: {eur: 6, in year: 2}")),
    Case(
      rule: .impossibleRules, what: "a quorum above the members", certainty: .certain,
      faulty: rule("quorum: {at least: 4, of: members}").replacing("name: N,", with: "name: N, members: 3,"),
      sound: rule("quorum: {at least: 3, of: members}").replacing("name: N,", with: "name: N, members: 3,")),
    Case(
      rule: .impossibleRules, what: "a circle", certainty: .certain, faulty: ring(closed: true),
      sound: ring(closed: false), count: 3),
    Case(
      rule: .unpricedOpenings, what: "no price", certainty: .certain,
      faulty: two + "ties:\n  - a member of b: {assumed: t, potential: yes}\n",
      sound: two + "ties:\n  - a member of b: {assumed: t, potential: yes, eur: 0}\n"),
    Case(
      rule: .hubs, what: "all in one", certainty: .possible, faulty: star(20, apart: true),
      sound: star(20, apart: true).replacing("id: hub", with: "transit: no, id: hub")),
  ]

  /// Three groups that each require the next; in the open one the last has another way in.
  private static func ring(closed: Bool) -> String {
    var text = "entities:\n"
    for (group, next) in [("a", "b"), ("b", "c"), ("c", "a")] {
      let free = !closed && group == "c" ? ", {to: join as associate, assumed: t}" : ""
      text += "  - {id: \(group), kind: network, name: \(group), evidence: assumed, "
      text += "rules: [{to: join, assumed: t, clauses: [{requires: [\(next)]}]}\(free)]}\n"
    }
    return text
  }

  private static func rule(_ clause: String) -> String {
    "entities:\n  - {id: c, kind: city, name: C, evidence: assumed}\n"
      + "  - {id: old, kind: network, name: Old, until: 2016, evidence: assumed}\n"
      + "  - {id: n, kind: network, name: N, evidence: assumed, rules: [{to: join, assumed: t, clauses: [{\(clause)}]}]}\n"
  }

  /// A hub with so many members, and two entities tied to one another, or one of them also to the hub.
  private static func star(_ count: Int, apart: Bool) -> String {
    var lines = [
      "id: hub, kind: network, name: Hub", "id: x, kind: city, name: X", "id: y, kind: city, name: Y",
    ]
    lines += (1...count).map { "id: c\($0), kind: city, name: C\($0)" }
    var text = "entities:\n" + lines.map { "  - {\($0), evidence: assumed}\n" }.joined() + "ties:\n"
    text += (1...count).map { "  - c\($0) member of hub: {assumed: t}\n" }.joined()
    text += "  - x supports y: {assumed: t}\n"
    return apart ? text : text + "  - x member of hub: {assumed: t}\n"
  }
}
