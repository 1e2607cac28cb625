import Foundation
import Interchange
import Testing

/// Pajek, UCINET, GML, DOT and SIF as they are met; what is expected was counted by hand.
@Suite struct OddTextTests {
  typealias Name = NetworkDocument.Name

  // MARK: Pajek

  @Test func pajekListsOfNeighbours() throws {
    let document = try network(
      "*Vertices 5\r\n1 \"a\"\r\n2 \"b\"\r\n\r\n*Arcslist\r\n1 2 3 4\r\n2 5\r\n*Edgeslist\r\n4 5 1\r\n",
      .pajek)
    #expect(document.ties == ["1>2", "1>3", "1>4", "2>5", "4-5", "4-1"])
    #expect(document.direction == .mixed && document.nodeCount == 5)
  }

  @Test func pajekAMatrixOfWeights() throws {
    let document = try network(
      "*vertices 3\n1 x\n2 y\n3 z\n*matrix\n0 1 0\n0 0 2.5\n-1 0 0\n", .pajek)
    #expect(document.ties == ["1>2", "2>3", "3>1"])
    #expect(document.totalWeight == 2.5)
    #expect(document.labels == ["x", "y", "z"])
  }

  @Test func pajekNamesItsRelations() throws {
    let document = try network(
      """
      *Vertices 3
      *Arcs :1 "advice"
      1 2 1
      *Arcs :2 "friendship"
      2 1 1
      2 3 4
      *Edges :3
      1 3
      """, .pajek)
    #expect(document.ties == ["1>2", "2>1", "2>3", "1-3"])
    #expect(document.edge(Name.relation, 2) == .text("friendship"))
    #expect(document.edge(Name.relation, 3) == .text("3"))
  }

  @Test func pajekWithEmptySectionsAndLatin1() throws {
    let bytes =
      Array("*Vertices 2\r1 \"Z".utf8) + [0xFC] + Array("rich\"\r2 \"Bern\"\r*Arcs\r*Edges\r1 2\r".utf8)
    let document = try network(bytes, .pajek)
    #expect(document.ties == ["1-2"] && document.direction == .undirected)
    #expect(document.labels[0] == "Zürich")
  }

  /// igraph's example has rows of a two-mode matrix with a number more than there are columns.
  @Test func pajekRowsThatAreTooLong() throws {
    let document = try network("*vertices 5 3\n*matrix\n1 0 1\n1 1 2\n0 0 3\n", .pajek)
    #expect(document.ties == ["1-4", "2-4", "2-5"])
    #expect(document.remarks.contains { $0.contains("more numbers") })
    #expect(try network("*vertices 5 3\n*matrix\n1 0 1 1 0 0\n", .pajek).ties == ["1-4", "2-4", "2-5"])
  }

  @Test func pajekAStrayQuote() throws {
    let document = try network("*Vertices 2\n1 \"ChildWelf\"\"\n2 \"b\"\n*Edges\n1 2\n", .pajek)
    #expect(document.labels == ["ChildWelf", "b"] && document.ties == ["1-2"])
  }

  @Test(arguments: [
    ("*Vertices 2\n*Arcs\n1 3\n", 3), ("*Vertices 99999999999999999999\n", 1), ("*Vertices -1\n", 1),
    ("*Vertices 2000000000\n", 1), ("*Vertices 2\n*Edges\n1 2 1e999\n", 3), ("*Vertices 2\n*Edges\n0 1\n", 3),
    ("*Vertices 2\n*Matrix\n0 1\n0\n", 5), ("*Arcs\n1 2\n", 1), ("*Vertices 2\n1 \"a\u{0}\"\n", 2),
  ])
  func pajekFaultsHaveTheirLine(_ text: String, _ line: Int) {
    #expect(refusal(text, .pajek)?.line == line)
  }

  // MARK: UCINET

  @Test func ucinetListsWithLabelsEmbedded() throws {
    let document = try network(
      "dl n = 4 format = edgelist1\nlabels embedded:\ndata:\nann bob 1\nbob cid 2.5\n\"dan x\" ann\n", .dl)
    #expect(document.identifiers == ["ann", "bob", "cid", "dan x"])
    #expect(document.ties == ["ann>bob", "bob>cid", "dan x>ann"])
    #expect(document.totalWeight == 4.5)
  }

