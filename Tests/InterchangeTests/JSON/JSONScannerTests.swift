import Foundation
import Testing

@testable import Interchange

/// The grammar, after RFC 8259 and the cases of JSONTestSuite (https://github.com/nst/JSONTestSuite).
@Suite struct JSONScannerTests {
  private func parse(_ text: String) throws(InterchangeError) -> JSONNode { try parse(Array(text.utf8)) }

  private func parse(_ bytes: [UInt8]) throws(InterchangeError) -> JSONNode {
    try JSONTree.parse(NetworkFile(path: "a.json", bytes: Data(bytes), progress: nil))
  }

  @Test(arguments: [
    "[]", "{}", " \t\r\n[ ] ", "0", "-0", "-1", "1e1", "1E+2", "1.5e-3", "123.456", "\"\"", "true", "false",
    "null", "[[],{}]", "{\"\":0}", "{\"a\":{\"a\":1}}", "\u{FEFF}[]", "\"\u{7F}\"", "[\"\\u0000\"]",
    "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "[1e400]", "[NaN, Infinity, -Infinity]",
    "[-9223372036854775808, 99999999999999999999]",
  ]) func isJSON(_ text: String) throws { _ = try parse(text) }

  @Test(arguments: [
    "", " ", "[", "{", "]", "[1,]", "[,1]", "[1 2]", "[1}", "{\"a\":1]", "{\"a\":1,}", "{,}", "{\"a\"}",
    "{\"a\" 1}", "{a:1}", "{'a':1}", "{1:1}", "[1]x", "[1][2]", "01", "-01", "-", "+1", ".5", "1.", "1.e1",
    "1e",
    "1e+", "0x1", "Na", "-Inf", "+Infinity", "tru", "nul", "True", "truex", "\"", "\"a", "\"\\",
    "\"\\x\"",
    "\"\\u12\"", "\"\\u12G4\"", "\"\\uD800\\u\"", "\"\t\"", "\"\n\"", "\"\u{0}\"", "[1\u{0}]", "/**/1",
    "\u{A0}1",
  ]) func isNotJSON(_ text: String) { #expect(throws: InterchangeError.self) { try parse(text) } }

  /// Too long forms, surrogates, values beyond the last character, bytes that begin nothing, forms cut off.
  @Test(
    arguments: [
      [0xFF], [0x80], [0xC0, 0xAF], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
      [0xF0, 0x8F, 0xBF, 0xBF],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0xC3],
    ] as [[UInt8]]) func isNotUTF8(_ bytes: [UInt8])
  {
    #expect(throws: InterchangeError.self) { try parse([0x22] + bytes + [0x22]) }
    #expect(throws: InterchangeError.self) { try parse([0x22] + bytes) }
  }

  @Test func textsAreDecoded() throws {
    let text = try parse(#""é\u00e9 \ud83d\ude00 \"\\\/\b\f\n\r\t \u2028""#).string
    #expect(text == "éé 😀 \"\\/\u{8}\u{C}\n\r\t \u{2028}")
  }

  @Test(arguments: [#""\ud800""#, #""\udc00""#, #""\ud800\ud800""#, #""\ud800x""#, #""\udc00\ud800""#])
  func halfACharacterBecomesTheReplacement(_ text: String) throws {
    let node = try parse(text)
    #expect(node.string?.unicodeScalars.first == "\u{FFFD}")
    #expect(node.tree.loneSurrogateCount == (text.count > 9 ? 2 : 1))
  }

  @Test func wholeNumbersAreExact() throws {
    let all = try parse("[9223372036854775807, -9223372036854775808, 9223372036854775808, -0, 1.0]")
    #expect(all.elements.map(\.integer) == [.max, .min, nil, 0, nil])
  }

  @Test func aNumberBeyondAllIsRefusedWhereItIsUsed() throws {
    let node = try #require(try parse("[1,\n 1e400]").elements.map { $0 }.last)
    let error = #expect(throws: InterchangeError.self) { try node.scalar() }
    #expect(error?.line == 2)
    #expect(error?.column == 2)
  }

  @Test(arguments: ["{\"a\":1,\n  \"a\":2}", "{\"a\":1,\n  \"\\u0061\":2}"])
  func aRepeatedKeyIsRefusedWithItsPlace(_ text: String) {
    let error = #expect(throws: InterchangeError.self) { try parse(text) }
    #expect(error?.line == 2)
    #expect(error?.column == 3)
  }

  @Test func aRepeatedKeyAmongManyIsFound() throws {
    let keys = (0..<100).map { "\"key \($0)\": {\"key 1\": 0}" }
    _ = try parse("{" + keys.joined(separator: ",") + "}")
    #expect(throws: InterchangeError.self) {
      try parse("{" + (keys + [keys[40]]).joined(separator: ",") + "}")
    }
    #expect(throws: InterchangeError.self) {
      try parse("{" + (keys + ["\"\\u006bey 40\": 1"]).joined(separator: ",") + "}")
    }
  }

  /// Two ways to write é are two keys.
  @Test func keysAreComparedByBytes() throws { _ = try parse("{\"\u{E9}\": 1, \"e\u{301}\": 2}") }

  @Test func depthHasALimit() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    _ = try parse(nested(256))
    let error = #expect(throws: InterchangeError.self) { try parse(nested(257)) }
    #expect(error?.column == 257)
    #expect(throws: InterchangeError.self) { try parse(String(repeating: "{\"a\":", count: 1_000_000)) }
  }

  @Test func membersAndElementsKeepTheirOrder() throws {
    let node = try parse("{\"b\": [1, {\"x\": []}, \"t\"], \"a\": {}, \"c\": null}")
    #expect(node.members.map { $0.key.string } == ["b", "a", "c"])
    #expect(node["b"]?.elements.map(\.compact) == ["1", "{\"x\":[]}", "\"t\""])
    #expect(node["c"]?.isNull == true)
    #expect(node["d"] == nil)
  }

  /// Whatever the place where a text is cut, its beginning can be looked at.
  @Test func everyBeginningCanBeRead() {
    let bytes = Array(#"{"a": [1, {"b\n": "c", "d": [true, null]}], "e": {"f": -1.5e3, "g": "é"}}"#.utf8)
    for count in 0...bytes.count {
      guard let root = JSONTree.beginning(Data(bytes[..<count]), path: "") else { continue }
      _ = root.compact
      _ = (root["a"], root["g"], root["e"]?["f"])
    }
  }
}
