import Foundation
import Testing

@testable import Interchange

@Suite struct XMLRoundTripTests {
  private typealias Name = NetworkDocument.Name

  private func again(_ document: NetworkDocument, _ format: NetworkFormat) throws -> NetworkDocument {
    let written = try document.written(as: format)
    return try NetworkDocument(bytes: Data(written.files[0].bytes), path: "again", format: format)
  }

  /// Every kind of attribute, parallel edges, loops, both directions, names that are hard on XML.
  private var hard: NetworkDocument {
    var document = NetworkDocument()
    document.title = "<Title> & \"quotes\""
    let names = [
      "<script>alert('x')</script>", "a \"b\" & 'c'", "]]>", "🏙️👩‍👩‍👧", "שלום עולם", "  two  blanks ",
      "tab\tline\nend\r",
      "&amp;", "é", "-- <!-- -->",
    ]
    for (index, name) in names.enumerated() {
      let node = document.addNode(name)
      document.nodeAttributes.set(.text(name), ofRow: node, named: Name.label)
      document.nodeAttributes.set(
        .text(index % 2 == 0 ? "person" : "city & town"), ofRow: node, named: Name.kind)
      if index > 0 { document.nodeAttributes.set(.text(names[index - 1]), ofRow: node, named: Name.parent) }
      if index % 3 == 0 { document.nodeAttributes.set(.integer(index - 2), ofRow: node, named: "whole") }
      document.nodeAttributes.set(.number(0.1 * Double(index)), ofRow: node, named: "part & share")
      document.nodeAttributes.set(.boolean(index == 2), ofRow: node, named: "is it?")
      document.nodeAttributes.set(.list([name, "x, y", "a|b", ""]), ofRow: node, named: "parts")
      document.nodeAttributes.set(.text("#0a0b0c"), ofRow: node, named: Name.colour)
      document.nodeAttributes.set(.number(1.5), ofRow: node, named: Name.x)
      document.nodeAttributes.set(.number(-2), ofRow: node, named: Name.y)
      document.nodeAttributes.set(.number(4), ofRow: node, named: Name.size)
      document.nodeAttributes.set(.text("200\(index)-01-31"), ofRow: node, named: Name.since)
    }
    document.nodeAttributes.set(.number(.infinity), ofRow: 0, named: "far")
    document.nodeAttributes.set(.integer(Int.max), ofRow: 0, named: "large")
    for (index, ends) in [(0, 1), (0, 1), (2, 2), (1, 0), (9, 3)].enumerated() {
      let edge = document.addEdge(from: ends.0, to: ends.1, isDirected: index % 2 == 0)
      document.edgeAttributes.set(.text("<type \(index)>"), ofRow: edge, named: Name.type)
      document.edgeAttributes.set(.text("e\"\(index)"), ofRow: edge, named: Name.identifier)
      if index > 1 {
        document.edgeAttributes.set(.number(0.5 + Double(index)), ofRow: edge, named: Name.weight)
      }
      document.edgeAttributes.set(.text("2001-01-01"), ofRow: edge, named: Name.since)
      document.edgeAttributes.set(.text("2010-12-31"), ofRow: edge, named: Name.until)
      document.edgeAttributes.set(.text("]]>&lt;"), ofRow: edge, named: Name.description)
    }
    return document
  }

  @Test(arguments: [NetworkFormat.graphml, .gexf])
  func everythingComesBack(format: NetworkFormat) throws {
    let document = hard
    let (back, told) = (try again(document, format).told, document.told)
    #expect(back.count == told.count)
    for (one, other) in zip(back, told) { #expect(one == other) }
    #expect(try document.written(as: format).losses.isEmpty)
  }

  @Test(arguments: [NetworkFormat.graphml, .gexf])
  func emptyDocumentsComeBack(format: NetworkFormat) throws {
    var document = NetworkDocument()
    document.isDirectedByDefault = false
    #expect(try again(document, format).nodeCount == 0)
    #expect(try again(document, format).direction == .undirected)
    document.addNode("")
    #expect(try again(document, format).nodes[0] == "")
  }

  @Test(arguments: [NetworkFormat.graphml, .gexf])
  func charactersThatXMLCannotHoldAreListed(format: NetworkFormat) throws {
    var document = NetworkDocument()
    for name in ["a\u{0}", "a\u{1}", "a\u{FFFD}"] { document.addNode(name) }
    document.nodeAttributes.set(.text("bell\u{7} \u{FFFE}"), ofRow: 0, named: Name.label)
    let written = try document.written(as: format)
    #expect(written.losses.count == 2)
    let back = try again(document, format)
    #expect(back.nodeCount == 3)
    #expect(back.nodeAttributes.value(Name.label, ofRow: 0) == .text("bell\u{FFFD} \u{FFFD}"))
  }

  @Test func whatGEXFHasNoPlaceForIsKeptOrListed() throws {
    var document = NetworkDocument()
    document.attributes = [("density", .number(0.5)), ("creator", .text("Ada"))]
    let (a, b) = (document.addNode("a"), document.addNode("b"))
    document.nodeAttributes.set(.text("2001"), ofRow: a, named: Name.since)
    document.nodeAttributes.set(.text("2001-02"), ofRow: a, named: Name.until)
    document.nodeAttributes.set(.text("2003-05-06"), ofRow: b, named: Name.since)
    document.nodeAttributes.set(.text("reddish"), ofRow: b, named: Name.colour)
    document.nodeAttributes.set(.text("elsewhere"), ofRow: b, named: Name.parent)
    let written = try document.written(as: .gexf)
    #expect(written.losses.count == 2)
    #expect(written.losses.contains { $0.contains("density") })
    let back = try again(document, .gexf)
    #expect(back.node("a", "since") == .text("2001-01-01"))
    #expect(back.node("a", "until") == .text("2001-02-28"))
    #expect(back.node("b", "colour") == .text("reddish"))
    #expect(back.node("b", "parent") == .text("elsewhere"))
  }

  @Test func momentsOfNoFormatStayAttributes() throws {
    var document = NetworkDocument()
    document.addNode("a")
    document.nodeAttributes.set(.text("after the war"), ofRow: 0, named: Name.since)
    #expect(try again(document, .gexf).told == document.told)
  }

  @Test func defaultsComeBack() throws {
    var document = NetworkDocument()
    for name in ["a", "b"] { document.addNode(name) }
    let column = document.nodeAttributes.declare("tone", .text, defaultValue: .text("<grey>"))
    document.nodeAttributes.set(.text("red"), ofRow: 1, column: column)
    document.nodeAttributes.declare(Name.since, .text, defaultValue: .text("1999"))
    for format in [NetworkFormat.graphml, .gexf] {
      #expect(try again(document, format).told == document.told)
    }
  }

  @Test func listsAreWrittenAsOthersReadThem() {
    #expect(ListText.written(["a", "b"]) == "a|b")
    #expect(ListText.written(["a"]) == "a")
    for parts in [["a, b"], [], [""], ["a|b", "c"], ["\"", "\\", "\n"], ["[x]"], [" a"]] {
      #expect(ListText.parse(ListText.written(parts)) == parts)
    }
  }
}
