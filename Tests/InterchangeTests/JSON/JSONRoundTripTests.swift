import Foundation
import Interchange
import Testing

/// What our writers write reads back the same.
@Suite struct JSONRoundTripTests {
  static let formats: [NetworkFormat] = [.jgf, .nodeLink, .cytoscape, .graphology, .kumu]

  private static let names = [
    "a", "\"quoted\"", "back\\slash", "</script>", "line\u{2028}and\u{2029}", "😀", "tab\tnew\nline\u{1}", "",
    " ", "e\u{301}", "__proto__", "0",
  ]

  /// Every type of attribute, loops, parallel edges, and names as odd as they come.
  private static func sample(_ direction: NetworkDocument.Direction) -> NetworkDocument {
    var document = NetworkDocument()
    document.title = "A \"title\""
    for (row, name) in names.enumerated() {
      document.addNode(name)
      document.nodeAttributes.set(.text("label of \(name)"), ofRow: row, named: "label")
      if row % 2 == 0 { document.nodeAttributes.set(.text("k\(row % 3)"), ofRow: row, named: "kind") }
      document.nodeAttributes.set(.integer(row - 3), ofRow: row, named: "whole")
      if row > 2 { document.nodeAttributes.set(.number(Double(row) / 2), ofRow: row, named: "part") }
      document.nodeAttributes.set(.boolean(row % 2 == 1), ofRow: row, named: "flag")
      document.nodeAttributes.set(.list(["x", "\(name)|;,"].dropLast(row % 3)), ofRow: row, named: "tags")
      document.nodeAttributes.set(.text("2024-02-\(10 + row)"), ofRow: row, named: "since")
      document.nodeAttributes.set(.text("#0a0b0c"), ofRow: row, named: "colour")
      document.nodeAttributes.set(.number(0.1 * Double(row)), ofRow: row, named: "x")
      document.nodeAttributes.set(.number(1e300 / Double(row + 1)), ofRow: row, named: "y")
    }
    let pairs = [(0, 1), (0, 1), (1, 0), (2, 2), (2, 2), (3, 4), (5, 6), (7, 8), (9, 10), (11, 0)]
    for (row, (source, target)) in pairs.enumerated() {
      let isDirected = direction == .directed || (direction == .mixed && row % 2 == 0)
      document.addEdge(from: source, to: target, isDirected: isDirected)
      document.edgeAttributes.set(.number(Double(row)), ofRow: row, named: "weight")
      document.edgeAttributes.set(.text("e\(row)"), ofRow: row, named: "id")
      document.edgeAttributes.set(.text("type \(row % 2)"), ofRow: row, named: "type")
      if row > 5 { document.edgeAttributes.set(.list([]), ofRow: row, named: "sources") }
      if row > 4 { document.edgeAttributes.set(.integer(.min + row), ofRow: row, named: "least") }
    }
    return document
  }

  @Test(arguments: formats, [NetworkDocument.Direction.directed, .undirected, .mixed])
  func everythingComesBack(_ format: NetworkFormat, _ direction: NetworkDocument.Direction) throws {
    let document = Self.sample(direction)
    let written = try document.written(as: format)
    let bytes = try #require(written.files.first?.bytes)
    // Another reader of JSON agrees that it is JSON.
    _ = try JSONSerialization.jsonObject(with: Data(bytes))
    #expect(!String(decoding: bytes, as: UTF8.self).contains("</script"))
    let back = try network(bytes, format)
    expectSame(back, document)
    #expect(back.title == document.title)
    #expect(try back.written(as: format).files.first?.bytes == bytes)
    #expect(NetworkFormat(detecting: Data(bytes), path: "a.json") == format)
  }

  private func expectSame(_ back: NetworkDocument, _ document: NetworkDocument) {
    #expect((0..<back.nodeCount).map { back.nodes[UInt32($0)] } == Self.names)
    #expect(back.sources == document.sources)
    #expect(back.targets == document.targets)
    #expect(back.isDirected == document.isDirected)
    #expect(rows(back.nodeAttributes, back.nodeCount) == rows(document.nodeAttributes, back.nodeCount))
    #expect(rows(back.edgeAttributes, back.edgeCount) == rows(document.edgeAttributes, back.edgeCount))
  }

  private func rows(_ table: AttributeTable, _ count: Int) -> [[String: NetworkValue]] {
    (0..<count).map { Dictionary(table.values(ofRow: $0).map { ($0.name, $0.value) }) { $1 } }
  }

  @Test(arguments: formats) func anEmptyNetworkComesBack(_ format: NetworkFormat) throws {
    let bytes = try #require(try NetworkDocument().written(as: format).files.first?.bytes)
    let back = try network(bytes, format)
    #expect(back.nodeCount == 0)
    #expect(back.edgeCount == 0)
  }

  @Test(arguments: formats) func namesThatAreTakenAreTold(_ format: NetworkFormat) throws {
    var document = NetworkDocument()
    document.addNode("a")
    document.addEdge(from: 0, to: 0, isDirected: true)
    for name in ["id", "label", "name", "attributes", "metadata", "key"] {
      document.nodeAttributes.set(.text("a"), ofRow: 0, named: name)
    }
    for name in [
      "source", "target", "from", "to", "key", "directed", "relation", "name", "interaction", "type",
    ] {
      document.edgeAttributes.set(.text("\(name)!"), ofRow: 0, named: name)
    }
    let written = try document.written(as: format)
    let back = try network(try #require(written.files.first?.bytes), format)
    #expect(back.nodeCount == 1)
    let values = Set(back.edgeAttributes.values(ofRow: 0).map(\.value.description))
    #expect(values.isSuperset(of: document.edgeAttributes.values(ofRow: 0).map(\.value.description)))
    #expect(back.edgeAttributes.value("type", ofRow: 0) == .text("type!"))
  }

  @Test(arguments: formats) func numbersThatJSONLacksAreTold(_ format: NetworkFormat) throws {
    var document = NetworkDocument()
    for (row, number) in [Double.nan, .infinity, -.infinity].enumerated() {
      document.addNode("\(row)")
      document.nodeAttributes.set(.number(number), ofRow: row, named: "n")
    }
    let written = try document.written(as: format)
    #expect(written.losses.contains { $0.contains("not finite") })
    let back = try network(try #require(written.files.first?.bytes), format)
    #expect(
      (0..<3).map { back.nodeAttributes.value("n", ofRow: $0) } == [
        .text("NaN"), .text("Infinity"), .text("-Infinity"),
      ])
  }
}
