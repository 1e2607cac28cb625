import Foundation
import Testing

@testable import Interchange

/// Files that are broken or made to do harm: each ends in an error with its place, or in a safe reading.
@Suite struct XMLHostileTests {
  private func fault(_ bytes: [UInt8], as format: NetworkFormat = .graphml) -> InterchangeError? {
    do {
      _ = try NetworkDocument(bytes: Data(bytes), path: "evil", format: format)
      return nil
    } catch {
      return error
    }
  }

  private func fault(_ text: String, as format: NetworkFormat = .graphml) -> InterchangeError? {
    fault(Array(text.utf8), as: format)
  }

  @Test(arguments: [NetworkFormat.graphml, .gexf])
  func entitiesAreRefusedWhereTheyAreDeclared(format: NetworkFormat) {
    let lines = (1...9).map { "<!ENTITY lol\($0) \"\(String(repeating: "&lol\($0 - 1);", count: 10))\">" }
    let laughs =
      "<?xml version=\"1.0\"?>\n<!DOCTYPE x [\n<!ENTITY lol0 \"lol\">\n"
      + lines.joined(separator: "\n") + "]>\n<\(format.rawValue)>&lol9;</\(format.rawValue)>"
    #expect(fault(laughs, as: format)?.line == 3)
    let huge =
      "<!DOCTYPE x [<!ENTITY a \"\(String(repeating: "a", count: 100_000))\">]>"
      + "<\(format.rawValue)>\(String(repeating: "&a;", count: 10_000))</\(format.rawValue)>"
    #expect(fault(huge, as: format)?.reason.contains("entity") == true)
    for address in ["file:///etc/passwd", "http://localhost:9/x"] {
      let file =
        "<!DOCTYPE x [\n <!ENTITY a SYSTEM \"\(address)\">]>\n<\(format.rawValue)>&a;</\(format.rawValue)>"
      #expect(fault(file, as: format)?.line == 2)
      let parameter = "<!DOCTYPE x [<!ENTITY % a SYSTEM \"\(address)\"> %a;]><\(format.rawValue)/>"
      #expect(fault(parameter, as: format)?.reason.contains("entity") == true)
      let subset = "<!DOCTYPE x SYSTEM \"\(address)\">\n<\(format.rawValue)>\n&a;</\(format.rawValue)>"
      #expect(fault(subset, as: format)?.line == 3)
    }
  }

  @Test func plainDocumentTypesAreAccepted() throws {
    let text = """
      <?xml version="1.0"?>
      <!DOCTYPE graphml SYSTEM "http://graphml.graphdrawing.org/dtds/graphml.dtd">
      <graphml><graph edgedefault="directed"><node id="&#97;&amp;"/></graph></graphml>
      """
    #expect(try NetworkDocument.graphML(text).nodes.index(of: "a&") == 0)
  }

  @Test(arguments: [
    ("<graphml>\n<graph edgedefault='directed'>\n<node id='a'>", 3),
    ("<graphml>\n<graph>\n</graphml>", 3),
    ("<graphml>\n<graph><node id='a\u{0}b'/></graph></graphml>", 2),
    ("<graphml>\n\n<graph><node id='a' id='b'/></graph></graphml>", 3),
    ("<graphml>\n<graph><node id=", 2),
    ("<graphml>\n&nbsp;</graphml>", 2),
    ("<graphml/>\n\n<more/>", 3),
    ("<graphml>\n<graph><node id='&#0;'/></graph></graphml>", 2),
    ("<graphml>\n<key id='a'><default><![CDATA[ ]]</default></key></graphml>", 2),
    ("", 1), ("\n\n<html>\n</html>", 3),
    ("<graphml><graph>\n<node/></graph></graphml>", 2),
    ("<graphml><graph>\n\n<edge source='a'/></graph></graphml>", 3),
    ("<graphml><graph>\n\n<edge target='a'/></graph></graphml>", 3),
  ])
  func faultsHaveTheirLine(text: String, line: Int) {
    let error = fault(text)
    #expect(error?.line == line)
    #expect((error?.column ?? 0) > 0)
  }

  @Test func faultsOfGEXFHaveTheirLineAndColumn() {
    let weight = fault(
      "<gexf><graph><edges>\n  <edge source='a' target='b' weight='heavy'/></edges></graph></gexf>", as: .gexf
    )
    #expect((weight?.line, weight?.column) == (2, 3))
    #expect(weight?.reason.contains("heavy") == true)
    #expect(fault("<gexf>\n<graph><nodes><node label='x'/></nodes></graph></gexf>", as: .gexf)?.line == 2)
    #expect(fault("<gexf>\n<graph><edges><edge source='x'/></edges></graph></gexf>", as: .gexf)?.line == 2)
    #expect(fault("<graphml/>", as: .gexf)?.line == 1)
  }

