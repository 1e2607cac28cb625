import Interchange
import Testing

@Suite struct DLTests {
  typealias Name = NetworkDocument.Name

  @Test func listsOfOneMode() throws {
    let edges = try network(
      "DL n=3, format = edgelist1\nlabels:\nann, \"Bob B\"\ncyd\nData:\n1 2 2.5\n3,1\n", .dl)
    #expect(edges.identifiers == ["ann", "Bob B", "cyd"])
    #expect(edges.ties == ["ann>Bob B", "cyd>ann"])
    #expect(edges.weight(ofEdge: 0) == 2.5)
    let nodes = try network("dl n=4 format=nodelist1 labels embedded data:\na b c\nd a", .dl)
    #expect(nodes.ties == ["a>b", "a>c", "d>a"])
  }

  @Test func listsOfTwoModesAndSeveralRelations() throws {
    let document = try network(
      """
      dl nr=2, nc=2 nm = 2
      format = edgelist2
      row labels embedded
      column labels embedded
      matrix labels: likes, "can stand"
      data:
      x 1
      y x
      !
      y 1 3
      """, .dl)
    // 'x' is a row and a column, so that labels are no identifiers.
    #expect(document.identifiers == ["1", "2", "3", "4"])
    #expect(document.labels == ["x", "y", "1", "x"])
    #expect(document.ties == ["1-3", "2-4", "2-3"])
    #expect((0..<3).map { document.edge(Name.relation, $0)?.description } == ["likes", "likes", "can stand"])
    #expect((0..<4).map { document.node(Name.mode, $0)?.description } == ["1", "1", "2", "2"])
  }

  @Test func matrices() throws {
    // Without the diagonal, over several lines, with labels in the data that come in another order.
    let embedded = try network(
      "dl n=3 diagonal absent labels: a b c\nlabels embedded\ndata:\nc a b\nb 1 0\na 1\n0 c 0 1", .dl)
    #expect(embedded.identifiers == ["a", "b", "c"])
    #expect(embedded.edgeCount == 3)
    let half = try network("dl n=3 format=lowerhalf diagonal=absent data: 1 0 1", .dl)
    #expect(half.ties == ["2-1", "3-2"])
    let upper = try network("dl n=2 format=upperhalf data: 0 2 0", .dl)
    #expect(upper.ties == ["1-2"] && upper.totalWeight == 2)
    let symmetric = "n=2 labels: a b\ncolumn labels: a b\ndata: 0 1 1 0"
    #expect(try network("dl " + symmetric, .dl).ties == ["a-b"])
    #expect(try network("dl n=2 data: 0 1 1 0", .dl).ties == ["1>2", "2>1"])
    let asymmetric = "dl n=2 row labels: a b\ncolumn labels: a b\ndata: 0 1 0 0"
    #expect(try network(asymmetric, .dl).ties == ["a>b"])
    #expect(try network("dl nr=1 nc=2 data: 1 0", .dl).ties == ["1-2"])
  }

  @Test(arguments: [
    ("dl n=2\nformat=edgelist1\ndata:\n0 1", 4), ("dl n=2\nformat=edgelist1\ndata:\n1 3", 4),
    ("dl n=2\nformat=edgelist1\ndata:\n1", 4), ("dl n=2\nformat=edgelist1\ndata:\n1 2 1e400", 4),
    ("dl n=2\nformat=edgelist1\ndata:\n1 99999999999999999999", 4),
    ("dl n=2\nformat=edgelist1\ndata:\na b", 4),
    ("dl n=2\nformat=edgelist1 labels embedded\ndata:\na b\na c", 5),
    ("dl n=2\nformat=edgelist1\ndata:\n1 2 3 4", 4), ("dl n=2\nformat=edgelist1\ndata:\n!\n1 2", 4),
    ("dl n=4000000000 data:", 1), ("dl nr=1\nnc=4000000000 data:", 2), ("dl n=99999999999999999999 data:", 1),
    ("dl n=2\ndata:\n0 1\n1", 4), ("dl n=1\ndata:\n0\n1", 4), ("dl n=2\ndata:\n0 x", 3),
    ("dl\ndata:", 2), ("dl n=3\nlabels:\na b\ndata:\n", 4), ("dl n=2\nformat=blockmatrix data:", 2),
    ("dl n=2\nwhatever data:", 2), ("dl n=2", 1), ("", 1), ("n=2", 1), ("dl n=1 data: \0", 1),
    ("dl nr=1000000 nc=0 nm=1000000 data: 1", 1),
  ])
  func faultsHaveTheirLine(_ text: String, _ line: Int) {
    #expect(refusal(text, .dl)?.line == line)
  }

