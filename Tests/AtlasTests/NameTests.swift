import Atlas
import Testing

struct NameTests {
  @Test(arguments: [
    ("Gdańsk", "gdansk"), ("GDANSK", "gdansk"), ("Łódź", "lodz"),
    ("Dún Laoghaire-Rathdown", "dunlaoghairerathdown"),
    ("CHANGE!", "change"), ("Århus", "arhus"), ("Forlì", "forli"), ("Straße", "strasse"), ("Ærø", "aero"),
    ("e\u{301}", "e"), ("İstanbul", "istanbul"), ("Αθήνα", "αθήνα"), ("DG CONNECT", "dgconnect"), ("!?", ""),
  ])
  func foldsCaseAccentsAndPunctuation(name: String, folded: String) {
    #expect(name.folded == folded)
  }

  private func atlas() throws -> Atlas {
    try load(
      """
      entities:
        - {id: gdansk, kind: city, name: Gdańsk, aliases: [Danzig], evidence: assumed}
        - {id: commission, kind: EU body, name: European Commission, aliases: [EC], evidence: assumed}
        - {id: ec-network, kind: network, name: Energy Cities, aliases: [EC], evidence: assumed}
      """)
  }

  @Test func findsByIdNameOrAlias() throws {
    let names = NameIndex(try atlas())
    for name in ["gdansk", "GDAŃSK", "Danzig"] { #expect(names.match(name) == .entity(2)) }
    #expect(names.match("EC") == .ambiguous([0, 1]))
    #expect(names.match("european comission") == .unknown(nearest: ["European Commission"]))
    #expect(names.match("zzzzzz") == .unknown(nearest: []))
  }

  @Test func searchPutsWholeNamesFirst() throws {
    let atlas = try atlas()
    #expect(NameIndex(atlas).search("e").map { atlas.entities[$0].id } == ["commission", "ec-network"])
    #expect(NameIndex(atlas).search("energycities").map { atlas.entities[$0].id } == ["ec-network"])
  }

  @Test func anAliasOfTwoIsWarnedOf() throws {
    #expect(try atlas().warnings.map(\.message) == ["the alias 'EC' of 'ec-network' also names 'commission'"])
  }
}