  @Test func ucinetWritesItsOwnHeader() throws {
    let document = try network(
      """
      DL
      N=3 NM=2
      FORMAT = FULLMATRIX DIAGONAL PRESENT
      ROW LABELS:
      "ANN"
      "BOB"
      "CID"
      COLUMN LABELS:
      "ANN"
      "BOB"
      "CID"
      LEVEL LABELS:
      "KNOWS"
      "PAYS"
      DATA:
       0 1 0
       1 0 0
       0 0 0
       0 0 0
       0 0 5
       0 0 0
      """, .dl)
    #expect(document.nodeCount == 3)
    #expect(document.edgeCount == 2 || document.edgeCount == 3)
    #expect(document.edge(Name.relation, document.edgeCount - 1) == .text("PAYS"))
    #expect(document.weight(ofEdge: document.edgeCount - 1) == 5)
  }

  /// As igraph's example has it: the rows' names differ from the columns' in case alone.
  @Test func ucinetHeedsNoCase() throws {
    let document = try network(
      "dl n=3\nformat = fullmatrix\nlabels embedded\ndata:\nlarry david lin\nLarry 0 1 1\ndavid 1 0 0\nLin 1 1 0\n",
      .dl)
    #expect(document.nodeCount == 3 && document.edgeCount == 5)
  }

  /// What UCINET writes itself is symmetric without a direction; its labels stand one a line and may have spaces.
  @Test func ucinetsOwnFiles() throws {
    let head = "DL\nNR=3 NC=2\nFORMAT = FULLMATRIX DIAGONAL PRESENT\nROW LABELS:\n1 male\n2 male\n3 female\n"
    let modes = try network(head + "COLUMN LABELS:\nAGE\nRANK\nDATA:\n 0 1\n 1 1\n 0 0\n", .dl)
    #expect(modes.identifiers == ["1 male", "2 male", "3 female", "AGE", "RANK"])
    #expect(modes.ties == ["1 male-RANK", "2 male-AGE", "2 male-RANK"])
    let zachary = try network(
      "DL\nN=3 NM=2\nFORMAT = FULLMATRIX DIAGONAL PRESENT\nLEVEL LABELS:\nZACHE\nZACHC\nDATA:\n"
        + " 0 1 1\n 1 0 0\n 1 0 0\n 0 4 5\n 4 0 0\n 5 0 0\n", .dl)
    #expect(zachary.ties == ["1-2", "1-3", "1-2", "1-3"] && zachary.totalWeight == 11)
  }

  @Test func ucinetTwoModes() throws {
    let document = try network(
      "dl nr=2, nc=3, format=edgelist2\nrow labels embedded\ncol labels embedded\ndata:\nann club\nbob choir\n"
        + "ann choir\nbob team\n", .dl)
    #expect(document.nodeCount == 5 && document.edgeCount == 4)
    #expect(document.node(Name.mode, 0) == .integer(1) && document.node(Name.mode, 4) == .integer(2))
  }

  @Test func ucinetNodeLists() throws {
    let document = try network(
      "DL n=4\nformat = nodelist1\nlabels:\na,b,c,d\ndata:\n1 2 3\n3 4\n", .dl)
    #expect(document.ties == ["a>b", "a>c", "c>d"])
  }

  @Test(arguments: [
    ("dl n=2 format=edgelist1\ndata:\n1 3\n", 3), ("dl n=2\ndata:\n0 1\n1\n", 5),
    ("dl format=edgelist1\ndata:\n1 2\n", 2), ("dl n=99999999999\ndata:\n", 1), ("dl n=2\nlabels:\na\n", 4),
    ("dl n=2 format=fullmatrix\ndata:\n0 1\nx 0\n", 4), ("dl n=2\ndata:\n0 1e999\n1 0\n", 3),
  ])
  func ucinetFaultsHaveTheirLine(_ text: String, _ line: Int) {
    #expect(refusal(text, .dl)?.line == line)
  }

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
    ("node [ id 1 ]", 1),
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
