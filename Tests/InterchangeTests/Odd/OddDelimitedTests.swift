import Foundation
import Interchange
import Testing

/// Tables as other programs and people write them; what is expected was counted by hand.
@Suite struct OddDelimitedTests {
  typealias Name = NetworkDocument.Name

  private func read(_ text: String, _ path: String = "x.csv") throws -> NetworkDocument {
    try NetworkDocument(bytes: Data(text.utf8), path: path)
  }

  @Test func gephiWithSemicolonsAndAByteOrderMark() throws {
    let document = try read(
      "\u{FEFF}Source;Target;Type;Id;Label;Weight\r\n1;2;Undirected;0;;1.5\r\n2;3;Undirected;1;friends;2\r\n")
    #expect(document.ties == ["1-2", "2-3"])
    #expect(document.totalWeight == 3.5)
    #expect(document.edge(Name.label, 1) == .text("friends"))
    #expect(document.edge(Name.identifier, 1) == .integer(1))
  }

  @Test func decimalCommasBesideSemicolons() throws {
    let document = try read("Source;Target;Weight;Fee\nRiga;Oslo;1,5;1000\nOslo;Bergen;2;12,25\n")
    #expect(document.totalWeight == 3.5)
    #expect(document.edge("Fee", 1) == .number(12.25))
    #expect(document.remarks.contains { $0.contains("decimal comma") })
  }

  @Test func kumuConnections() throws {
    let document = try read(
      "From,To,Type,Direction,Tags\nRiga,Eurocities,member of,directed,a|b\nOslo,Riga,twin,undirected,\n"
        + "Oslo,Bergen,twin,mutual,\n")
    #expect(document.ties == ["Riga>Eurocities", "Oslo-Riga", "Oslo-Bergen"])
    #expect(document.edge(Name.type, 0) == .text("member of"))
  }

  @Test func kumuWithoutDirections() throws {
    let document = try read("From,To,Type\nRiga,Eurocities,member of\nOslo,Riga,Mutual\n")
    #expect(document.nodeCount == 3 && document.edgeCount == 2)
    #expect(document.edge(Name.type, 1) == .text("Mutual"))
  }

  @Test func theSeparatorLineOfSpreadsheets() throws {
    let document = try read("sep=;\r\nSource;Target\r\na,1;b\r\nb;c\r\n")
    #expect(document.ties == ["a,1>b", "b>c"])
    #expect(document.edgeLines?.line(of: 0) == 3)
  }

  @Test func commentsBeforeAListOfEdges() throws {
    let snap = try read(
      "# Directed graph: x.txt\n# Nodes: 3 Edges: 2\n# FromNodeId\tToNodeId\n0\t1\n1\t2\n", "x.txt")
    #expect(snap.ties == ["0>1", "1>2"])
    #expect(snap.edgeLines?.line(of: 0) == 4)
    let konect = try read("% sym unweighted\n% 2 3 3\n1 2\n2 3\n", "out.txt")
    #expect(konect.ties == ["1>2", "2>3"])
    let heading = try read("#source,target,weight\na,b,2\nb,c,3\n")
    #expect(heading.ties == ["a>b", "b>c"] && heading.totalWeight == 5)
  }

