import Interchange
import Testing

@Suite struct GMLTests {
  typealias Name = NetworkDocument.Name

  @Test func nodesEdgesAndValues() throws {
    let document = try network(
      """
      # a comment
      Creator "Someone"
      graph [
        directed 1 label "Title" comment "caf&eacute; &#8364;"
        edge [ source b target 7 label 2 value 2.5 ]
        node [ id 7 label "A &amp; B" graphics [ x 1 y 2.5 w 30 h 30 fill "#FF0000" type "oval" ] tag "x" tag "y" ]
        node [ id b ]
      ]
      """, .gml)
    #expect(document.title == "Title")
    #expect(document.identifiers == ["7", "b"])
    #expect(document.ties == ["b>7"])
    #expect(document.attributes.map(\.name) == ["Creator", "comment"])
    #expect(document.attributes[1].value == .text("café €"))
    #expect(document.labels == ["A & B", nil])
    #expect(document.node(Name.x, 0) == .integer(1))
    #expect(document.node(Name.y, 0) == .number(2.5))
    #expect(document.node(Name.size, 0) == .integer(30))
    #expect(document.node(Name.colour, 0) == .text("#FF0000"))
    #expect(document.node("graphics.type", 0) == .text("oval"))
    #expect(document.node("graphics.h", 0) == nil)
    #expect(document.node("tag", 0) == .list(["x", "y"]))
    #expect(document.edge(Name.label, 0) == .text("2"))
    #expect(document.weight(ofEdge: 0) == 2.5)
  }

  @Test func valueIsNoWeightBesideOne() throws {
    let document = try network(
      "graph [ node [ id 1 ] edge [ source 1 target 1 value 9 weight 3 ] ]", .gml)
    #expect(document.weight(ofEdge: 0) == 3)
    #expect(document.edge("value", 0) == .integer(9))
  }

  @Test func parentsMayGoInACircle() throws {
    let document = try network("graph [ node [ id 1 gid 2 ] node [ id 2 gid 1 ] ]", .gml)
    #expect(document.node(Name.parent, 0) == .text("2"))
    #expect(try document.again(.gml).nodeCount == 2)
  }

  @Test func parallelEdgesAreTold() throws {
    let document = try network(
      "graph [ node [ id 1 ] edge [ source 1 target 1 ] edge [ source 1 target 1 ] ]", .gml)
    let written = try document.written(as: .gml)
    #expect(String(decoding: written.files[0].bytes, as: UTF8.self).contains("multigraph 1"))
    #expect(try document.again(.gml).attributes.isEmpty)
  }

  @Test func latin1IsReadWithARemark() throws {
    var bytes = Array("graph [ node [ id 1 label \"M".utf8)
    bytes += [0xFC]
    bytes += Array("ller\" ] ]".utf8)
    let document = try network(bytes, .gml)
    #expect(document.labels == ["Müller"])
    #expect(document.remarks.count == 1)
  }

  @Test(arguments: [
    ("graph [\n node [ id 1 ]\n edge [\n source 1\n target 9 ] ]", 5),
    ("graph [\n node [ id 1 ]\n edge [\n source 1 ] ]", 3),
    ("graph [\n node [ id 1 ]\n node [ id 1 ] ]", 3),
    ("graph [\n node [ id 1\n id 2 ] ]", 3),
    ("graph [\n node [ id 1 label \"open\n ] ]", 2),
    ("graph [\n node [\n id 1", 2), ("graph [ ] ]", 1), ("graph [\n node [ id 1e400 ] ]", 2),
    ("graph [\n node [ id 99999999999999999999999999 ] ]", 2), ("graph [\n node [ id 1.2.3 ] ]", 2),
    ("graph [\n 12 ]", 2), ("graph [ directed ]", 1), ("Creator \"x\"", 1), ("", 1), ("graph [ \0 ]", 1),
    ("graph " + String(repeating: "[ a ", count: 100_000), 1),
    ("graph [ node " + String(repeating: "[ a ", count: 100_000), 1),
    ("a " + String(repeating: "[ a ", count: 100_000), 1),
  ])
  func faultsHaveTheirLine(_ text: String, _ line: Int) {
    #expect(refusal(text, .gml)?.line == line)
  }

  @Test(.enabled(if: FormatData.isPresent)) func knownFiles() throws {
    let miserables = try FormatData.read("gml/newman-lesmis.gml")
    #expect(miserables.totalWeight == 820)
    #expect(miserables.labels[11] == "Valjean")
    let karate = try FormatData.read("gml/igraph-karate.gml")
    var degrees = [Int](repeating: 0, count: 34)
    for edge in 0..<78 {
      degrees[Int(karate.sources[edge])] += 1
      degrees[Int(karate.targets[edge])] += 1
    }
    // Zachary 1977: the instructor has 16 ties, the officer 17.
    #expect(degrees[0] == 16 && degrees[33] == 17 && degrees[32] == 12)
    let first = try FormatData.read("gml/igraph-graph1.gml")
    #expect(first.identifiers == ["1", "2", "5"])
    #expect(first.edge(Name.label, 1) == .text("Tom & Jerry's \"friendship\""))
    #expect(first.node("a.b", 0) == .integer(1))
    do {
      _ = try FormatData.read("gml/igraph-invalid1.gml")
      Issue.record("it must be refused")
    } catch {
      #expect((error as? InterchangeError)?.line == 235)
    }
  }

  @Test func oddNamesComeBack() throws {
    var document = NetworkDocument()
    for name in oddNames { document.addNode(name) }
    for (node, name) in oddNames.enumerated() {
      document.nodeAttributes.set(.text(String(name.reversed())), ofRow: node, named: Name.label)
      document.addEdge(from: node, to: 0, isDirected: node % 2 == 0)
    }
    document.nodeAttributes.set(.text(""), ofRow: 0, named: Name.label)
    document.edgeAttributes.set(.number(0.25), ofRow: 3, named: Name.weight)
    document.edgeAttributes.set(.integer(5_000_000_000), ofRow: 3, named: "long one")
    document.nodeAttributes.set(.list(["a", "b"]), ofRow: 2, named: "tags")
    let written = try document.written(as: .gml)
    #expect(written.files[0].bytes.allSatisfy { $0 < 128 })
    #expect(written.losses.contains { $0.contains("32 bits") })
    #expect(written.losses.contains { $0.contains("'long one'") })
    let again = try document.again(.gml)
    #expect(again.identifiers == document.identifiers)
    #expect(again.labels == document.labels)
    #expect(again.ties == document.ties)
    #expect(again.weight(ofEdge: 3) == 0.25)
    #expect(again.node("tags", 2) == .list(["a", "b"]))
  }

  @Test func everyBeginningIsReadOrRefused() {
    readEveryBeginning(
      of:
        "Creator \"é\" # c\ngraph [ directed 1 node [ id 1 label \"&amp;&#1;\" ] edge [ source 1 target 1 ] ] x 1.5",
      .gml)
  }
}
