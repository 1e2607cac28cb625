import Graphviz
import Testing

struct DOTReaderTests {
  @Test func readsNodesEdgesClustersAndAttributes() throws {
    let diagram = try Diagram(
      dot: """
        digraph g {
          rankdir=LR
          node [shape=box]
          a [label="First one"]
          subgraph cluster_part { label=Part; b [label=<<B>bold</B>>]; c }
          a -> b [label=one]
          a -> b [label=two]
          b -> c
        }
        """)
    #expect(diagram.isDirected)
    #expect(diagram.graphAttributes["rankdir"] == .raw("LR"))
    #expect(diagram.nodeAttributes["shape"] == .raw("box"))
    #expect(diagram.nodes.map(\.id) == ["a"])
    #expect(diagram.nodes.first?.attributes == ["label": .raw("First one")])
    #expect(diagram.clusters.map(\.name) == ["part"])
    #expect(diagram.clusters.first?.nodes.map(\.id) == ["b", "c"])
    #expect(
      diagram.clusters.first?.nodes.first?.attributes["label"] == .html(HTMLLabel(markup: "<B>bold</B>")))
    #expect(diagram.edges.map { "\($0.tail) \($0.head)" } == ["a b", "a b", "b c"])
    #expect(diagram.edges.map { $0.attributes["label"] } == [.raw("one"), .raw("two"), nil])
  }

  @Test func readsUndirectedGraphs() throws {
    let diagram = try Diagram(dot: "graph { x -- y }")
    #expect(!diagram.isDirected)
    #expect(diagram.edges.count == 1)
  }

  @Test(arguments: [
    ("digraph {\n a -> b\n c -> ;\n}", 3), ("digraph {\n a [label=\"x\"\n", 3), ("this is no graph", 1),
    ("", 1),
  ])
  func faultsHaveTheirLine(text: String, line: Int) throws {
    #expect {
      try Diagram(dot: text)
    } throws: { error in
      guard case .syntax(line, _)? = error as? GraphvizError else { return false }
      return true
    }
    // The scanner keeps no state of the fault.
    #expect(try Diagram(dot: "digraph { a -> b }").edges.count == 1)
  }

  @Test func whatTheScannerCannotTakeIsRefused() {
    let long = "digraph { a [label=\"" + String(repeating: "x", count: 20_000) + "\"] }"
    #expect(throws: GraphvizError.syntax(line: 1, message: "a quoted string is longer than 16384 bytes")) {
      try Diagram(dot: long)
    }
    let deep = "digraph " + String(repeating: "{", count: 500) + String(repeating: "}", count: 500)
    #expect(throws: GraphvizError.syntax(line: 1, message: "braces are nested more than 200 deep")) {
      try Diagram(dot: deep)
    }
    #expect(throws: GraphvizError.refused("the text holds a NUL character")) {
      try Diagram(dot: "digraph{\0}")
    }
  }
}
