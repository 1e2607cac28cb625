import Atlas
import Testing

/// Every fault is found in one go, at its line and column, with what was expected and the nearest known name.
struct FaultyAtlasTests {
  // Columns are counted by hand: in line 3 the value of the fourth key stands after 5 + 12 + 12 + 14 + 12 characters.
  @Test func reportsEverythingInOneGo() {
    let text = """
      entities:
        - {id: riga, kind: citty, name: Riga, evidence: assumed}
        - {id: gdansk, kind: city, name: Gdańsk, population: -5, evidence: assumed}
        - {id: aarhus, kind: city, name: Aarhus, founded: 2017-13, evidence: assumed}
        - {id: forli, kind: city, name: Forlì, colour: red, evidence: assumed}
      ties:
        - riga member of eurocitis: {assumed: guess}
        - riga membr of gdansk: {assumed: guess}
      """
    #expect(
      places(text) == [
        "2:22 unknown kind 'citty'", "3:56 'population' is -5", "4:53 'founded' is '2017-13'",
        "5:42 an entity has no key 'colour'", "7:5 unknown entity 'eurocitis'",
        "8:5 unknown tie type 'membr of'",
      ])
    let found = faults(text)
    #expect(found.first?.nearest == ["city"])
    #expect(found.last?.nearest == ["member of"])
    #expect(found[1].expected == "expected 0 or more")
    #expect(found[0].description.contains("    - {id: riga, kind: citty"))
    #expect(found[0].excerpt?.hasSuffix(String(repeating: " ", count: 25) + "^") == true)
  }

  @Test(arguments: [
    ("entities: [", 2, 1), ("entities: }", 1, 11), ("a: b\n  c: d", 2, 4), ("\"unended", 1, 1),
    ("entities:\n\t- x", 2, 1), ("entities: *nobody", 1, 11), ("entities: []\nentities: []", 2, 1),
    ("entities: []\n---\nties: []", 2, 1),
  ])
  func malformedYAMLIsPlaced(text: String, line: Int, column: Int) {
    let found = faults(text)
    #expect(found.count == 1)
    #expect(found.first?.position?.line == line, "\(found)")
    if text.hasPrefix("entities: *") { #expect(found.first?.position?.column == column) }
  }

  @Test func anAliasThatHoldsItselfIsRefused() {
    #expect(
      places("entities: &all [{id: a, kind: city, name: A}, *all]") == [
        "1:47 the alias '*all' contains itself"
      ])
  }

  // Nine levels of ten references each would be 10^9 values.
  @Test func anAliasBombIsStopped() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let reference = "*a\(level - 1)"
      text +=
        "a\(level): &a\(level) [" + Array(repeating: reference, count: 10).joined(separator: ", ") + "]\n"
    }
    #expect(faults(text).map(\.message) == ["the aliases expand to too many values"])
  }

  @Test func deepNestingIsRefused() {
    let found = faults("entities: " + String(repeating: "[", count: 5_000))
    #expect(found.map(\.message) == ["nested more than 64 levels deep"])
  }

  @Test func aHugeSingleLineIsRefusedWithAReadableMessage() {
    let found = faults(String(repeating: "x", count: 10_000_000))
    #expect(found.map(\.message) == ["the file holds a text"])
    #expect((found.first?.description.utf8.count ?? .max) < 400)
  }

  @Test func invalidUTF8IsPlaced() {
    let bytes = Array("entities:\n  - {id: a, name: \"".utf8) + [0xC3, 0x28] + Array("\"}".utf8)
    let path = TemporaryFolder.file(bytes)
    defer { TemporaryFolder.remove(path) }
    #expect(throws: AtlasError.self) { try Atlas.load([path]) }
    do throws(AtlasError) {
      _ = try Atlas.load([path])
    } catch {
      #expect(error.diagnostics.first?.position == SourcePosition(file: path, line: 2, column: 20))
    }
  }

  @Test func aMissingFileIsUnreadableNotInvalid() {
    do throws(AtlasError) {
      _ = try Atlas.load(["no/such/atlas"])
      Issue.record("it loaded")
    } catch {
      #expect(error.reason == .unreadable)
      #expect(error.description.contains("no/such/atlas: no such file or folder"))
    }
  }

  @Test func theSameIdTwiceNamesBothPlaces() {
    let found = faults(
      """
      entities:
        - {id: a, kind: city, name: A, evidence: assumed}
        - {id: a, kind: network, name: A, evidence: assumed}
      """)
    #expect(found.map(\.message) == ["the entity 'a' is defined a second time"])
    #expect(found.first?.expected == "the other place is atlas.yaml:2:19")
    #expect(found.first?.position?.line == 3)
  }

  @Test func claimsThatDifferMustSayWhichIsUsed() {
    let text = """
      entities:
        - {id: a, kind: city, name: A, evidence: assumed, population: [{value: 1}, {value: 2}]}
        - {id: b, kind: city, name: B, evidence: assumed, population: [{value: 1}, {value: 1}]}
      """
    #expect(places(text) == ["2:65 the claims of 'population' differ"])
  }

  @Test func evidenceMustNameAKnownSourceAndPlace() {
    let text = """
      sources: {report: {title: R, places: [2.1, 2.2, App. 01 Q1..3]}}
      entities:
        - {id: a, kind: city, name: A, evidence: reprot 2.1}
        - {id: b, kind: city, name: B, evidence: report App. 01 Q4}
        - {id: c, kind: city, name: C, evidence: report App. 01 Q3; report 2.2}
      """
    #expect(
      places(text) == ["3:44 unknown source 'reprot'", "4:44 the source 'report' has no place 'App. 01 Q4'"])
    #expect(faults(text).first?.nearest == ["report"])
  }

  @Test func aClaimWithoutEvidenceIsAWarning() throws {
    let atlas = try load("entities: [{id: a, kind: city, name: A}]")
    #expect(atlas.warnings.map(\.message) == ["no evidence"])
  }

  @Test func aMailAddressIsRefused() {
    let text = "entities: [{id: a, kind: city, name: A, evidence: assumed, note: write to a@example.org}]"
    #expect(places(text) == ["1:66 'note' holds an e-mail address"])
  }

  @Test func atiesEndsMustBeOfTheKindsItsTypeJoins() {
    let text = """
      entities:
        - {id: a, kind: city, name: A, evidence: assumed}
        - {id: b, kind: network, name: B, evidence: assumed}
      ties:
        - a works for b: {assumed: guess}
      """
    #expect(places(text) == ["5:5 'works for' cannot start from 'a', a city"])
  }
}
