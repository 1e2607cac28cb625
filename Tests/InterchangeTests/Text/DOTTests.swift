import Interchange
import Testing

@Suite struct DOTTests {
  typealias Name = NetworkDocument.Name

  @Test func nodesEdgesAndLabels() throws {
    let document = try network(
      #"""
      digraph "The title" {
        rankdir=LR; node [shape=box]
        z -> a [label="\T to \H", weight=2.5, color="#ff0000"]
        a [label="say \"hi\"\nto \N\l", fillcolor="#00ff00", pos="1,2.5!", code="007", size=7]
        b [label=<<B>bold</B> &amp; <I>it</I><BR/>next>]
        b:port:n -> a [key=k1]; b -> a
        subgraph cluster_out { label="Outer"; z; subgraph clusterin { label=Inner b } }
        a -> c -> { d e }
      }
      """#, .dot)
    #expect(document.title == "The title")
    #expect(document.identifiers == ["z", "a", "b", "c", "d", "e"])
    #expect(document.ties == ["z>a", "b>a", "b>a", "a>c", "c>d", "c>e"])
    #expect(document.labels[1] == "say \"hi\"\nto a")
    #expect(document.labels[2] == "bold & it\nnext")
    #expect(document.edge(Name.label, 0) == .text("z to a"))
    #expect(document.weight(ofEdge: 0) == 2.5)
    #expect(document.edge(Name.colour, 0) == .text("#ff0000"))
    #expect(document.node(Name.colour, 1) == .text("#00ff00"))
    #expect(document.node(Name.x, 1)?.double == 1 && document.node(Name.y, 1)?.double == 2.5)
    #expect(document.node("code", 1) == .text("007"))
    #expect(document.node("size", 1) == .integer(7))
    #expect(document.edge(Name.identifier, 1) == .text("k1"))
    #expect(document.edge("tailport", 1) == .text("port:n"))
    #expect(
      (0..<6).map { document.node("cluster", $0)?.description } == ["Outer", nil, "Inner", nil, nil, nil])
    #expect(document.attributes.contains { $0.name == "rankdir" && $0.value == .text("LR") })
  }

  @Test func severalGraphsStayApart() throws {
    let document = try network(
      "graph one { a -- b } digraph two { b -> c } strict graph { x -- x x -- x }", .dot)
    #expect(document.identifiers == ["a", "b", "two/b", "c", "x"])
    #expect(document.ties == ["a-b", "two/b>c", "x-x"])
    #expect((0..<5).map { document.node(Name.graph, $0)?.description } == ["one", "one", "two", "two", "3"])
    #expect(document.labels[2] == "b")
    // Nothing of a text stays in the library's scanner.
    #expect(try network("graph { q }", .dot).identifiers == ["q"])
  }

  @Test func commentsAreLeftOut() throws {
    let document = try network(
      "# 12 \"file\"\n/**/graph /*/ { */ { // \" {\r\n#x\n \"a//b\" -- \"/*c*/\"/* \n */-- <#d> }", .dot)
    #expect(document.ties == ["a//b-/*c*/", "/*c*/-#d"])
  }

  @Test func stringsMayBeJoined() throws {
    let document = try network("graph { \"a\" + \"b\"\n + /* c */ \"c\" }", .dot)
    #expect(document.identifiers == ["abc"])
  }

  @Test func latin1IsConverted() throws {
    let bytes = Array("graph { charset=latin1; a [label=\"M".utf8) + [0xFC] + Array("ller\"] }".utf8)
    let document = try network(bytes, .dot)
    #expect(document.labels == ["Müller"])
    #expect(document.remarks.count == 1 && document.attributes.isEmpty)
  }

  @Test func attributesOpenNoFile() throws {
    let document = try network(
      "digraph { imagepath=\"/etc\"; fontpath=\"/etc\"; a [image=\"/etc/passwd\", shapefile=\"/dev/zero\"] "
        + "b [label=<<TABLE><TR><TD><IMG SRC=\"/dev/zero\"/></TD></TR></TABLE>>] }", .dot)
    #expect(document.node("image", 0) == .text("/etc/passwd"))
    #expect(document.nodeCount == 2)
  }

  @Test(arguments: [
    ("digraph {\n a -> b\n c -> ;\n}", 3), ("digraph {\n a [label=\"x\n", 2), ("this is no graph", 1),
    ("", 1),
    ("graph { a }\n graph {", 2), ("graph { a }\n rest", 2), ("graph {\n a \0 }", 2),
    ("graph { a } @ graph { b }", 1),
    ("graph {\n // \"\n a [label=\"" + String(repeating: "x", count: 20_000) + "\"] }", 3),
    ("graph {\n /* \" */ /*/ \" */ a [label=\"" + String(repeating: "x", count: 20_000) + "\"] }", 2),
    ("graph { a [label=<" + String(repeating: "<b>", count: 20_000) + "] }", 1),
    ("graph { " + String(repeating: "n", count: 20_000) + " }", 1),
    ("graph " + String(repeating: "{", count: 5_000), 1),
    ("graph { " + String(repeating: "\"a\" + ", count: 20_000) + "\"b\" }", 1),
    // A preprocessor's line before a fault crashed the library.
    ("# 7 \"file\"\ngraph { a }\n# 1 \"x\ngraph {", 4), ("graph { a }\n/* open", 2),
    ("graph {\n a [x=<<b>] }", 2),
  ])
  func faultsHaveTheirLine(_ text: String, _ line: Int) throws {
    #expect(refusal(text, .dot)?.line == line)
    #expect(try network("graph { after -- it }", .dot).identifiers == ["after", "it"])
  }

  @Test func oddNamesComeBack() throws {
    var document = NetworkDocument()
    document.title = "odd \"title\""
    for name in oddNames where !name.hasSuffix("\\") && !name.hasPrefix("%") { document.addNode(name) }
    for (node, name) in document.identifiers.enumerated() {
      document.nodeAttributes.set(.text(oddNames[node]), ofRow: node, named: Name.label)
      document.nodeAttributes.set(.text(node < 3 ? name : "other"), ofRow: node, named: "cluster")
      let edge = document.addEdge(from: node, to: 0, isDirected: true)
      document.addEdge(from: node, to: 0, isDirected: true)
      document.edgeAttributes.set(.number(Double(node) + 0.5), ofRow: edge, named: Name.weight)
      document.edgeAttributes.set(.text(name), ofRow: edge, named: "odd \"name\"")
      document.edgeAttributes.set(.text("line\nend & \\N &amp;"), ofRow: edge, named: Name.label)
    }
    let written = try document.written(as: .dot)
    #expect(written.losses.isEmpty)
    let again = try document.again(.dot)
    #expect(again.title == document.title)
    #expect(again.identifiers == document.identifiers)
    #expect(again.labels == document.labels)
    #expect(again.ties == document.ties)
    #expect(again.totalWeight == document.totalWeight)
    for edge in 0..<document.edgeCount {
      #expect(again.edge("odd \"name\"", edge) == document.edge("odd \"name\"", edge))
      #expect(again.edge(Name.label, edge) == document.edge(Name.label, edge))
    }
    for node in 0..<document.nodeCount {
      #expect(again.node("cluster", node) == document.node("cluster", node))
    }
  }

  @Test func whatDOTCannotHoldIsTold() throws {
    var document = NetworkDocument()
    document.addNode("ends\\")
    document.addNode("a\\\"b")
    document.addNode("%1")
    document.addNode(String(repeating: "long", count: 10_000))
    document.addEdge(from: 0, to: 1, isDirected: true)
    document.addEdge(from: 0, to: 1, isDirected: false)
    let written = try document.written(as: .dot)
    #expect(written.losses.count == 4)
    let again = try document.again(.dot)
    #expect(again.nodeCount == 4 && again.edgeCount == 2)
    #expect(again.identifiers.prefix(3) == ["ends/", "a/\"b", "_%1"])
  }

  @Test func everyBeginningIsReadOrRefused() throws {
    readEveryBeginning(
      of:
        "strict digraph \"é\" { // c\n a [label=<<b>x</b>>, k=\"q\\\"\"]; /* c */ subgraph cluster_1 { b } a -> b:p }\n"
        + "# 1 \"x\"\ngraph { x -- {y z} }", .dot)
    #expect(try network("graph { q }", .dot).identifiers == ["q"])
  }
}
