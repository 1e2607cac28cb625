import Atlas
import Foundation
import Interchange
import Testing

/// Names are matched with care, and what is unclear is left alone.
@Suite struct NameMatchingTests {
  private static let atlas = """
    sources: {own: {title: Own}}
    entities:
      - {id: koln, kind: city, name: Köln, aliases: [Cologne], country: DE, evidence: own}
      - {id: frankfurt-main, kind: city, name: Frankfurt am Main, aliases: [Frankfurt], country: DE, evidence: own}
      - {id: frankfurt-oder, kind: city, name: Frankfurt (Oder), country: DE, evidence: own}
      - {id: newport, kind: city, name: Newport, country: GB, evidence: own}
      - {id: athens, kind: city, name: Athens, country: GR, evidence: own}
      - {id: st-polten, kind: city, name: Sankt Pölten, country: AT, evidence: own}
      - {id: aarhus, kind: city, name: Aarhus, aliases: [Århus], country: DK, evidence: own}
      - {id: gdansk, kind: city, name: Gdańsk, country: PL, evidence: own}
      - {id: tyne, kind: city, name: Tyne & Wear, country: GB, evidence: own}
      - {id: nowhere, kind: city, name: Springfield, evidence: own}
      - {id: rivers, kind: network, name: Rivers, evidence: own}
    """

  private func matches(_ rows: [String], match: String = "{by: [name, alias]}") throws
    -> [String: MappingReport.Match]
  {
    let folder = try MappingFolder([
      "own.yaml": Self.atlas,
      "map.yaml": MappingFolder.mapping(
        """
            - file: a.csv
              source: s
              entities:
                place: {key: key, kind: {column: kind, values: {c: city, n: network}}, name: name,
                        country: country, match: \(match)}
        """),
      "a.csv": "key,name,country,kind\n"
        + rows.enumerated().map { "\($0),\($1)\($1.hasSuffix(",n") ? "" : ",c")\n" }.joined(),
    ])
    let report = try folder.load(["own.yaml", "map.yaml"], suggests: true).report
    return Dictionary(uniqueKeysWithValues: report.matches.map { ($0.key, $0) })
  }

  @Test(arguments: [
    ("KOELN,DE", "koln", "name"), ("koln,DE", "koln", "name"), ("Cologne,DE", "koln", "alias"),
    ("Köln,Germany", "koln", "name"), ("Stadt Köln,DE", "koln", "name, simplified"),
    ("Athens,EL", "athens", "name"), ("Newport,UK", "newport", "name"),
    ("City of Newport,GB", "newport", "name, simplified"),
    ("Newport City Council,GB", "newport", "name, simplified"),
    ("St. Pölten,AT", "st-polten", "name, simplified"),
    ("Sankt Poelten,AT", "st-polten", "name"), ("Arhus,DK", "aarhus", "alias"),
    ("Aarhus Kommune,DK", "aarhus", "name, simplified"), ("Gmina Gdansk,PL", "gdansk", "name, simplified"),
    ("Tyne and Wear,GB", "tyne", "name, simplified"), ("Koln,", "koln", "name"),
    ("Springfield,US", "nowhere", "name"), ("Rivers,,n", "rivers", "name"),
  ])
  func oneNameManySpellings(_ row: String, _ entity: String, _ how: String) throws {
    let match = try #require(try matches([row])["0"])
    #expect(match.outcome == .matched)
    #expect(match.entity == entity)
    #expect(match.how == how)
  }

  @Test(arguments: ["Newport,IE", "Cologne,FR", "Rivers,GB", "Newport County,GB", "Köln,,n"])
  func anotherCountryOrKindIsAnother(_ row: String) throws {
    let match = try #require(try matches([row])["0"])
    #expect(match.outcome == .unmatched)
    #expect(match.entity?.isEmpty == false)
  }

  @Test func aNameOfSeveralIsNotGuessed() throws {
    // 'Frankfurt' is an alias of the one; 'Frankfurt (Oder)' is only simplified to it, and so does not count.
    let main = try #require(try matches(["Frankfurt,DE"])["0"])
    #expect(main.entity == "frankfurt-main")
    let city = try #require(try matches(["Stadt Frankfurt,DE"])["0"])
    #expect(city.outcome == .ambiguous)
    #expect(city.candidates == ["frankfurt-main", "frankfurt-oder"])
    #expect(city.entity == "stadt-frankfurt")
  }

  @Test func oneEntityThatTwoKeysClaimIsNeither() throws {
    let found = try matches(["Newport,GB", "NEWPORT,GB", "Köln,DE"])
    #expect(found["0"]?.outcome == .ambiguous)
    #expect(found["1"]?.outcome == .ambiguous)
    #expect(found["0"]?.how == "row 3 has the same name and another key")
    #expect(found["2"]?.outcome == .matched)
  }

  @Test func aRowThatGivesTheCountryComesBeforeOneThatDoesNot() throws {
    let found = try matches(["Newport,", "Newport,GB"])
    #expect(found["0"]?.outcome == .ambiguous)
    #expect(found["1"]?.entity == "newport")
    #expect(found["1"]?.outcome == .matched)
  }

  @Test func aWholeNameComesBeforeASimplifiedOne() throws {
    let found = try matches(["Newport,GB", "City of Newport,GB"])
    #expect(found["0"]?.entity == "newport")
    #expect(found["1"]?.outcome == .unmatched)
  }

  @Test func anEarlierColumnComesBeforeALaterOne() throws {
    let folder = try MappingFolder([
      "own.yaml": Self.atlas,
      "map.yaml": MappingFolder.mapping(
        """
            - file: a.csv
              source: s
              entities:
                place: {key: key, kind: city, name: town, country: land, match: {columns: [town, part]}}
        """),
      "a.csv": "key,town,part,land\n1,Caerleon,Newport,GB\n2,Newport,,GB\n3,Deutz,Köln,DE\n",
    ])
    let report = try folder.load(["own.yaml", "map.yaml"]).report
    #expect(report.matches.first { $0.key == "2" }?.entity == "newport")
    #expect(report.matches.first { $0.key == "1" }?.outcome == .unmatched)
    #expect(report.matches.first { $0.key == "3" }?.entity == "koln")
  }

  @Test func optionsNarrowTheSearch() throws {
    #expect(try matches(["Cologne,DE"], match: "name")["0"]?.outcome == .unmatched)
    #expect(try matches(["Springfield,US"], match: "{same country: yes}")["0"]?.outcome == .unmatched)
    #expect(try matches(["Köln,,n"], match: "{kinds: [city]}")["0"]?.entity == "koln")
    #expect(try matches(["Köln,,n"], match: "{kinds: {network: city}}")["0"]?.entity == "koln")
  }

  @Test func nearNamesAreSuggestionsOnly() throws {
    let match = try #require(try matches(["Gdynsk,PL"])["0"])
    #expect(match.outcome == .unmatched)
    #expect(match.candidates == ["gdansk"])
    let metropolis = try #require(try matches(["Metropole de Newport,GB"])["0"])
    #expect(metropolis.outcome == .unmatched)
    #expect(metropolis.candidates == ["newport"])
  }
}