  @Test func columnsInLineBySpaces() throws {
    let document = try read(
      "from to   kind\n  1   2   a\n  2  10   b c\n".replacingOccurrences(of: "b c", with: "b"))
    #expect(document.ties == ["1>2", "2>10"])
    let ncol = try read("a b\nb  c\t12.5e1\n\na c\n", "x.ncol")
    #expect(ncol.ties == ["a>b", "b>c", "a>c"] && ncol.totalWeight == 127)
    let quoted = try read(
      "Source Target Type timeset\nAnn Bob Directed \"[2016-02-03, 2016-02-04]\"\n"
        + "Bob Ann Directed \"[2016-03-04, Infinity]\"\n")
    #expect(quoted.ties == ["Ann>Bob", "Bob>Ann"])
    #expect(
      quoted.edge(Name.since, 0) == .text("2016-02-03") && quoted.edge(Name.until, 0) == .text("2016-02-04"))
    #expect(quoted.edge(Name.since, 1) == .text("2016-03-04") && quoted.edge(Name.until, 1) == nil)
  }

  /// Gephi's test file of lists of neighbours: nine names, seven edges.
  @Test func listsOfNeighbours() throws {
    let document = try read("a;b\nb;c;d\ne\nf; a ;g;h; i  ")
    #expect(document.nodeCount == 9)
    #expect(document.ties == ["a>b", "b>c", "b>d", "f>a", "f>g", "f>h", "f>i"])
    #expect(document.edgeLines?.line(of: 3) == 4)
  }

  @Test func matricesWithSpacesOrWithoutNames() throws {
    let named = try read(" ,A,B,C\nA,0,1, 0\nB,1,0,0\nC,0,3.5, 4.2 \n")
    #expect(named.ties == ["A>B", "B>A", "C>B", "C>C"] && named.totalWeight == 9.7)
    let plain = try read("0,1,0,0,0\n0,0,1,0,0\n0,0,0,2,0\n0,0,0,0,1\n1,0,0,0,0\n")
    #expect(plain.ties == ["1>2", "2>3", "3>4", "4>5", "5>1"] && plain.totalWeight == 6)
    #expect(plain.edgeLines?.line(of: 4) == 5)
  }

  @Test func numbersOfGephi() throws {
    #expect(try read("Source,Target,Weight\n1,2,\"1,33\"\n").totalWeight == 1.33)
    // One and a third or thousands: not said, so no number.
    #expect(refusal("Source,Target,Weight\n1,2,\"1,333\"\n", .csv)?.line == 2)
    let document = try read("source,target,weight\na,b,\"<[1.0, 2, 1]; [2, 3, 2]>\"\n")
    #expect(document.ties == ["a>b"] && document.totalWeight == 1)
    let nodes = try read("Id,Label,timeset\n1,,\"<[2000.0, 2003.0]>\"\n2,x,\n")
    #expect(nodes.node(Name.since, 0) == .text("2000") && nodes.node(Name.until, 0) == .text("2003"))
  }

  @Test func networkXEdgeLists() throws {
    let document = try read(
      "# c\n0 1 {'weight': 0.5, 'kind': \"it's, {x}\", 'on': True, 'no': None}\n1 2 {}\n2 0 {'tags': ['a', 'b'], 'weight': 2}\n",
      "x.edgelist")
    #expect(document.ties == ["0>1", "1>2", "2>0"] && document.totalWeight == 3.5)
    #expect(document.edge("kind", 0) == .text("it's, {x}") && document.edge("on", 0) == .boolean(true))
    #expect(document.edge("tags", 2) == .text("['a', 'b']"))
    #expect(try read("a b {}\nb c {}\n", "x.txt").ties == ["a>b", "b>c"])
    #expect(refusal("a b {}\nb c {'x': \n", .csv)?.line == 2)
    #expect(refusal("a b {}\nb\n", .csv)?.line == 2)
    #expect(refusal("a b {}\nb c {'weight': inf}\n", .csv)?.line == 2)
    readEveryBeginning(of: "a b {'w': 'x\\n', \"k\": (1, 2)}\nb c {'w': 1}\n", .csv)
  }

  @Test func rowNamesOfR() throws {
    let document = try read("\"\",\"from\",\"to\",\"weight\"\n\"1\",\"a\",\"b\",2\n\"2\",\"b\",\"c\",NA\n")
    #expect(document.ties == ["a>b", "b>c"])
    #expect(document.totalWeight == 3)
    #expect(document.edgeAttributes.index(of: "") == nil)
  }

  @Test func emptyColumnsAtTheEnd() throws {
    let document = try read("source,target,,\na,b,,\nb,c,,\n")
    #expect(document.ties == ["a>b", "b>c"] && document.edgeAttributes.columns.isEmpty)
  }

  @Test func bareReturnsEndLines() throws {
    #expect(try read("Source,Target\ra,b\rb,c\r").ties == ["a>b", "b>c"])
    // A line end within a field is an LF where rows end in CR.
    let document = try read("Source,Target,Note\ra,b,\"one\ntwo\"\rb,c,x\r")
    #expect(document.ties == ["a>b", "b>c"])
    #expect(document.edge("Note", 0) == .text("one\ntwo"))
    #expect(try read("Source,Target\r\r\na,b\r\r\nb,c\r\r\n").ties == ["a>b", "b>c"])
  }

  @Test func encodings() throws {
    let text = "Source\tTarget\r\nZürich\tŁódź\r\n"
    for encoding in [String.Encoding.utf16LittleEndian, .utf16BigEndian] {
      let mark: [UInt8] = encoding == .utf16BigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
      let bytes = Data(mark) + (try #require(text.data(using: encoding)))
      let document = try NetworkDocument(bytes: bytes, path: "Unicode.txt")
      #expect(document.ties == ["Zürich>Łódź"])
    }
    let latin = Data(Array("source;target\nZ".utf8) + [0xFC] + Array("rich;K".utf8) + [0xF6, 0x6C, 0x6E, 10])
    let document = try NetworkDocument(bytes: latin, path: "x.csv")
    #expect(document.ties == ["Zürich>Köln"])
    #expect(document.remarks.contains { $0.contains("windows-1252") })
  }

  @Test(arguments: [
    ("a,b\nc,d\ne,f\n", 6, 3), ("1,2\n2,3\n", 3, 2), ("a b\nb c\nc a\n", 3, 3),
    ("city,network\nRiga,Eurocities\nOslo,Eurocities\n", 3, 2), ("x,y\n1,2\n3,4\n", 4, 2),
    ("x,y,z\n1,2,0.5\n3,4,1\n", 4, 2), ("Member;Group\nann;club\nbob;choir\n", 4, 2),
    ("a,b,1\nb,c,2\n", 3, 2),
  ])
  func headingsAndEdges(_ text: String, _ nodes: Int, _ edges: Int) throws {
    let document = try read(text)
    #expect((document.nodeCount, document.edgeCount) == (nodes, edges))
    #expect(document.remarks.contains { $0.contains("names of columns") })
  }

  @Test func aSemicolonMatrixOfGephi() throws {
    let document = try read(";A;B;C\nA;0;1;0\nB;0;0;2\nC;0;0;0\n")
    #expect(document.ties == ["A>B", "B>C"] && document.totalWeight == 3)
  }

  @Test func neo4jHeadings() throws {
    let document = try read(":START_ID(Person),roles:string[],:END_ID(Film),:TYPE\nk,Neo,m,ACTED_IN\n")
    #expect(document.ties == ["k>m"])
    #expect(document.edge(Name.type, 0) == .text("ACTED_IN"))
  }

  @Test(arguments: [
    ("source,target\na,b\nc\n", 3), ("source,target\na,\"b\nc,d\n", 2), ("source,target\n\na,b\nc,d,e\n", 4),
    ("source,target\na,\"b\"x\n", 2), ("source,target\na,\u{0}b\n", 2),
    ("source,target,weight\na,b,1\na,c,heavy\n", 3), ("source,target,weight\na,b,1e999\n", 2),
    ("source,target,weight\na,b,nan\n", 2), ("p,q,r,s,t,u\nx,y,z,1,2,v\n", 1),
    ("source,target\na,b\n,c\n", 3),
  ])
  func faultsHaveTheirLine(_ text: String, _ line: Int) {
    #expect(refusal(text, .csv)?.line == line)
  }

  /// The memory for a line is that of its bytes, whatever it holds: nothing is kept a byte but the places of fields.
  @Test func oneLongLine() throws {
    let long = String(repeating: "x", count: 4_000_000)
    let document = try read("source,target\n\(long),b\n")
    #expect(document.nodes[0].utf8.count == 4_000_000)
    let commas = "source,target\n" + String(repeating: ",", count: 4_000_000) + "a\n"
    #expect(refusal(commas, .csv)?.line == 2)
    #expect(refusal("source,target\n\"" + long, .csv)?.line == 2)
  }

  @Test func namesWithMarkupStayText() throws {
    let document = try read("source,target\n<b>x</b>,<script>alert(1)</script>\n=1+1,@cmd\n")
    #expect(document.identifiers == ["<b>x</b>", "=1+1", "<script>alert(1)</script>", "@cmd"])
  }

  @Test func everyBeginningIsReadOrRefused() {
    readEveryBeginning(of: "sep=;\r\n# é\nSource;Target;Weight\r\n\"a\n\"\"b\";c;1,5\r\rd;e;2\n", .csv)
    readEveryBeginning(of: "#a b\n\r\n,\n\"\",1\n", .csv)
  }
}
