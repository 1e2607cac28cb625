import Atlas
import Influence
import Interchange
import Testing

/// The sentences of a study hold what the report says and what can be counted by hand.
struct FindingsTests {
  private func findings() async throws -> [String: [Findings.Sentence]] {
    let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let paths = ["change", "eu"].map { "/\(folder)/Graphs/\($0)" }
    let atlas = try Atlas.load(paths)
    let library = ScenarioLibrary(folders: paths, for: atlas)
    let subject = try #require(
      FindingsSubject(
        atlas, ends: [.init(from: "eindhoven", to: "european-commission")],
        scenarios: [try library.stack("new-network")]))
    let findings = try await Findings(subject)
    return Dictionary(uniqueKeysWithValues: findings.findings.map { ($0.id, $0.sentences) })
  }

  private func expect(_ words: [String], at place: String, in sentences: [Findings.Sentence]?) throws {
    let sentence = try #require(
      sentences?.first { sentence in words.allSatisfy(sentence.text.contains) },
      "no sentence holds \(words)")
    #expect(sentence.evidence.map(\.description).contains(place), "\(sentence.text)")
  }

  @Test func theStudyIsAnsweredWithItsPlaces() async throws {
    let found = try await findings()
    // App. 01 Q9: free in the first year, EUR 3500 from the second: 7000 over three years; 50 000 to 250 000 people.
    try expect(["Eurotowns", "EUR 7000", "free in year 1"], at: "report App. 01 Q9", in: found["joining"])
    try expect(["Eurotowns", "Nagykanizsa may not", "974"], at: "report 2.2", in: found["joining"])
    // App. 06 Q2: four cities found a working group; 3.2B speaks of three.
    try expect(
      ["working group at Eurocities", "at least 4 cities"], at: "report App. 06 Q2", in: found["quorums"])
    try expect(["at least 3 cities by another reading"], at: "report 3.2B", in: found["quorums"])
    // 2.1 and 3.2B: Riga, Gdańsk, Aarhus and Eindhoven are in Eurocities; the five others of nine are in no network.
    try expect(
      ["5 of the 9", "Amarante", "Dún Laoghaire-Rathdown", "Forlì", "Nagykanizsa", "Skåne"], at: "report 2.1",
      in: found["coverage"])
    // 3.3A: Utrecht on 7 March 2018; the project ends on 3 May 2018 (3).
    try expect(["2018-03-07", "Utrecht"], at: "report 3.3A", in: found["agenda"])
    try expect(["2018-05-03: Ends: CHANGE!"], at: "report 3", in: found["agenda"])
    // Q10 of the questionnaires: EUKN and Eurotowns say no.
    try expect(
      ["Does a network of people-powered cities make sense", "no 2 (EUKN and Eurotowns)"],
      at: "report App. 03 Q10",
      in: found["survey"])
    try expect(["Eindhoven > Eurocities > European Commission"], at: "report 2.1", in: found["routes"])
    #expect(found["gatekeepers"]?.isEmpty == false)
    try expect(["The study says:"], at: "report 3.1", in: found["scenarios"])
  }

  // Town > net 0.5 > body 0.7 = 0.35; nobody else leads there, so every route runs through the net.
  @Test func aSmallAtlasHasFewFindings() async throws {
    let atlas = try Atlas.load(
      text: """
        atlas: {id: small, title: Small, as of: 2018-02-12}
        sources: {minutes: {title: Minutes, places: [item 1..9]}}
        entities:
          - {id: town, kind: city, name: Town, evidence: minutes item 1}
          - {id: net, kind: network, name: Net, evidence: minutes item 1}
          - {id: body, kind: EU body, name: Body, evidence: minutes item 1}
        ties:
          - town member of net: minutes item 2
          - net influences body: {evidence: minutes item 3, grade: strong}
        """)
    let subject = try #require(FindingsSubject(atlas, ends: [.init(from: "town", to: "body")]))
    let findings = try await Findings(subject).findings
    #expect(findings.map(\.id) == ["routes", "gatekeepers"])
    let route = try #require(findings.first?.sentences.first)
    #expect(
      route.text.hasPrefix(
        "The best route from Town to Body is Town > Net > Body, with strength 0.350 over 2 ties"))
    #expect(route.evidence.map(\.description) == ["minutes item 2", "minutes item 3"])
    #expect(findings[1].sentences.map(\.text).contains("Every route from Town to Body runs through Net."))
    #expect(findings[1].sentences[0].text.contains("with a chance of 0.350, counted exactly"))
    #expect(findings[0].commands == ["corridor routes town body -k 3"])
  }
}
