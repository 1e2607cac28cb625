import Atlas
import Foundation
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

  // A letter that Unicode takes apart into a letter and marks is compared by that letter; of those that it does not take
  // apart, the letters of the two blocks are read off the Unicode names of the code charts.
  @Test func lettersOfEuropeanNamesLoseTheirMarks() throws {
    let whole: [Character: String] = [
      "×": "", "÷": "", "Æ": "ae", "æ": "ae", "Œ": "oe", "œ": "oe", "Ĳ": "ij", "ĳ": "ij", "ß": "ss",
      "Þ": "th", "þ": "th", "Ð": "d", "ð": "d", "Đ": "d", "đ": "d", "Ø": "o", "ø": "o", "Ħ": "h", "ħ": "h",
      "ı": "i", "ĸ": "kra", "Ŀ": "l", "ŀ": "l", "Ł": "l", "ł": "l", "ŉ": "n", "Ŋ": "eng", "ŋ": "eng",
      "Ŧ": "t", "ŧ": "t",
    ]
    for value in 0xC0..<0x17F as Range<UInt32> {
      let letter = Character(try #require(Unicode.Scalar(value)))
      let parts = String(letter).decomposedStringWithCanonicalMapping.unicodeScalars
      let base = parts.count > 1 ? parts.first.map { String($0).lowercased() } : whole[letter]
      #expect(String(letter).folded == base, "\(letter)")
    }
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