  @Test(.enabled(if: FormatData.isPresent)) func knownFiles() throws {
    let padgett = try FormatData.read("dl/ucinet-padgett.dat")
    let relations = (0..<35).map { padgett.edge(Name.relation, $0)?.description }
    #expect(relations.count { $0 == "PADGM" } == 20)
    #expect(relations.count { $0 == "PADGB" } == 15)
    #expect(padgett.identifiers[8] == "MEDICI")
    let davis = try FormatData.read("dl/ucinet-davis.dat")
    #expect((0..<32).count { davis.node(Name.mode, $0) == .integer(2) } == 14)
    #expect(davis.totalWeight == 93)
    // Freeman 2003: event 8 had 14 guests.
    #expect(davis.targets.count { davis.nodes[$0] == "E8" } == 14)
    let weighted = try FormatData.read("dl/igraph-edgelist6.dl")
    #expect(weighted.identifiers == ["george", "sally", "jim", "billy", "jane"])
    #expect(weighted.weight(ofEdge: 4) == 1e-5)
  }

  @Test func oddNamesComeBack() throws {
    var document = NetworkDocument()
    for name in oddNames + [""] { document.addNode(name) }
    for node in oddNames.indices {
      let edge = document.addEdge(from: node, to: oddNames.count - node, isDirected: true)
      document.edgeAttributes.set(.number(Double(node) - 0.5), ofRow: edge, named: Name.weight)
      document.edgeAttributes.set(.text(node < 4 ? "first one" : "2"), ofRow: edge, named: Name.relation)
    }
    let written = try document.written(as: .dl)
    #expect(written.losses.contains { $0.contains("quotes") })
    let again = try document.again(.dl)
    let changed = document.identifiers.map {
      $0.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "'")
        .split(separator: "\t").joined(separator: " ")
    }
    #expect(again.identifiers == changed)
    #expect(again.sources == document.sources && again.targets == document.targets)
    #expect(again.isDirected == document.isDirected)
    #expect(again.totalWeight == document.totalWeight)
    #expect(
      (0..<again.edgeCount).map { again.edge(Name.relation, $0) }
        == (0..<again.edgeCount).map { document.edge(Name.relation, $0) })
  }

  @Test func twoModesComeBackAsAMatrix() throws {
    var document = NetworkDocument()
    for (name, mode) in [("a", 1), ("b", 2), ("c", 1)] {
      document.nodeAttributes.set(.integer(mode), ofRow: document.addNode(name), named: Name.mode)
    }
    document.addEdge(from: 1, to: 0, isDirected: false)
    document.edgeAttributes.set(
      .number(2.5), ofRow: document.addEdge(from: 2, to: 1, isDirected: false), named: "weight")
    let again = try document.again(.dl)
    #expect(again.identifiers == ["a", "c", "b"])
    #expect(again.ties == ["a-b", "c-b"])
    #expect(again.totalWeight == 3.5)
  }

  @Test func everyBeginningIsReadOrRefused() {
    readEveryBeginning(
      of:
        "dl nr=2, nc=1 nm=2\nformat = fullmatrix diagonal present\nrow labels: \"a b\" c\ncolumn labels:\nx\n"
        + "level labels: l m\ndata:\n1 0\n 2.5 1\n", .dl)
    readEveryBeginning(of: "dl n=2 format=edgelist1 labels embedded data:\n\"a b\" c 1.5\n!\nc c", .dl)
  }
}

@Suite struct SIFTests {
  typealias Name = NetworkDocument.Name

  @Test func linesOfSpacesAndTabs() throws {
    let spaces = try network("a pp b c\r\n\r\nlone\rb pd a\n", .sif)
    #expect(spaces.identifiers == ["a", "b", "c", "lone"])
    #expect(spaces.ties == ["a>b", "a>c", "b>a"])
    #expect((0..<3).map { spaces.edge(Name.type, $0)?.description } == ["pp", "pp", "pd"])
    let tabs = try network("node one\tis near\tnode two\nnode three", .sif)
    #expect(tabs.identifiers == ["node one", "node two", "node three"])
    #expect(tabs.edge(Name.type, 0) == .text("is near"))
  }

  @Test func aRelationToNothingIsRefused() {
    #expect(refusal("a r b\nc r\n", .sif)?.line == 2)
    #expect(refusal("a r \0", .sif)?.line == 1)
  }

  @Test func oddNamesComeBack() throws {
    var document = NetworkDocument()
    for name in oddNames { document.addNode(name) }
    for node in oddNames.indices.dropFirst(2) {
      let edge = document.addEdge(from: node, to: 0, isDirected: true)
      document.edgeAttributes.set(.text("to " + oddNames[node]), ofRow: edge, named: Name.type)
    }
    let written = try document.written(as: .sif)
    #expect(written.losses.count == 1)
    let again = try document.again(.sif)
    #expect(Set(again.identifiers) == Set(oddNames.map { $0.split(separator: "\t").joined(separator: " ") }))
    #expect(again.edgeCount == document.edgeCount)
    #expect(again.ties.last == "1 2>plain")
  }

  @Test func everyBeginningIsReadOrRefused() {
    readEveryBeginning(of: "a\tr s\tö\tc\nd\n\"e\"\tr\td\t", .sif)
  }
}
