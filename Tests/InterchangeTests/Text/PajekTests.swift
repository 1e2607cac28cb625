import Interchange
import Testing

@Suite struct PajekTests {
  typealias Name = NetworkDocument.Name

  @Test func verticesArcsAndEdges() throws {
    let document = try network(
      """
      % a comment
      *Network "A title"
      *Vertices 4
      1 "First one" 0.5 0.25 0.5 box ic Red x_fact 2 [3-7]
      3 bare&#233; [1-2,5-*]
      *Arcs :1 "knows"
      1 2 -2.5 c Blue l "label here" [2-*]
      2: 2 3
      *Edges :2 "likes"
      3 4
      *Arcslist
      4 1 2
      """, .pajek)
    #expect(document.title == "A title")
    #expect(document.identifiers == ["1", "2", "3", "4"])
    #expect(document.labels == ["First one", nil, "bareé", nil])
    #expect(document.node(Name.x, 0) == .number(0.5))
    #expect(document.node(Name.z, 0) == .number(0.5))
    #expect(document.node("shape", 0) == .text("box"))
    #expect(document.node(Name.colour, 0) == .text("#ff0000"))
    #expect(document.node("x_fact", 0) == .integer(2))
    #expect(document.node(Name.since, 0) == .text("3"))
    #expect(document.node(Name.until, 0) == .text("7"))
    #expect(document.node("intervals", 2) == .text("[1-2,5-*]"))
    #expect(document.ties == ["1>2", "2>3", "3-4", "4>1", "4>2"])
    #expect(document.weight(ofEdge: 0) == -2.5)
    #expect(document.edge(Name.colour, 0) == .text("#0000ff"))
    #expect(document.edge(Name.label, 0) == .text("label here"))
    #expect(document.edge(Name.since, 0) == .text("2"))
    #expect(document.edge(Name.until, 0) == nil)
    #expect(
      (0..<5).map { document.edge(Name.relation, $0)?.description } == ["knows", "2", "likes", nil, nil])
    #expect(document.direction == .mixed)
  }

  @Test func matricesOfOneAndTwoModes() throws {
    let one = try network("*Vertices 2\n*Matrix\n0 2.5\n1 0\n", .pajek)
    #expect(one.ties == ["1>2", "2>1"])
    #expect(one.totalWeight == 3.5)
    let two = try network("*Vertices 3 2\n*Matrix\n1\n0", .pajek)
    #expect(two.ties == ["1-3"])
    #expect((0..<3).map { two.node(Name.mode, $0) } == [.integer(1), .integer(1), .integer(2)])
  }

  @Test func projectsGiveTheirFirstNetwork() throws {
    let document = try network(
      """
      *Network one
      *Vertices 2
      1 "a"
      *Edges
      1 2
      *Network two
      *Vertices 3
      *Edges
      1 3
      *Partition sex
      *Vertices 2
      1
      2
      *Vector size of it
      *Vertices 2
      0.5
      2e3
      *Partition other
      *Vertices 3
      1
      1
      1
      *Hierarchy h
      whatever
      """.replacingLineEnds(by: "\r"), .pajek)
    #expect(document.nodeCount == 2 && document.edgeCount == 1)
    #expect(document.node("sex", 1) == .integer(2))
    #expect(document.node("size of it", 1)?.double == 2000)
    #expect(document.nodeAttributes.index(of: "other") == nil)
    #expect(document.remarks.contains { $0.contains("'two'") })
    #expect(document.remarks.contains { $0.contains("'other'") })
    #expect(document.remarks.contains { $0.contains("hierarchy") })
  }

  @Test(arguments: [
    ("*Vertices 2\n*Arcs\n0 1", 3), ("*Vertices 2\n*Arcs\n1 3", 3), ("*Vertices 2\n*Arcs\n1", 3),
    ("*Vertices 2\n*Arcs\n1 99999999999", 3), ("*Vertices 2\n*Arcs\n1 2 1e400", 3),
    ("*Vertices 2\n*Arcs\n1 -9223372036854775808", 3),
    ("*Vertices 2\n*Arcs\n1 2 --3", 3), ("*Vertices 2\n1 a 0 0 box foo \"open\n2 b", 2),
    ("*Vertices 2\n3 \"c\"", 2),
    ("*Vertices 4000000000", 1), ("*Vertices -1", 1), ("*Vertices", 1), ("*Vertices 2 3", 1),
    ("*Arcs\n1 2", 1), ("*Vertices 2\n*Matrix\n1 0\n1", 4), ("*Vertices 1\n*Matrix\n1\n1", 4),
    ("*Vertices 0\n*Edges\n1 1", 3), ("", 1), ("no command", 1), ("*Vertices 1\n1 \"a\0\"", 2),
    ("*Vertices 1\n1 a\n*Partition p\n*Vertices 1\n1\n2", 6),
  ])
  func faultsHaveTheirLine(_ text: String, _ line: Int) {
    let error = refusal(text, .pajek)
    #expect(error?.line == line)
  }

  @Test func aLabelThatIsNotClosedEndsWithItsLine() throws {
    let document = try network("*Vertices 2\n1 \"open\n2 \"closed\"", .pajek)
    #expect(document.labels == ["open", "closed"])
    #expect(document.remarks.contains { $0.contains("line 2") })
  }

  @Test(.enabled(if: FormatData.isPresent)) func knownFiles() throws {
    let tube = try FormatData.read("pajek/pajek-london-tube.net")
    var lines: [String: Int] = [:]
    for edge in 0..<tube.edgeCount {
      if !tube.isDirected[edge] { lines[tube.edge(Name.relation, edge)?.description ?? "", default: 0] += 1 }
    }
    #expect(lines.count == 14)
    #expect(lines.values.reduce(0, +) == 462)
    #expect(lines["Waterloo & City"] == 1 && lines["Victoria"] == 15)
    let padgett = try FormatData.read("pajek/pajek-padgett-marriage.net")
    let medici = padgett.labels.firstIndex(of: "Medici")
    #expect((0..<20).count { padgett.sources[$0] == 8 || padgett.targets[$0] == 8 } == 6 && medici == 8)
    let south = try FormatData.read("pajek/pajek-deep-south.paj")
    #expect((0..<32).count { south.node(Name.mode, $0) == .integer(2) } == 14)
    #expect(south.remarks.contains { $0.contains("Homans") })
    let marked = try FormatData.read("pajek/igraph-utf8_with_bom.net")
    #expect(marked.labels[4] == "Jürgen Müller")
    #expect(marked.node("foo", 4) == .text("a b c"))
    let signed = try FormatData.read("pajek/igraph-pajek_signed.net")
    #expect((0..<45).contains { signed.weight(ofEdge: $0) == -1 })
  }

  @Test func oddNamesComeBack() throws {
    var document = NetworkDocument()
    for node in oddNames.indices { document.addNode(String(node + 1)) }
    for (node, name) in (oddNames.dropLast() + [""]).enumerated() {
      document.nodeAttributes.set(.text(name), ofRow: node, named: Name.label)
      let edge = document.addEdge(from: node, to: 0, isDirected: node < 5)
      document.edgeAttributes.set(
        .text(node % 2 == 0 ? "even" : "\"odd\""), ofRow: edge, named: Name.relation)
      document.edgeAttributes.set(.number(Double(node) / 4), ofRow: edge, named: Name.weight)
      document.edgeAttributes.set(.text(name), ofRow: edge, named: Name.label)
    }
    document.edgeAttributes.set(.text("2001"), ofRow: 1, named: Name.since)
    document.edgeAttributes.set(.text("x"), ofRow: 1, named: "other")
    let written = try document.written(as: .pajek)
    #expect(written.losses.contains { $0.contains("'other'") })
    let again = try document.again(.pajek)
    #expect(again.identifiers == document.identifiers)
    #expect(again.labels == document.labels)
    func told(_ document: NetworkDocument) -> [String] {
      document.ties.indices.map { edge in
        let values = [Name.relation, Name.label, Name.since].map {
          document.edge($0, edge)?.description ?? ""
        }
        return "\(document.ties[edge]) \(document.weight(ofEdge: edge)) \(values)"
      }.sorted()
    }
    #expect(told(again) == told(document))
  }

  @Test func twoModesComeBack() throws {
    var document = NetworkDocument()
    for (name, mode) in [("a", 2), ("b", 1), ("c", 2)] {
      document.nodeAttributes.set(.integer(mode), ofRow: document.addNode(name), named: Name.mode)
    }
    document.addEdge(from: 1, to: 0, isDirected: false)
    let again = try document.again(.pajek)
    #expect(again.labels == ["b", "a", "c"])
    #expect(again.ties == ["1-2"])
    #expect((0..<3).map { again.node(Name.mode, $0) } == [.integer(1), .integer(2), .integer(2)])
  }

  @Test func everyBeginningIsReadOrRefused() {
    readEveryBeginning(
      of:
        "*Network \"x\"\n*Vertices 3 1\n1 \"a&#1;\" 0 0 box ic Red [1-2]\n*Edges :1 \"r\"\n1 2 1.5 c Red [1]\n"
        + "*Matrix\n1 2\n*Partition p\n*Vertices 3\n1", .pajek)
  }

  @Test func longLinesAreRead() throws {
    let line = String(repeating: "1 ", count: 200_000)
    #expect(try network("*Vertices 1\n*Arcslist\n1 " + line, .pajek).edgeCount == 200_000)
  }
}

extension String {
  func replacingLineEnds(by end: String) -> String { split(separator: "\n").joined(separator: end) }
}
