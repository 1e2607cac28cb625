import Foundation
import Interchange
import Testing

/// GML, DOT and SIF as they are met, and long lines in all formats; what is expected was counted by hand.
@Suite struct OddTextTests {
  typealias Name = NetworkDocument.Name

  // MARK: GML

  @Test func gmlOfYEd() throws {
    let document = try network(
      """
      Creator "yFiles"
      Version "2.14"
      graph
      [
        hierarchic 1
        label ""
        directed 1
        node
        [
          id 0
          label "Riga"
          graphics [ x 75.5 y -30.0 w 30.0 h 30.0 type "rectangle" fill "#FFCC00" ]
          LabelGraphics [ text "Riga" fontSize 12 ]
        ]
        node [ id 1 label "Group" isGroup 1 ]
        node [ id 2 label "&#214;rebro &amp; Co" gid 1 ]
        edge
        [ source 0 target 2
          graphics [ fill "#000000" Line [ point [ x 75 y -30 ] point [ x 1 y 2 ] point [ x 3 y 4 ] ] ]
        ]
        edge [ source 2 target 0 label "back" ]
      ]
      """, .gml)
    #expect(document.ties == ["0>2", "2>0"])
    #expect(document.labels == ["Riga", "Group", "Örebro & Co"])
    #expect(document.node(Name.x, 0)?.double == 75.5 && document.node(Name.y, 0)?.double == -30)
    #expect(document.node(Name.colour, 0)?.description.lowercased() == "#ffcc00")
    #expect(document.node(Name.parent, 2) == .text("1"))
  }

  @Test func gmlOfNetworkXAndIgraph() throws {
    let networkX = try network(
      """
      graph [
        multigraph 1
        name "two"
        node [
          id 0
          label "(0, 1)"
          tags "a"
          tags "b"
        ]
        node [
          id 1
          label "n"
          big "12345678901234567890"
        ]
        edge [
          source 0
          target 1
          key 0
          weight 1.5E-1
        ]
        edge [
          source 0
          target 1
          key 1
          weight NAN
        ]
      ]
      """, .gml)
    #expect(networkX.ties == ["0-1", "0-1"])
    #expect(networkX.node("tags", 0) == .list(["a", "b"]))
    #expect(networkX.weight(ofEdge: 0) == 0.15)
    let igraph = try network(
      "Creator \"igraph version 0.10\"\nVersion 1\n# comment\ngraph\n[\n  directed 0\n  node\n  [\n    id 0\n    name \"x\"\n  ]\n"
        + "  node\n  [\n    id 5\n    name \"y\"\n  ]\n  edge\n  [\n    source 5\n    target 0\n  ]\n]\n",
      .gml)
    #expect(igraph.ties == ["5-0"])
  }

  @Test(arguments: [
    ("graph [\n node [ id 1 ]\n edge [ source 1 target 2 ]\n]", 3), ("graph [\n node [ id 1\n", 2),
    ("graph [\n node [ id 1 label \"x ]\n", 2), ("graph [\n node [ id 1 ] node [ id 1 ] ]", 2),
    ("graph [ node [ id 1 ]\n ] ]", 2), ("graph [\n weight 1e999 ]", 2),
    ("graph [ node [ id 1 ]\n\u{0} ]", 2),
    ("node [ id 1 ]", 1), ("graph[node[a\nr\nr P p\nr d v]]", 2), ("graph [ node [ id 1\n kind city ] ]", 2),
  ])
  func gmlFaultsHaveTheirLine(_ text: String, _ line: Int) {
    #expect(refusal(text, .gml)?.line == line)
  }

  // MARK: DOT

  @Test func dotSubgraphsAsEnds() throws {
    let document = try network(
      """
      /* made by hand */ strict digraph "G" {
        a -> {b c} -> d [weight=2];
        subgraph s { e f } -> a
        node [color=red]; edge [style=dashed]
        g -> g; a -> b // again
        "h i":port:ne -> j
      }
      """, .dot)
    #expect(document.nodeCount == 9)
    // a->b, a->c, b->d, c->d, e->a, f->a, g->g, h i->j; strict merges a->b.
    #expect(
      Set(document.ties) == ["a>b", "a>c", "b>d", "c>d", "e>a", "f>a", "g>g", "h i>j"])
    #expect(document.edgeCount == 8)
  }

  @Test func dotGroupsOnBothSides() throws {
    let document = try network("graph { {a b} -- {c d} -- {a} ; 1 -- -2.5 }", .dot)
    #expect(document.edgeCount == 7 && document.nodeCount == 6)
    #expect(document.direction == .undirected)
  }

  /// A reader that opened one of these would hang, or read what it must not.
  @Test func dotOpensNoFile() throws {
    for name in [
      "image", "shapefile", "fontpath", "imagepath", "_background", "stylesheet", "URL", "fontname",
    ] {
      for path in ["/dev/zero", "/etc/passwd", "../../../etc/passwd", "http://localhost:9/x"] {
        let document = try network(
          "digraph { \(name)=\"\(path)\"; node [\(name)=\"\(path)\"]; edge [\(name)=\"\(path)\"]; a -> b [\(name)=\"\(path)\"] }",
          .dot)
        #expect(document.ties == ["a>b"])
        #expect(document.node(name, 0)?.description == path || document.node(name, 0) == nil)
        let written = try document.written(as: .dot)
        #expect(written.files.count == 1)
      }
    }
  }

  // MARK: SIF

  @Test func sifOfCytoscape() throws {
    let document = try network("a pp b c\nd\n\ne\tpd\tf g\n".replacingOccurrences(of: "\t", with: " "), .sif)
    #expect(document.ties == ["a>b", "a>c", "e>f", "e>g"])
    #expect(document.nodeCount == 7)
  }

  /// The memory for a line is some times that of its bytes, whatever it holds.
  @Test(arguments: [
    (NetworkFormat.pajek, "*Vertices 1\n1 \"", "\"\n"), (.gml, "graph [ node [ id 1 label \"", "\" ] ]"),
    (.dl, "dl n=1\nlabels:\n", "\ndata:\n0\n"), (.sif, "", " r b"),
    (.nodeLink, "{\"nodes\": [{\"id\": \"", "\"}]}"),
    (.graphml, "<graphml><graph><node id='", "'/></graph></graphml>"),
    (.gexf, "<gexf><graph><nodes><node id='", "'/></nodes></graph></gexf>"),
  ])
  func oneLongLine(_ format: NetworkFormat, _ start: String, _ end: String) throws {
    let document = try network(start + String(repeating: "x", count: 3_000_000) + end, format)
    #expect(document.nodeCount >= 1)
    // Cut off in the middle of the line.
    if format != .sif, format != .dl, format != .pajek {
      #expect(refusal(start + String(repeating: "x", count: 1_000_000), format) != nil)
    }
  }
}
