import Foundation
import Interchange
import Testing

/// Pajek and UCINET files as they are met; what is expected was counted by hand.
@Suite struct OddMatrixTests {
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
}