  @Test func badBytesAndEncodings() throws {
    let bad: [UInt8] =
      Array("<graphml>\n<graph><node id='".utf8) + [0xC3, 0x28] + Array("'/></graph></graphml>".utf8)
    #expect(fault(bad)?.line == 2)
    let overlong: [UInt8] =
      Array("<graphml>\n<graph><node id='".utf8) + [0xC0, 0xAF] + Array("'/></graph></graphml>".utf8)
    #expect(fault(overlong)?.line == 2)
    #expect(fault("<?xml version='1.0' encoding='EBCDIC-X'?>\n<graphml/>")?.reason.contains("UTF-8") == true)
    #expect(fault("<?xml version='1.0' encoding='UTF-16'?>\n<graphml/>") != nil)
  }

  @Test(arguments: [
    ("ISO-8859-1", [0xE9] as [UInt8], "é"), ("windows-1252", [0x80], "€"), ("ISO-8859-15", [0xA4], "€"),
    ("UTF-8", [0xC3, 0xA9], "é"),
  ])
  func encodingsAreRead(name: String, bytes: [UInt8], identifier: String) throws {
    let file =
      Array("<?xml version='1.0' encoding='\(name)'?><graphml><graph><node id='".utf8) + bytes
      + Array("'/></graph></graphml>".utf8)
    let document = try NetworkDocument(bytes: Data(file), path: "x.graphml")
    #expect(document.nodes[0] == identifier)
  }

  @Test(arguments: [String.Encoding.utf16BigEndian, .utf16LittleEndian])
  func utf16IsReadAndItsFaultsHaveALine(encoding: String.Encoding) throws {
    let mark: [UInt8] = encoding == .utf16BigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
    func bytes(_ text: String) throws -> [UInt8] { mark + Array(try #require(text.data(using: encoding))) }
    let good = try bytes("<graphml>\n<graph>\n<node id='東'/></graph></graphml>")
    #expect(try NetworkDocument(bytes: Data(good), path: "x", format: .graphml).nodes[0] == "東")
    let error = fault(try bytes("<graphml>\n<graph>\n  <node/></graph></graphml>"))
    #expect((error?.line, error?.column) == (3, 3))
  }

  @Test func deepNestingIsRefused() {
    let deep =
      "<graphml>\n" + String(repeating: "<a>", count: 100_000) + String(repeating: "</a>", count: 100_000)
    let error = fault(deep + "</graphml>")
    #expect(error?.line == 2)
    #expect(error?.reason.contains("nested") == true)
  }

  @Test func aHugeAttributeIsRead() throws {
    let long = String(repeating: "ab", count: 1_000_000)
    let document = try NetworkDocument.graphML(
      inside: "<graph><node id='\(long)'><desc>\(long)</desc></node></graph>")
    #expect(document.nodes[0] == long)
    #expect(document.node(long, "description") == .text(long))
  }

  @Test func cutOffAnywhereIsAnErrorOrADocument() throws {
    let text = Array(
      "<graphml><key id='k' attr.name='é'><default>1</default></key><graph><node id='a'><data key='k'>x</data></node><edge source='a' target='b'/></graph></graphml>"
        .utf8)
    for count in 0..<text.count { #expect(fault(Array(text[..<count])) != nil) }
    #expect(fault(text) == nil)
  }

  /// Every one-byte change is either read or refused; nothing traps.
  @Test func changedBytesNeverTrap() {
    let text = Array(
      "<gexf><graph timeformat='date'><attributes class='node'><attribute id='0' type='liststring'/></attributes><nodes><node id='a' start='2001'><attvalues><attvalue for='0' value='[1,2]'/></attvalues><spells><spell start='1'/></spells></node></nodes></graph></gexf>"
        .utf8)
    for index in text.indices {
      for byte: UInt8 in [0, 0x3C, 0x22, 0x26, 0xFF, 0x5B] {
        var changed = text
        changed[index] = byte
        _ = fault(changed, as: .gexf)
      }
    }
  }

  @Test func numbersOutOfRangeAreReadSafely() throws {
    let document = try NetworkDocument.graphML(
      inside: """
        <key id="i" for="node" attr.name="big" attr.type="int"/>
        <key id="d" for="node" attr.name="far" attr.type="double"/>
        <graph><node id="a"><data key="i">99999999999999999999</data><data key="d">1e999</data></node>
        <node id="b"><data key="i">-9223372036854775808</data><data key="d"> </data></node></graph>
        """)
    #expect(document.node("a", "big") == .text("99999999999999999999"))
    #expect(document.node("b", "big") == .text("-9223372036854775808"))
    #expect(document.node("a", "far") == .number(.infinity))
    #expect(document.node("b", "far") == nil)
    #expect(document.remarks.contains { $0.contains("'big'") })
  }
}
